import { newId } from "@/lib/platform/ids";
import type { WrittenText } from "../written-text.schema";
import { confidentialityEn } from "./confidentiality.en";
import { confidentialityZh } from "./confidentiality.zh";
import { leaseEn } from "./lease.en";
import { leaseZh } from "./lease.zh";
import { purchaseEn } from "./purchase.en";
import { purchaseZh } from "./purchase.zh";
import { readMarkup } from "./read-markup";
import { serviceEn } from "./service.en";
import { serviceZh } from "./service.zh";
import type { StartName } from "./start-names";

/** A text in the notation of read-markup.ts. */
const sources: Record<Exclude<StartName, "blank">, Record<"en" | "zh", string>> = {
  service: { en: serviceEn, zh: serviceZh },
  confidentiality: { en: confidentialityEn, zh: confidentialityZh },
  purchase: { en: purchaseEn, zh: purchaseZh },
  lease: { en: leaseEn, zh: leaseZh },
};

/** What a contract that is written here may begin with. The blocks where parties sign get ids of their own each time. */
export function startingText(name: StartName, locale: "en" | "zh"): WrittenText {
  if (name === "blank") {
    const title = locale === "zh" ? "合同" : "Agreement";
    return {
      locale,
      title,
      header: "",
      pageNumbers: true,
      variables: [],
      blocks: [{ kind: "paragraph", align: "start", under: 0, text: [] }],
    };
  }
  return readMarkup(sources[name][locale], locale, newId);
}
