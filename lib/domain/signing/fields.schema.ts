import { z } from "zod";
import { longestAnswer } from "../contracts/fields/field-answer";
import { consentGiven } from "../people/consent.schema";

/** The longest text any field takes, in characters; its kind may take less. */
export const longestText = longestAnswer("multiline");

// Control characters would not be seen on paper; a line break is the one that a person can mean.
const printable = /^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}]*$/u;

export const fieldText = z
  .string()
  .max(longestText, "field_text_too_long")
  // Format characters (joiners, direction marks) come along with copied text; on paper there is nothing of them.
  .transform((text) =>
    text
      .replace(/\r\n?/g, "\n")
      .replace(/\p{Cf}/gu, "")
      .normalize("NFC"),
  )
  .refine((text) => text.split("\n").every((line) => printable.test(line)), "text_not_printable");

const texts = z.record(z.uuid(), fieldText).refine((values) => Object.keys(values).length <= 200);

export const fillFieldsInput = z.object({ participantId: z.uuid(), values: texts });
export type FillFields = z.output<typeof fillFieldsInput>;

/** Which signature and seals stand in her places. */
const choice = {
  sealId: z.uuid().nullable().default(null),
  seals: z
    .record(z.uuid(), z.uuid())
    .refine((seals) => Object.keys(seals).length <= 200)
    .default({}),
  opacity: z.number().min(0.6).max(1).optional(),
};
export const askForSealsInput = z.object({ participantId: z.uuid(), ...choice, values: texts });
export type AskForSealsInput = z.output<typeof askForSealsInput>;

export const startIntentInput = z.object({ participantId: z.uuid() });
export const signInput = z.object({
  participantId: z.uuid(),
  ...choice,
  intentId: z.uuid(),
  /** What stands in her text fields on the screen on which she confirms. */
  values: texts,
  /** Minutes that the reader's clock is ahead of UTC, for the date she sees in her date fields. */
  utcOffsetMinutes: z
    .int()
    .min(-14 * 60)
    .max(14 * 60),
});
export const beginFaceInput = z.object({ participantId: z.uuid(), ...choice, values: texts, consent: consentGiven });
export const followFaceInput = z.object({ intentId: z.uuid() });
export const provePasswordInput = signInput.omit({ intentId: true }).extend({ password: z.string().max(200) });
export const proveCodeInput = z.object({
  participantId: z.uuid(),
  intentId: z.uuid(),
  code: z.string().regex(/^\d{6}$/, "code_has_six_digits"),
});
