import { useFormatter, useTranslations } from "next-intl";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { OutlineView } from "../seals/outline-view";
import { MillimetreScale } from "./millimetre-scale";

/** The seal that was made of a picture, as large as there is room, to be compared with it. */
export function EnlargedSeal({ outline }: { outline: Outline }) {
  const t = useTranslations("office.sealReview");
  return (
    <figure className="overflow-hidden rounded-xl border border-line bg-sheet">
      <figcaption className="flex min-h-11 items-center border-b border-line px-4 font-[580]">{t("made")}</figcaption>
      <div className="bg-sunk p-4">
        <div className="on-paper p-4">
          <OutlineView
            outline={outline}
            size="fill"
            label={t("madeLabel")}
            className="mx-auto max-h-[min(70vh,640px)]"
          />
        </div>
      </div>
    </figure>
  );
}

/** The same as large as on paper, over a ruler. */
export function SealAtTrueSize({ outline }: { outline: Outline }) {
  const [t, format] = [useTranslations("office.sealReview"), useFormatter()];
  const mm = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const size = { width: mm(outline.widthMm), height: mm(outline.heightMm) };
  return (
    <section className="grid gap-3" aria-labelledby="true-size">
      <h2 id="true-size" className="text-heading">
        {t("trueSize")}
      </h2>
      <div className="grid justify-items-start gap-2 overflow-x-auto rounded-xl border border-line bg-sheet p-5">
        <div className="on-paper ml-[2mm] max-w-full">
          <OutlineView outline={outline} label={t("trueSizeLabel", size)} />
        </div>
        <MillimetreScale lengthMm={outline.widthMm} label={t("scale", { width: size.width })} />
        <p className="text-meta text-ink-3">{t("trueSizeDetail", size)}</p>
      </div>
    </section>
  );
}
