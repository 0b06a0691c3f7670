import { Link2, Link2Off } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ActsCheck } from "@/lib/domain/administration/act-chain";
import type { ActLine } from "@/lib/domain/administration/list-acts";
import { useCode } from "./use-code";
import { useRecordDetails } from "./use-record-details";

/** Where a subject is shown; others have no page. */
const places: Record<string, string> = {
  review: "/office/reviews/",
  seal_review: "/office/reviews/seals/",
  person: "/office/people/",
  organization: "/office/organizations/",
};

/** Whether the whole chain still follows, line by line. */
export function ChainCheck({ check }: { check: ActsCheck }) {
  const t = useTranslations("office.record");
  const Icon = check.intact ? Link2 : Link2Off;
  return (
    <p
      className={`grid grid-cols-[20px_1fr] gap-2 rounded-lg px-3.5 py-3 ${check.intact ? "bg-jade-wash text-jade" : "bg-seal-wash text-seal-ink"}`}
    >
      <Icon size={17} aria-hidden="true" className="mt-0.5" />
      {check.intact ? t("intact", { count: check.lines }) : t("broken", { line: check.brokenAt, count: check.lines })}
    </p>
  );
}

/** What administrators did and looked at, the latest first. */
export function RecordList({ acts, broken }: { acts: ActLine[]; broken: number | null }) {
  const [t, format] = [useTranslations("office.record"), useFormatter()];
  const details = useRecordDetails();
  const [actions, subjects] = [useCode("office.record.actions"), useCode("office.record.subjects")];
  return (
    <ol className="border-t border-line">
      {acts.map((act) => {
        const place = places[act.subjectKind];
        const subject = `${subjects(act.subjectKind)} ${act.subjectId.slice(-8)}`;
        const data = details(act.data);
        return (
          <li
            key={act.sequence}
            className={`grid grid-cols-[56px_minmax(0,1fr)_auto] gap-x-4 border-b border-line py-3 phone:grid-cols-[40px_minmax(0,1fr)] ${broken === act.sequence ? "bg-seal-wash" : ""}`}
          >
            <span className="num text-meta text-ink-3">{act.sequence}</span>
            <div className="min-w-0">
              <p>
                <span className="font-[580]">{actions(act.action)}</span>
                <span className="text-ink-2"> · {act.by ?? t("platform")}</span>
              </p>
              {act.reason ? <p className="wrap-break-word text-ink-2">{t("because", { reason: act.reason })}</p> : null}
              <p className="text-meta wrap-anywhere text-ink-3">
                {place ? (
                  <Link className="link" href={`${place}${act.subjectId}`}>
                    {subject}
                  </Link>
                ) : (
                  subject
                )}
                {data.length > 0 ? ` · ${data.join(" · ")}` : ""}
                {act.address ? ` · ${act.address}` : ""}
              </p>
            </div>
            <div className="text-right text-meta text-ink-3 phone:col-start-2 phone:text-left">
              <time dateTime={act.at.toISOString()}>
                {format.dateTime(act.at, { dateStyle: "medium", timeStyle: "medium" })}
              </time>
              <div className="font-mono text-[11px]" title={act.hash}>
                <span className="sr-only">{t("hash")}: </span>
                {act.hash.slice(0, 12)}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
