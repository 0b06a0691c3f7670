import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { TrueSize } from "./true-size";

export type StudioUser = {
  id: string;
  name: string;
  /** In which role, where that is why. */
  detail: string | null;
  /** How long. */
  until: string;
  /** The leave ends one day. */
  limited?: boolean;
};

/** Beside a seal that is being made: who may use it, whether somebody is asked first, and how it prints. */
export function StudioAside({
  users,
  approval,
  size,
  outline,
  before,
  children,
}: {
  users: readonly StudioUser[];
  approval: string;
  /** In millimetres, as it is said. */
  size: string;
  outline: Outline | null;
  /** What stands above everything else. */
  before?: ReactNode;
  children?: ReactNode;
}) {
  const t = useTranslations("studio.aside");
  return (
    <div className="grid content-start gap-7">
      {before}
      <section className="grid gap-3" aria-labelledby="studio-who">
        <div className="grid gap-1">
          <h2 id="studio-who" className="text-subheading">
            {t("who")}
          </h2>
          <p className="text-sm text-ink-2">{t("whoDetail")}</p>
        </div>
        <ul className="divide-y divide-line rounded-lg border border-line text-sm">
          {users.map(({ id, name, detail, until, limited }) => (
            <li key={id} className="flex items-baseline justify-between gap-3 px-3.5 py-3">
              <span className="min-w-0 wrap-anywhere">
                {name}
                {detail ? <span className="whitespace-nowrap text-ink-3"> · {detail}</span> : null}
              </span>
              <span
                className={
                  limited
                    ? "shrink-0 rounded-full bg-sunk px-2.5 py-0.5 text-xs font-[560] text-ink-2"
                    : "shrink-0 text-ink-3"
                }
              >
                {until}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="grid gap-1" aria-labelledby="studio-approval">
        <h2 id="studio-approval" className="text-subheading">
          {t("approval")}
        </h2>
        <p className="text-sm text-ink-2">{approval}</p>
      </section>
      {children}
      <section className="grid gap-3" aria-labelledby="studio-true">
        <div className="grid gap-1">
          <h2 id="studio-true" className="text-subheading">
            {t("true")}
          </h2>
          <p className="text-sm text-ink-2">{t("trueDetail", { size })}</p>
        </div>
        {outline ? <TrueSize outline={outline} label={t("trueLabel")} /> : null}
      </section>
    </div>
  );
}
