import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useZonedTime } from "../i18n/zoned-time";

export type ApprovalListProps = {
  label: string;
  approvals: readonly {
    id: string;
    title: string;
    seal: string;
    organization: string;
    askedBy: string;
    expiresAt: Date;
  }[];
};

/** Requests to use a seal, each a link to where it is decided. */
export function ApprovalList({ label, approvals }: ApprovalListProps) {
  const t = useTranslations("sealUse.approvals");
  const time = useZonedTime();
  return (
    <ul aria-label={label} className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-sheet">
      {approvals.map(({ id, title, seal, organization, askedBy, expiresAt }) => (
        <li key={id}>
          <Link
            href={`/approvals/${id}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-5 py-4 text-ink no-underline hover:bg-hover phone:px-4"
          >
            <span className="grid gap-0.5">
              <span className="font-[560] [overflow-wrap:anywhere]">{title}</span>
              <span className="text-ink-2 [overflow-wrap:anywhere]">{t("asks", { name: askedBy, organization })}</span>
              <span className="text-meta text-ink-3 [overflow-wrap:anywhere]">
                {seal} · <span className="text-amber">{t("until", { time: time(expiresAt, "minutes") })}</span>
              </span>
            </span>
            <ChevronRight size={18} aria-hidden="true" className="text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
