import { useFormatter, useTranslations } from "next-intl";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { Facts } from "../../ui/facts";
import type { ShownImport } from "./send-seal";

const tenth = (mm: number) => Math.round(mm * 10) / 10;

/** What an electronic seal says about itself. */
export function ImportFacts({ look, outline }: { look: ShownImport; outline: Outline | null }) {
  const t = useTranslations("studio.import");
  const s = useTranslations("studio");
  const format = useFormatter();
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: "medium" });
  const { name, kind, maker, standard, validFrom, validUntil } = look;
  const { widthMm, heightMm } = outline ?? look;
  return (
    <Facts
      facts={[
        { id: "name", name: t("sealName"), value: name },
        ...(kind ? [{ id: "kind", name: t("kind"), value: s(`kinds.${kind}.name`) }] : []),
        { id: "maker", name: t("maker"), value: maker },
        {
          id: "validity",
          name: t("validity"),
          value: <span className="num">{t("range", { from: day(validFrom), until: day(validUntil) })}</span>,
        },
        { id: "size", name: t("size"), value: s("list.size", { width: tenth(widthMm), height: tenth(heightMm) }) },
        { id: "standard", name: t("standard"), value: standard },
      ]}
    />
  );
}
