import { useTranslations } from "next-intl";

/** By their kinds: two of an organization in 42 mm, one of who stands for it in 20 mm. */
const SEALS = [
  { kind: "official", file: "seal-official.svg", px: 159 },
  { kind: "contract", file: "seal-contract.svg", px: 159 },
  { kind: "legalRepresentative", file: "seal-legal-representative.svg", px: 76 },
] as const;

/** Seals of an invented company in their true proportions, drawn by the studio's own code. */
export function SealsPicture() {
  const t = useTranslations("landing.seals");
  return (
    <figure className="grid gap-3">
      <ul className="on-paper flex flex-wrap items-end justify-around gap-x-8 gap-y-6 rounded-lg border border-line px-6 py-8 phone:px-3">
        {SEALS.map(({ kind, file, px }) => (
          <li key={kind} className="grid justify-items-center gap-3">
            {/* biome-ignore lint/performance/noImgElement: an SVG of 30 kB has nothing to optimize */}
            <img
              src={`/landing/${file}`}
              alt={t(`kinds.${kind}Seen`)}
              // In CSS pixels, 96 to an inch: the place is kept before the picture is there.
              width={px}
              height={px}
              loading="lazy"
              decoding="async"
            />
            <span className="text-meta text-ink-2">{t(`kinds.${kind}`)}</span>
          </li>
        ))}
      </ul>
      <figcaption className="text-meta text-ink-3">{t("caption")}</figcaption>
    </figure>
  );
}
