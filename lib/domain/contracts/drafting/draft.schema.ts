import { z } from "zod";
import { plainLine, plainText } from "@/lib/standards/plain-text/plain-text";
import { formCategories } from "../electronic-form/form-question";
import { askSchema } from "../fields/ask.schema";
import { choicesFit } from "../fields/choice-places";
import { answerKinds, type FieldKind, fieldKinds, isChoice } from "../fields/field-kinds";
import { type ParticipantRole, participantRoles, signs } from "../roles";
import { intentMethods, requiredSealKinds } from "./requirements";

/** What a draft holds and its bounds; the editor and the commands share this file, which depends on nothing but text. */
export const draftLimits = {
  documents: 20,
  participants: 100,
  fields: 500,
  title: 200,
  message: 2000,
  name: 100,
  organization: 120,
  label: 60,
  place: 40,
  dueInDays: 365,
} as const;

/** A person signs with her signature; an organization with its seals, and whoever acts for it may sign beside them. */
const kindsOfPerson: readonly FieldKind[] = ["signature", "date", ...answerKinds];
const kindsOfOrganization: readonly FieldKind[] = ["seal", "cross_page", "signature", "date", ...answerKinds];

/** Whether an organization signs through her, though it may be open which. */
export const isForOrganization = (participant: { organizationName?: string | null | undefined }): boolean =>
  typeof participant.organizationName === "string";

/** The kinds of fields that a participant can have: whoever only reads has none. */
export const kindsFor = (participant: {
  role?: ParticipantRole;
  organizationName?: string | null | undefined;
}): readonly FieldKind[] => {
  if (!signs(participant.role ?? "signer")) return [];
  return isForOrganization(participant) ? kindsOfOrganization : kindsOfPerson;
};

/** The kind of field without which a participant cannot do her part; null where she needs none. */
export const kindNeededBy = (participant: {
  role?: ParticipantRole;
  organizationName?: string | null | undefined;
}): "signature" | "seal" | null => {
  if (!signs(participant.role ?? "signer")) return null;
  return isForOrganization(participant) ? "seal" : "signature";
};

const PT_PER_MM = 72 / 25.4;
const mm = (value: number) => Math.round(value * PT_PER_MM * 100) / 100;

/**
 * Least and usual sizes in points. A signature is at most 60 × 20 mm by default, as on paper. A seal stands in the
 * middle of its place at its own size: a place of 45 mm has room for the usual ones. Of a cross-page seal the height
 * counts; its strips are as wide as the pages make them.
 */
export const fieldSizes: Record<
  FieldKind,
  { width: number; height: number; least: { width: number; height: number } }
> = {
  signature: { width: 150, height: 50, least: { width: 56, height: 20 } },
  seal: { width: mm(45), height: mm(45), least: { width: mm(18), height: mm(18) } },
  cross_page: { width: mm(9), height: mm(45), least: { width: mm(3), height: mm(18) } },
  date: { width: 100, height: 20, least: { width: 56, height: 12 } },
  text: { width: 160, height: 20, least: { width: 24, height: 12 } },
  multiline: { width: 260, height: 64, least: { width: 60, height: 24 } },
  number: { width: 90, height: 20, least: { width: 24, height: 12 } },
  amount: { width: 260, height: 20, least: { width: 60, height: 12 } },
  identity_number: { width: 150, height: 20, least: { width: 90, height: 12 } },
  phone: { width: 120, height: 20, least: { width: 60, height: 12 } },
  email: { width: 180, height: 20, least: { width: 60, height: 12 } },
  statement: { width: 260, height: 20, least: { width: 60, height: 12 } },
  select: { width: 140, height: 20, least: { width: 40, height: 12 } },
  radio: { width: 140, height: 54, least: { width: 12, height: 12 } },
  checkbox: { width: 14, height: 14, least: { width: 9, height: 9 } },
};

const line = (most: number) => z.string().overwrite(plainLine).max(most);

/** Some lines that a person writes to others. */
export const noteSchema = (most: number) => z.string().overwrite(plainText).max(most);

/** An e-mail address as it is stored and compared. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** While a draft is edited, and in a template, it may be open who somebody is. */
export const participantSchema = z.object({
  id: z.uuid(),
  name: line(draftLimits.name),
  email: z.literal("").or(emailSchema),
  /** What she is in the contract, such as tenant. */
  place: line(draftLimits.place).nullish(),
  /** The organization that signs through this person; none where she signs for herself. */
  organizationName: line(draftLimits.organization).nullish(),
  role: z.enum(participantRoles).default("signer"),
  /** From 1: those of one turn act at the same time, before those of the next. */
  turn: z.int().min(1).max(1000).default(1),
  /** How surely her name must be proven; null: as everybody's. */
  signerLevel: z.int().min(1).max(3).nullish(),
  /** In which way she confirms; null: as she likes. */
  requiredIntent: z.enum(intentMethods).nullish(),
  /** Which kind of signature or seal; null: any. */
  sealKind: z.enum(requiredSealKinds).nullish(),
});

