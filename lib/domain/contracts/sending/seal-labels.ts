import "server-only";
import { createTranslator } from "next-intl";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import { isLocale } from "@/lib/platform/i18n/locales";
import type { SealLabels } from "../fields/place-fields";

/** The names of seals' places in a contract, for whoever cannot see them, in the contract's own language. */
export async function sealLabels(contractLocale: string): Promise<SealLabels> {
  const locale = isLocale(contractLocale) ? contractLocale : "en";
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "contracts.places" });
  return {
    seal: (owner) => t("seal", { owner }),
    crossPage: (owner) => t("crossPage", { owner }),
    strip: (owner, page) => t("strip", { owner, page }),
  };
}
