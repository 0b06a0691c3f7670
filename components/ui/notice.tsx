import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type NoticeTone = "info" | "success" | "warning" | "error";

const looks: Record<NoticeTone, { box: string; title: string; icon: typeof Info }> = {
  info: { box: "bg-sunk", title: "text-ink", icon: Info },
  success: { box: "bg-jade-wash", title: "text-jade", icon: CircleCheck },
  warning: { box: "bg-amber-wash", title: "text-amber", icon: TriangleAlert },
  error: { box: "bg-seal-wash", title: "text-seal-ink", icon: CircleAlert },
};

/**
 * Something to know about this page. An error says what happened, whether anything was lost, and what to do now.
 * `announce` reads it out when it appears after something the person did.
 */
export function Notice({
  tone = "info",
  title,
  announce = false,
  actions,
  className,
  children,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  announce?: boolean;
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const t = useTranslations("common.notice");
  const { box, title: titleColor, icon: Icon } = looks[tone];
  return (
    <div
      role={announce ? (tone === "error" ? "alert" : "status") : undefined}
      className={classNames("grid grid-cols-[20px_1fr] gap-3 rounded-lg px-4 py-3.5", box, className)}
    >
      <Icon size={18} aria-hidden="true" className={classNames("mt-px", titleColor)} />
      <div className="grid min-w-0 gap-1">
        <span className="sr-only">{t(tone)}</span>
        {title ? <p className={classNames("font-[580]", titleColor)}>{title}</p> : null}
        {children ? <div className="text-ink-2">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
