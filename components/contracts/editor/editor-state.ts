import { type Draft, type DraftField, fieldSizes, isOrdered } from "@/lib/domain/contracts/drafting/draft.schema";
import type { DraftDocument } from "@/lib/domain/contracts/drafting/read-draft";
import type { IntentMethod, RequiredSealKind } from "@/lib/domain/contracts/drafting/requirements";
import type { FormCategory } from "@/lib/domain/contracts/electronic-form/form-question";
import { isInk } from "@/lib/domain/contracts/fields/field-kinds";
import { type ParticipantRole, signs } from "@/lib/domain/contracts/roles";

/** A participant as she is typed in: name and address may still be incomplete. */
export type EditedParticipant = {
  id: string;
  name: string;
  email: string;
  /** What she is in the contract, such as tenant. */
  place?: string | null | undefined;
  /** The organization that signs through her, perhaps still empty; none where she signs for herself. */
  organizationName?: string | null | undefined;
  role: ParticipantRole;
  /** Where some act before others: at the same time as the one above. */
  withPrevious: boolean;
  signerLevel?: number | null | undefined;
  requiredIntent?: IntentMethod | null | undefined;
  sealKind?: RequiredSealKind | null | undefined;
};

/** Somebody of whom nothing is known yet, or only name and address. */
export const newParticipant = (
  known: Pick<EditedParticipant, "id" | "name" | "email"> & Partial<EditedParticipant>,
): EditedParticipant => ({ role: "signer", withPrevious: false, ...known });

/** Who a field is for: the organization that signs, or the person. */
export const partyName = ({ name, organizationName, place }: EditedParticipant): string =>
  organizationName || name || place || "";

export type EditorState = {
  title: string;
  message: string;
  locale: Draft["locale"];
  /** Some act before others. */
  ordered: boolean;
  signerLevel: number;
  remindEveryDays: number | null;
  /** What the law forbids in electronic form, and the sender has said that this is not. */
  formAnswer: FormCategory | null;
  /** The colleague who approves it before it goes out. */
  releaserId: string | null;
  /** ISO 8601, or null. */
  expiresAt: string | null;
  /** Of a template. */
  dueInDays: number | null;
  numberRuleId: string | null;
  documents: DraftDocument[];
  participants: EditedParticipant[];
  fields: DraftField[];
  /** Fields before and after this, for undo and redo. */
  past: DraftField[][];
  future: DraftField[][];
};

export type EditorAction =
  | {
      type: "set";
      changes: Partial<
        Pick<
          EditorState,
          | "title"
          | "message"
          | "locale"
          | "ordered"
          | "signerLevel"
          | "remindEveryDays"
          | "formAnswer"
          | "releaserId"
          | "expiresAt"
          | "dueInDays"
          | "numberRuleId"
        >
      >;
    }
  | { type: "add_document"; document: DraftDocument }
  | { type: "move_document"; id: string; by: -1 | 1 }
  | { type: "remove_document"; id: string }
  | { type: "add_participant"; participant: EditedParticipant }
  | { type: "change_participant"; id: string; changes: Partial<EditedParticipant> }
  | { type: "move_participant"; id: string; by: -1 | 1 }
  | { type: "remove_participant"; id: string }
  /** Several are added, and taken back, in one step. */
  | { type: "add_fields"; fields: DraftField[] }
  | { type: "change_field"; id: string; changes: Partial<DraftField> }
  | { type: "remove_field"; id: string }
  | { type: "undo" }
  | { type: "redo" };

const mostSteps = 100;

/** @param documents those of the draft, in their order */
export function initialState({ draft, documents }: { draft: Draft; documents: DraftDocument[] }): EditorState {
  const byTurn = draft.participants.toSorted((a, b) => a.turn - b.turn);
  const participants = byTurn.map(({ turn, ...participant }, index) => ({
    ...participant,
    withPrevious: index > 0 && byTurn[index - 1]?.turn === turn,
  }));
  const ordered = isOrdered(draft.participants);
  const { title, message, locale, signerLevel, remindEveryDays = null, formAnswer = null, expiresAt, fields } = draft;
  const { dueInDays = null, numberRuleId = null, releaserId = null } = draft;
  return {
    title,
    message: message ?? "",
    locale,
    signerLevel,
    remindEveryDays,
    formAnswer,
    releaserId,
    expiresAt,
    dueInDays,
    numberRuleId,
    fields,
    documents,
    ordered,
    // Where all act at the same time, an order that is wished for later begins with one after the other.
    participants: ordered ? participants : participants.map((one) => ({ ...one, withPrevious: false })),
    past: [],
    future: [],
  };
}

/** The turn of each participant, from 1. */
export function turnsOf({ ordered, participants }: Pick<EditorState, "ordered" | "participants">): Map<string, number> {
  let turn = 1;
  return new Map(
    participants.map(({ id, withPrevious }, index) => {
      if (ordered && index > 0 && !withPrevious) turn += 1;
      return [id, turn];
    }),
  );
}

