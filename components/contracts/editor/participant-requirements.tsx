"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { intentMethods, sealKindsOf } from "@/lib/domain/contracts/drafting/requirements";
import type { EditedParticipant } from "./editor-state";

export type ParticipantRequirementsProps = {
  participant: EditedParticipant;
  change: (changes: Partial<EditedParticipant>) => void;
};

/** What is asked of one who signs beyond her place: in which way she confirms, with which kind of signature or seal. */
export function ParticipantRequirements({ participant, change }: ParticipantRequirementsProps) {
  const t = useTranslations("editor.requirements");
  const { requiredIntent, sealKind, organizationName } = participant;
  const kinds = sealKindsOf(organizationName);
  const forOrganization = typeof organizationName === "string";
  return (
    <>
      <Field label={t("intent")}>
        <Select
          value={requiredIntent ?? ""}
          onChange={(event) =>
            change({ requiredIntent: intentMethods.find((one) => one === event.target.value) ?? null })
          }
        >
          <option value="">{t("anyIntent")}</option>
          {intentMethods.map((one) => (
            <option key={one} value={one}>
              {t(`intents.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t(forOrganization ? "seal" : "signature")}>
        <Select
          value={sealKind ?? ""}
          onChange={(event) => change({ sealKind: kinds.find((one) => one === event.target.value) ?? null })}
        >
          <option value="">{t(forOrganization ? "anySeal" : "anySignature")}</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`kinds.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
