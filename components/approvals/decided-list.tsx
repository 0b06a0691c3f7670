import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DecidedApproval } from "@/lib/domain/seals/approvals/decided-approvals";
import { useZonedTime } from "../i18n/zoned-time";
import { Tag, type Tone } from "../ui/tag";

const tones: Record<DecidedApproval["state"], Tone> = {
  waiting: "amber",
  approved: "jade",
  used: "jade",
  refused: "seal",
  expired: "gray",
  withdrawn: "gray",
};

/** Requests that are over, each a link to what was asked and what became of it. */
export function DecidedList({ label, approvals }: { label: string; approvals: readonly DecidedApproval[] }) {
  const t = useTranslations("sealUse");
  const time = useZonedTime();
  return (
    <ul aria-label={label} className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-sheet">
      {approvals.map(({ id, title, seal, organization, askedBy, state, decidedBy, at }) => (
        <li key={id}>
          <Link
            href={`/approvals/${id}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-2 px-5 py-3.5 text-ink no-underline hover:bg-hover phone:grid-cols-1 phone:px-4"
          >
            <span className="grid gap-0.5">
              <span className="font-[560] [overflow-wrap:anywhere]">{title}</span>
              <span className="text-meta text-ink-2 [overflow-wrap:anywhere]">
                {seal} · {t("approvals.asks", { name: askedBy, organization })}
              </span>
            </span>
            <span className="grid justify-items-end gap-1 phone:justify-items-start">
              <Tag tone={tones[state]}>{t(`approval.state.${state}`)}</Tag>
              <span className="num text-xs text-ink-3">
                {decidedBy ? t("approvals.by", { name: decidedBy, time: time(at, "minutes") }) : time(at, "minutes")}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