/** What is given to somebody else becomes what she can have. */
function withField(state: EditorState, id: string, changes: Partial<DraftField>): DraftField[] {
  const ownerOf = (participantId: string | undefined) => state.participants.find((one) => one.id === participantId);
  const before = ownerOf(state.fields.find((field) => field.id === id)?.participantId);
  const after = ownerOf(changes.participantId);
  const fields = changed(state.fields, id, changes);
  if (!before || !after || isOrganization(before) === isOrganization(after)) return fields;
  return fields.flatMap((field) => (field.id === id ? converted(field, after) : [field]));
}

/**
 * Whoever signs for an organization from now on, or for herself, keeps her places: a signature becomes a seal around the
 * same middle, and the other way round.
 */
function withParticipant(state: EditorState, id: string, changes: Partial<EditedParticipant>): EditorState {
  const before = state.participants.find((one) => one.id === id);
  const participants = changed(state.participants, id, changes);
  const after = participants.find((one) => one.id === id);
  if (!before || !after) return { ...state, participants };
  if (!signs(after.role) && signs(before.role)) return { ...withoutFieldsOf(state, id), participants };
  if (isOrganization(before) === isOrganization(after)) return { ...state, participants };
  const fields = state.fields.flatMap((field) => (field.participantId === id ? converted(field, after) : [field]));
  return { ...withFields(state, fields), participants };
}

/** A field of a person as an organization can have it, or the other way round; none where there is nothing alike. */
function converted(field: DraftField, owner: EditedParticipant): DraftField[] {
  if (!isInk(field.kind)) return [field];
  if (field.kind === "cross_page") return isOrganization(owner) ? [field] : [];
  return [resized(field, isOrganization(owner) ? "seal" : "signature")];
}

/** A field of another kind around the same middle. */
function resized(field: DraftField, kind: "seal" | "signature"): DraftField {
  const { width, height } = fieldSizes[kind];
  const [x, y] = [field.x + (field.width - width) / 2, field.y + (field.height - height) / 2];
  return { ...field, kind, width, height, x: Math.max(0, x), y: Math.max(0, y) };
}

const isOrganization = ({ organizationName }: EditedParticipant) => typeof organizationName === "string";

/** Everything that an editor does to a draft. Only changes of fields are undone and redone. */
export function editorReducer(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case "set":
      return { ...state, ...action.changes };
    case "add_document":
      return { ...state, documents: [...state.documents, action.document] };
    case "move_document":
      return { ...state, documents: moved(state.documents, action.id, action.by) };
    case "remove_document":
      return {
        ...onlyFields(state, ({ documentId }) => documentId !== action.id),
        documents: state.documents.filter(({ id }) => id !== action.id),
      };
    case "add_participant":
      return { ...state, participants: [...state.participants, action.participant] };
    case "change_participant":
      return withParticipant(state, action.id, action.changes);
    case "move_participant":
      return { ...state, participants: moved(state.participants, action.id, action.by) };
    case "remove_participant":
      return withoutParticipant(state, action.id);
    case "add_fields":
      return withFields(state, [...state.fields, ...action.fields]);
    case "change_field":
      return withFields(state, withField(state, action.id, action.changes));
    case "remove_field":
      return withFields(
        state,
        state.fields.filter((field) => field.id !== action.id),
      );
    case "undo": {
      const fields = state.past.at(-1);
      if (!fields) return state;
      return { ...state, fields, past: state.past.slice(0, -1), future: [state.fields, ...state.future] };
    }
    case "redo": {
      const [fields, ...future] = state.future;
      if (!fields) return state;
      return { ...state, fields, past: [...state.past, state.fields], future };
    }
  }
}

function withFields(state: EditorState, fields: DraftField[]): EditorState {
  return { ...state, fields, past: [...state.past, state.fields].slice(-mostSteps), future: [] };
}

/** Her fields go with her. */
function withoutParticipant(state: EditorState, id: string): EditorState {
  const participants = state.participants.filter((participant) => participant.id !== id);
  return { ...withoutFieldsOf(state, id), participants };
}

const withoutFieldsOf = (state: EditorState, id: string): EditorState =>
  onlyFields(state, ({ participantId }) => participantId !== id);

/** Takes the other fields also out of what undo could bring back: they would belong to nobody, or stand nowhere. */
function onlyFields(state: EditorState, stays: (field: DraftField) => boolean): EditorState {
  return {
    ...state,
    fields: state.fields.filter(stays),
    past: state.past.map((fields) => fields.filter(stays)),
    future: state.future.map((fields) => fields.filter(stays)),
  };
}

function changed<T extends { id: string }>(rows: T[], id: string, changes: Partial<T>): T[] {
  return rows.map((row) => (row.id === id ? { ...row, ...changes } : row));
}

function moved<T extends { id: string }>(rows: T[], id: string, by: -1 | 1): T[] {
  const from = rows.findIndex((row) => row.id === id);
  const to = from + by;
  const row = rows[from];
  if (!row || to < 0 || to >= rows.length) return rows;
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}
