import "server-only";
import { createTranslator } from "next-intl";
import type { Actor } from "@/lib/platform/actor";
import { conflict } from "@/lib/platform/errors";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import type { Locale } from "@/lib/platform/i18n/locales";
import { authorizationLetter } from "./authorization-letter";
import { numberOf, readOwnFlow } from "./flow-row";

/** What a letter on paper is valid for, in years. */
const years = 1;

/**
 * The letter of authorization of the actor's own flow, filled in, to be printed, sealed and sent back.
 * @throws DomainError not_found; conflict `flow_moved_on` where no proof of authority is to be given
 */
export async function letterTemplate(
  actor: Actor,
  organizationId: string,
  locale: Locale,
  now = new Date(),
): Promise<{ bytes: Buffer; fileName: string }> {
  const { organization, person, phase } = await readOwnFlow(actor, organizationId);
  if (phase !== "authority" && phase !== "proof") throw conflict("flow_moved_on");
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  const bytes = await authorizationLetter(
    {
      organization: organization.name,
      number: numberOf(organization),
      representative: organization.legalRepresentative,
      operator: person.name ?? "",
      operatorNumber: person.idNumberMasked ?? "",
      from: now,
      until,
      form: "paper",
    },
    locale,
  );
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "organizations.letter" });
  return { bytes, fileName: `${t("fileTitle", { organization: organization.name })}.pdf` };
}