/** Somebody of a contract that is out: it is known who she is. */
export const knownParticipantSchema = participantSchema.extend({
  name: line(draftLimits.name).min(1),
  email: emailSchema,
  organizationName: line(draftLimits.organization).min(1).nullish(),
});

/** Which pages a cross-page seal stands on, at which edge, and how many share one seal. */
export const crossPageSchema = z.object({
  edge: z.enum(["right", "left"]),
  /** Odd: for paper printed on both sides. Numbers are pages from 0. */
  pages: z.union([z.enum(["all", "odd"]), z.array(z.int().min(0).max(20_000)).min(2).max(2000)]),
  most: z.int().min(2).max(20),
});
export type CrossPage = z.output<typeof crossPageSchema>;
export const usualCrossPage: CrossPage = { edge: "right", pages: "all", most: 20 };

/** Characters of one comment. */
export const commentLimit = 2000;

const coordinate = z.number().min(0).max(14_400);

export const fieldSchema = z.object({
  id: z.uuid(),
  documentId: z.uuid(),
  participantId: z.uuid(),
  kind: z.enum(fieldKinds),
  label: line(draftLimits.label).nullable(),
  required: z.boolean(),
  /** From 0. */
  page: z.int().min(0).max(20_000),
  /** Points from the left and from the top of the visible page. */
  x: coordinate,
  y: coordinate,
  width: z.number().positive().max(14_400),
  height: z.number().positive().max(14_400),
  /** Of a cross-page seal, and of nothing else. */
  options: crossPageSchema.nullish(),
  /** Of a choice and of radio buttons the answers, of a statement the sentence; of nothing else. */
  ask: askSchema.nullish(),
});

export const draftSchema = z.object({
  title: line(draftLimits.title).min(1, "title_needed"),
  message: noteSchema(draftLimits.message).nullable(),
  /** Of the mails to people without an account. */
  locale: z.enum(["en", "zh"]),
  /** How surely the names of those who sign must be proven: by numbers, a phone too, or a face or documents. */
  signerLevel: z.int().min(1).max(3).default(1),
  /** Whoever is waited for is reminded so often; null: by hand alone. */
  remindEveryDays: z.int().min(1).max(30).nullish(),
  /** What the law forbids in electronic form, and the sender has said that this is not. */
  formAnswer: z.enum(formCategories).nullish(),
  /** The colleague who approves it before it goes out. */
  releaserId: z.uuid().nullish(),
  /** After this time nobody can sign; null for no end. */
  expiresAt: z.iso.datetime().nullable(),
  /** Of a template, instead: so many days after its sending. */
  dueInDays: z.int().min(1).max(draftLimits.dueInDays).nullish(),
  /** By which rule of the sender's it gets a number when it is sent; null: none. */
  numberRuleId: z.uuid().nullish(),
  /** The documents in their order; one that is left out goes, with its fields. */
  documentIds: z.array(z.uuid()).min(1).max(draftLimits.documents),
  participants: z.array(participantSchema).max(draftLimits.participants, "too_many_participants"),
  fields: z.array(fieldSchema).max(draftLimits.fields, "too_many_fields"),
});

export type DraftParticipant = z.output<typeof participantSchema>;

/** A participant who signs in the first turn, with what is known of her. */
export const asSigner = (
  known: Pick<DraftParticipant, "id" | "name" | "email"> & Partial<DraftParticipant>,
): DraftParticipant => ({ role: "signer", turn: 1, ...known });

/** Whether some act before others. */
export const isOrdered = (participants: readonly { turn: number }[]): boolean =>
  participants.some(({ turn }) => turn !== participants[0]?.turn);

/** What a draft becomes: a contract that is sent, or a template from which others are started. */
export type DraftPurpose = "contract" | "template";

/** Whether it is known who a participant is. */
export const isKnown = ({
  name,
  email,
  organizationName,
}: Pick<DraftParticipant, "name" | "email" | "organizationName">): boolean =>
  name !== "" && email !== "" && organizationName !== "";

type Capacity = { email: string; role: string; organizationName?: string | null | undefined };

/**
 * Whether two entries mean the same person in the same capacity. One person may well sign for herself and for an
 * organization, or sign and get a copy for another address: those are two.
 */
export const isSamePlace = (a: Capacity, b: Capacity): boolean =>
  a.email !== "" &&
  a.email === b.email &&
  a.role === b.role &&
  (a.organizationName ?? null) === (b.organizationName ?? null);
export type DraftField = z.output<typeof fieldSchema>;
export type Draft = z.output<typeof draftSchema>;

/** The visible size of a page in points, rotation applied. */
export type PageSize = { width: number; height: number };

