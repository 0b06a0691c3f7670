import { useFormatter, useTranslations } from "next-intl";
import type { SealVersionLine } from "@/lib/domain/seals/organization/seal.schema";
import { Tag } from "../../ui/tag";
import { OutlineView } from "../outline-view";

/** What a seal looked like over time; contracts keep the one that they were sealed with. */
export function VersionList({
  sealId,
  versions,
  current,
  newest,
  mayCopy,
}: {
  sealId: string;
  versions: readonly SealVersionLine[];
  /** The one that is in use; 0 for none. */
  current: number;
  /** The one whose copies stand elsewhere already. */
  newest: number;
  mayCopy: boolean;
}) {
  const t = useTranslations("studio");
  const format = useFormatter();
  return (
    <ol className="grid divide-y divide-line border-y border-line">
      {versions.map(({ number, origin, outline, createdAt, by, review }) => {
        const date = format.dateTime(createdAt, { dateStyle: "medium" });
        return (
          <li key={number} className="grid grid-cols-[64px_minmax(0,1fr)_auto] items-center gap-4 py-3">
            <span className="on-paper grid size-16 place-items-center rounded-md border border-line bg-sheet p-1.5">
              <OutlineView outline={outline} size="fill" />
            </span>
            <span className="grid gap-0.5">
              <span className="font-[560]">{t("detail.versionLine", { number })}</span>
              <span className="text-meta text-ink-2">
                {t(`origins.${origin}`)} · {by ? t("detail.by", { date, by }) : t("detail.on", { date })}
              </span>
            </span>
            <span className="grid justify-items-end gap-1.5">
              {number === current ? <Tag tone="jade">{t("detail.current")}</Tag> : null}
              {mayCopy && number !== newest && (review === null || review === "approved") ? (
                <a
                  href={`/files/seals/${sealId}/${number}/svg`}
                  download
                  aria-label={t("detail.copyOf", { number })}
                  className="link text-meta"
                >
                  {t("detail.copy")}
                </a>
              ) : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
