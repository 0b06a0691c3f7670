import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SealLogEntry } from "@/lib/domain/seals/log/log.schema";
import { useZonedTime } from "../../i18n/zoned-time";
import { Notice } from "../../ui/notice";
import { logSentence, termsSentence } from "./log-words";

const shownAtOnce = 12;

/** The log of a seal, the latest line first, and whether its lines still fit together. */
export function SealLog({
  entries,
  intact,
  csvHref,
}: {
  entries: readonly SealLogEntry[];
  intact: boolean;
  csvHref: string;
}) {
  const t = useTranslations("studio.log");
  const earlier = entries.slice(shownAtOnce);
  return (
    <div className="grid gap-4">
      <ol className="grid">
        {entries.slice(0, shownAtOnce).map((entry) => (
          <Line key={entry.sequence} entry={entry} />
        ))}
      </ol>
      {earlier.length > 0 ? (
        <details>
          <summary className="min-h-8 w-fit cursor-pointer content-center text-meta text-ink-2">
            {t("earlier", { count: earlier.length })}
          </summary>
          <ol className="grid pt-3">
            {earlier.map((entry) => (
              <Line key={entry.sequence} entry={entry} />
            ))}
          </ol>
        </details>
      ) : null}
      <a href={csvHref} download className="link w-fit text-meta">
        {t("csv")}
      </a>
      {intact ? (
        <p className="flex items-center gap-2.5 rounded-lg bg-jade-wash px-4 py-3 text-meta text-jade">
          <Link2 size={16} aria-hidden="true" className="shrink-0" />
          {t("intact")}
        </p>
      ) : (
        <Notice tone="error" title={t("broken")}>
          {t("brokenDetail")}
        </Notice>
      )}
    </div>
  );
}

function Line({ entry }: { entry: SealLogEntry }) {
  const t = useTranslations("studio.log");
  const time = useZonedTime();
  const { reason } = entry.data;
  const terms = termsSentence(t, entry.data, (at) => time(at, "minutes"));
  return (
    <li className="relative grid gap-0.5 border-l border-line pb-4 pl-5 last:border-transparent last:pb-0">
      <span
        aria-hidden="true"
        className="absolute top-[5px] -left-[5px] size-[9px] rounded-full border-[1.5px] border-line-strong bg-paper"
      />
      <span className="wrap-anywhere">{logSentence(t, entry.type, entry.data)}</span>
      {terms ? <span className="text-meta text-ink-2 wrap-anywhere">{terms}</span> : null}
      {typeof reason === "string" && reason ? (
        <span className="text-meta text-ink-2 wrap-anywhere">{t("reason", { reason })}</span>
      ) : null}
      <span className="num text-meta text-ink-3">
        {t("who", { by: entry.by ?? t("system"), time: time(entry.at, "minutes") })}
        {entry.address ? ` · ${entry.address}` : ""}
      </span>
    </li>
  );
}