/** Why a draft cannot be sent yet. `subject` is the id of the participant or field it is about. */
export type DraftProblem = {
  /** The document it is about, where one of several is meant. */
  documentId?: string;
  code:
    | "title_needed"
    | "participant_needed"
    | "signer_needed"
    | "party_twice"
    | "name_needed"
    | "email_needed"
    | "organization_needed"
    | "place_name_needed"
    | "signature_field_needed"
    | "place_in_document_needed"
    | "seal_field_needed"
    | "field_of_other_kind"
    | "nothing_to_choose"
    | "no_room_to_choose"
    | "nothing_to_copy"
    | "too_few_pages"
    | "field_outside_page"
    | "field_of_nobody"
    | "details_needed"
    | "pages_not_set"
    | "form_answer_needed"
    | "due_in_past";
  subject?: string;
};

/**
 * What still stands between a draft and its sending, or a template and its use; empty when it can go.
 * @param pages the visible pages of each document, by its id
 * @param purpose in a template a place may be open, and then has a name
 */
export function draftProblems(
  draft: Draft,
  pages: Record<string, readonly PageSize[]>,
  now: Date,
  purpose: DraftPurpose = "contract",
): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (draft.title.trim() === "") problems.push({ code: "title_needed" });
  if (purpose === "contract" && draft.expiresAt && new Date(draft.expiresAt) <= now)
    problems.push({ code: "due_in_past" });
  if (draft.participants.length === 0) problems.push({ code: "participant_needed" });
  else if (!draft.participants.some(({ role }) => role === "signer")) problems.push({ code: "signer_needed" });
  for (const [index, participant] of draft.participants.entries()) {
    if (draft.participants.slice(0, index).some((other) => isSamePlace(other, participant)))
      problems.push({ code: "party_twice", subject: participant.id });
    const unknown =
      purpose === "contract" ? whatIsOpen(participant) : isNamed(participant) ? null : "place_name_needed";
    if (unknown) problems.push({ code: unknown, subject: participant.id });
    const kind = kindNeededBy(participant);
    if (!kind) continue;
    const own = draft.fields.filter((field) => field.participantId === participant.id);
    if (!own.some((field) => field.kind === kind))
      problems.push({ code: `${kind}_field_needed`, subject: participant.id });
    // What she fills in enters a document with her signature there.
    else
      for (const documentId of new Set(own.map((field) => field.documentId)))
        if (!own.some((field) => field.documentId === documentId && mayHoldSignature(field.kind)))
          problems.push({ code: "place_in_document_needed", subject: participant.id, documentId });
  }
  const known = new Map(draft.participants.map((participant) => [participant.id, participant]));
  for (const field of draft.fields) {
    const owner = known.get(field.participantId);
    if (!owner) problems.push({ code: "field_of_nobody", subject: field.id });
    else if (!kindsFor(owner).includes(field.kind) || (field.kind === "cross_page") !== Boolean(field.options))
      problems.push({ code: "field_of_other_kind", subject: field.id });
    else if (isChoice(field.kind) && !(field.ask && "choices" in field.ask))
      problems.push({ code: "nothing_to_choose", subject: field.id });
    else if (field.kind === "radio" && field.ask && "choices" in field.ask && !choicesFit(field, field.ask))
      problems.push({ code: "no_room_to_choose", subject: field.id });
    else if (field.kind === "statement" && !(field.ask && "sentence" in field.ask))
      problems.push({ code: "nothing_to_copy", subject: field.id });
    else if (field.options && !hasPagesFor(field.options, pages[field.documentId]?.length ?? 0))
      problems.push({ code: "too_few_pages", subject: field.id });
    else if (!isInside(field, pages[field.documentId]?.[field.page]))
      problems.push({ code: "field_outside_page", subject: field.id });
  }
  return problems;
}

function whatIsOpen({ name, email, organizationName }: DraftParticipant) {
  if (!name) return "name_needed" as const;
  if (!email) return "email_needed" as const;
  return organizationName === "" ? ("organization_needed" as const) : null;
}

/** In a template: known, or called by her place. */
export const isNamed = (participant: DraftParticipant) => Boolean(participant.place) || isKnown(participant);

/** The signature of a document stands in one of these places; the others show it or are filled. */
const mayHoldSignature = (kind: FieldKind) => kind === "signature" || kind === "seal";

/** A cross-page seal joins two pages or more, all of which there are. */
function hasPagesFor({ pages }: CrossPage, count: number): boolean {
  if (pages === "all") return count >= 2;
  if (pages === "odd") return count >= 3;
  return new Set(pages).size === pages.length && pages.every((page) => page < count);
}

/** Half a point of grace for sums of rounded numbers. */
const grace = 0.5;

const isInside = (field: DraftField, page: PageSize | undefined) =>
  page !== undefined && field.x + field.width <= page.width + grace && field.y + field.height <= page.height + grace;
