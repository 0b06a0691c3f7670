import { Download } from "lucide-react";
import { useTranslations } from "next-intl";

/** Copies of a version as files, for whoever keeps the seal. */
export function SealCopies({
  sealId,
  version,
  electronic,
}: {
  sealId: string;
  version: number;
  /** It is in use: an electronic seal says so. */
  electronic: boolean;
}) {
  const t = useTranslations("studio.detail");
  const types = electronic ? (["svg", "png", "pdf", "esl"] as const) : (["svg", "png", "pdf"] as const);
  return (
    <section className="grid gap-2" aria-labelledby="copies">
      <h2 id="copies" className="text-subheading">
        {t("export")}
      </h2>
      <ul className="grid">
        {types.map((type) => (
          <li key={type} className="border-t border-line first:border-t-0">
            <a
              href={`/files/seals/${sealId}/${version}/${type}`}
              download
              className="-mx-2 flex min-h-10 items-center gap-2.5 rounded-md px-2 text-ink no-underline hover:bg-hover"
            >
              <Download size={16} aria-hidden="true" className="text-ink-3" />
              {t(type)}
            </a>
          </li>
        ))}
      </ul>
      <p className="text-meta text-ink-3">{t("exportHint")}</p>
    </section>
  );
}
