"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type DraftPurpose, draftLimits, emailSchema } from "@/lib/domain/contracts/drafting/draft.schema";
import { participantRoles, signs } from "@/lib/domain/contracts/roles";
import { participantColor } from "../participant-color";
import type { EditedParticipant, EditorAction } from "./editor-state";
import { ParticipantRequirements } from "./participant-requirements";

export type ParticipantRowProps = {
  participant: EditedParticipant;
  index: number;
  count: number;
  ordered: boolean;
  /** In a template it may be open who somebody is. */
  purpose: DraftPurpose;
  isMe: boolean;
  /** Those that the sender belongs to, by name. */
  organizations: readonly string[];
  twice: boolean;
  strict: boolean;
  dispatch: (action: EditorAction) => void;
  onRemove: () => void;
};

const levels = [1, 2, 3] as const;

/** One person who takes part, for herself or for an organization: name, address, what she does, and when. */
export function ParticipantRow({
  participant,
  index,
  count,
  ordered,
  purpose,
  isMe,
  organizations,
  twice,
  strict,
  dispatch,
  onRemove,
}: ParticipantRowProps) {
  const t = useTranslations("editor.parties");
  const { id, name, email, organizationName, place, role, signerLevel, withPrevious } = participant;
  const forOrganization = typeof organizationName === "string";
  const mayAct = signs(role);
  const change = (changes: Partial<EditedParticipant>) => dispatch({ type: "change_participant", id, changes });
  const color = participantColor(index);
  const [left, setLeft] = useState(false);
  const isTemplate = purpose === "template";
  const badEmail = (email.length > 0 ? strict || left : strict && !isTemplate) && !emailSchema.safeParse(email).success;
  const unnamed = isTemplate && !place?.trim() && !(name.trim() && email.trim() && organizationName?.trim() !== "");
  // Of one organization alone there is nothing to choose.
  const nameAtFirst = (isMe && organizations.length === 1 && organizations[0]) || "";
  const others = organizations.filter((own) => own !== organizationName?.trim());
  const who = name || place || t("number", { number: index + 1 });
  return (
    <li className="grid grid-cols-[28px_1fr_auto] items-start gap-3 rounded-xl border border-line bg-sheet p-4">
      <span
        aria-hidden="true"
        className="num mt-1 grid size-7 place-items-center rounded-full text-xs font-[650] text-white phone:mt-0.5"
        style={{ background: color.ink }}
      >
        {index + 1}
      </span>
      <div className="grid min-w-0 gap-3 sm:grid-cols-2">
        {isTemplate || place ? (
          <Field
            label={t("place")}
            error={strict && unnamed ? t("placeNeeded") : undefined}
            hint={t(isTemplate && index === 0 ? "openHint" : "placeHint")}
            className="sm:col-span-2"
          >
            <Input
              value={place ?? ""}
              maxLength={draftLimits.place}
              autoComplete="off"
              onChange={(event) => change({ place: event.target.value || null })}
            />
          </Field>
        ) : null}
        <Field
          label={isMe ? t("myName") : t("name")}
          error={strict && !isTemplate && !name.trim() ? t("nameNeeded") : undefined}
          hint={index === 0 && mayAct && !isTemplate ? t("nameHint") : undefined}
        >
          <Input
            value={name}
            maxLength={draftLimits.name}
            autoComplete="off"
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <Field label={t("email")} error={twice ? t("emailTwice") : badEmail ? t("emailNeeded") : undefined}>
          <Input
            type="email"
            inputMode="email"
            value={email}
            autoComplete="off"
            onBlur={() => setLeft(true)}
            onChange={(event) => change({ email: event.target.value })}
          />
        </Field>
        <Field label={t("role")}>
          <Select
            value={role}
            onChange={(event) => {
              const chosen = participantRoles.find((one) => one === event.target.value);
              if (!chosen) return;
              // Whoever approves or reads does so as herself.
              change(
                signs(chosen)
                  ? { role: chosen }
                  : {
                      role: chosen,
                      organizationName: null,
                      signerLevel: null,
                      requiredIntent: null,
                      sealKind: null,
                    },
              );
            }}
          >
            {participantRoles.map((one) => (
              <option key={one} value={one}>
                {t(`roles.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {mayAct ? (
          <Field label={t("level")}>
            <Select
              value={String(signerLevel ?? "")}
              onChange={(event) => change({ signerLevel: event.target.value ? Number(event.target.value) : null })}
            >
              <option value="">{t("levelOfAll")}</option>
              {levels.map((level) => (
                <option key={level} value={level}>
                  {t(`level${level}`)}
                </option>
              ))}
            </Select>
          </Field>
        ) : (
          <p className="self-end pb-2.5 text-meta text-ink-3">{t(role === "copy" ? "copyHint" : "approverHint")}</p>
        )}
        {mayAct ? <ParticipantRequirements participant={participant} change={change} /> : null}
        <div className="-my-1.5 sm:col-span-2">
          {ordered && index > 0 ? (
            <Checkbox
              label={t("withPrevious", { number: index })}
              checked={withPrevious}
              onChange={(event) => change({ withPrevious: event.target.checked })}
            />
          ) : null}
          {mayAct ? (
            <Checkbox
              label={isMe ? t("iForOrganization") : t("forOrganization")}
              checked={forOrganization}
              onChange={(event) =>
                change({ organizationName: event.target.checked ? nameAtFirst : null, sealKind: null })
              }
            />
          ) : null}
        </div>
        {forOrganization ? (
          <div className="sm:col-span-2">
            <Field
              label={t("organization")}
              hint={t(isTemplate ? "anyOrganization" : "organizationHint")}
              error={strict && !isTemplate && !organizationName.trim() ? t("organizationNeeded") : undefined}
            >
              <Input
                value={organizationName}
                maxLength={draftLimits.organization}
                autoComplete="off"
                onChange={(event) => change({ organizationName: event.target.value })}
              />
            </Field>
            {others.length > 0 ? (
              <div className="mt-2 flex flex-wrap items-center gap-1.5">
                <span className="text-meta text-ink-3">{t("ownOrganizations")}</span>
                {others.map((own) => (
                  <Button
                    key={own}
                    variant="secondary"
                    size="sm"
                    className="h-auto min-h-8 max-w-full whitespace-normal"
                    aria-label={t("takeName", { name: own })}
                    onClick={() => change({ organizationName: own })}
                  >
                    <span className="wrap-anywhere">{own}</span>
                  </Button>
                ))}
              </div>
            ) : null}
          </div>
        ) : null}
      </div>
      <div className="flex items-center phone:flex-col">
        {ordered && count > 1 ? (
          <>
            <IconButton
              size="sm"
              label={t("up", { who })}
              disabled={index === 0}
              icon={<ArrowUp size={16} aria-hidden="true" />}
              onClick={() => dispatch({ type: "move_participant", id, by: -1 })}
            />
            <IconButton
              size="sm"
              label={t("down", { who })}
              disabled={index === count - 1}
              icon={<ArrowDown size={16} aria-hidden="true" />}
              onClick={() => dispatch({ type: "move_participant", id, by: 1 })}
            />
          </>
        ) : null}
        <IconButton
          size="sm"
          label={t("remove", { who })}
          icon={<X size={16} aria-hidden="true" />}
          onClick={onRemove}
        />
      </div>
    </li>
  );
}
