import { Link2, Link2Off } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { isEventType } from "@/lib/domain/contracts/history/event-types";
import type { History, HistoryLine } from "@/lib/domain/contracts/history/get-history";

/** What happened to a contract, line by line, and whether each line still follows from the one before. */
export function HistoryList({ history }: { history: History }) {
  const t = useTranslations("contracts.history");
  const zone = useTimeZone();
  const { check, lines } = history;
  return (
    <section className="grid gap-4" aria-label={t("title")}>
      <div>
        <h2 className="text-heading">{t("title")}</h2>
        {zone ? <p className="mt-1 text-meta text-ink-3">{t("zone", { zone })}</p> : null}
      </div>
      {lines.length > 0 ? (
        <>
          <ol className="grid">
            {lines.map((line) => (
              <Line key={line.sequence} line={line} broken={!check.intact && check.brokenAt === line.sequence} />
            ))}
          </ol>
          <p
            className={
              check.intact
                ? "grid grid-cols-[20px_1fr] gap-2 rounded-lg bg-jade-wash px-3.5 py-3 text-meta text-jade"
                : "grid grid-cols-[20px_1fr] gap-2 rounded-lg bg-seal-wash px-3.5 py-3 text-meta text-seal-ink"
            }
          >
            {check.intact ? <Link2 size={17} aria-hidden="true" /> : <Link2Off size={17} aria-hidden="true" />}
            {check.intact ? t("intact", { count: check.lines }) : t("broken", { line: check.brokenAt })}
          </p>
        </>
      ) : (
        <p className="text-ink-2">{t("empty")}</p>
      )}
    </section>
  );
}

/** A draft can be thrown away without a trace, so its first line is written when it is sent; it says when it was begun. */
function begun({ data, at }: HistoryLine, format: ReturnType<typeof useFormatter>): string {
  const time = typeof data.createdAt === "string" ? new Date(data.createdAt) : at;
  return format.dateTime(time, { dateStyle: "medium", timeStyle: "short" });
}

function Line({ line, broken }: { line: HistoryLine; broken: boolean }) {
  const t = useTranslations("contracts.history");
  const format = useFormatter();
  const actor = line.actorName ?? t("platform");
  const number = line.type === "sent" && typeof line.data.number === "string" ? line.data.number : null;
  const byLink = line.type === "sent" && line.data.publicLink !== undefined;
  const silent = line.type === "intent_proven" && line.data.method === "silent";
  const sentence = byLink
    ? t("sentByLink")
    : silent
      ? t("silent", { actor })
      : isEventType(line.type)
        ? t(`lines.${line.type}`, { actor, subject: line.subjectName ?? t("somebody"), begun: begun(line, format) })
        : line.type;
  return (
    <li className="relative grid grid-cols-[10px_1fr] gap-3 pb-4 before:absolute before:top-4 before:bottom-[-4px] before:left-[4px] before:w-px before:bg-line-strong last:before:hidden">
      <span
        aria-hidden="true"
        className={`mt-1.5 size-2.5 rounded-full border-2 bg-sheet ${broken ? "border-seal" : "border-line-strong"}`}
      />
      <div className="min-w-0">
        <p className="wrap-break-word">{sentence}</p>
        {number ? <p className="num text-meta text-ink-2">{t("withNumber", { number })}</p> : null}
        {line.documentName ? <p className="text-meta text-ink-2 wrap-break-word">{line.documentName}</p> : null}
        <p className="text-meta text-ink-3">
          <time dateTime={line.at.toISOString()}>
            {format.dateTime(line.at, { dateStyle: "medium", timeStyle: "medium" })}
          </time>
          {line.address ? ` · ${t("fromAddress", { address: line.address })}` : ""}
        </p>
        <p className="truncate font-mono text-[11px] text-ink-3" title={t("hash", { hash: line.hash })}>
          <span className="sr-only">{t("hashLabel")}: </span>
          {line.hash.slice(0, 16)}…
        </p>
      </div>
    </li>
  );
}
