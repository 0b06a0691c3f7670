import { type AnswerFault, readAnswer } from "@/lib/domain/contracts/fields/field-answer";
import { isAnswer } from "@/lib/domain/contracts/fields/field-kinds";
import type { RoomField } from "@/lib/domain/signing/open-room";

/** What a signer has done so far in the room. */
export type Progress = {
  /** Text by field. */
  values: Readonly<Record<string, string>>;
  /** The signature she signs with. */
  sealId: string | null;
  /** The organization's seals that she has chosen, by place. */
  seals: Readonly<Record<string, string>>;
  /** Places into which she has put her signature or a seal. */
  placed: ReadonlySet<string>;
  /** Pages she has had in view, as `seenPage` names them. */
  seen: ReadonlySet<string>;
};

export type Task =
  | { kind: "read"; done: boolean; seen: number; pages: number }
  | { kind: "text"; done: boolean; field: RoomField; value: string; fault: AnswerFault | null }
  | { kind: "choose"; done: boolean }
  | { kind: "choose_seal"; done: boolean }
  | { kind: "place"; done: boolean; field: RoomField }
  | { kind: "date"; done: boolean; field: RoomField };

/** Places in which a drawing is to stand. */
export const isPlace = ({ kind }: RoomField): boolean => kind === "signature" || isSealPlace({ kind });
export const isSealPlace = ({ kind }: Pick<RoomField, "kind">): boolean => kind === "seal" || kind === "cross_page";

/** @param page from 0 */
export const seenPage = (documentId: string, page: number): string => `${documentId}:${page}`;

/** Fields in the order in which a reader meets them, document by document. */
export function inReadingOrder(fields: readonly RoomField[], documents: readonly { id: string }[]): RoomField[] {
  const ordinal = new Map(documents.map(({ id }, index) => [id, index]));
  const of = ({ documentId }: RoomField) => ordinal.get(documentId) ?? 0;
  return [...fields].sort((a, b) => of(a) - of(b) || a.page - b.page || a.y - b.y || a.x - b.x);
}

/**
 * The steps of one signer: read, fill, choose a signature, put it where it is asked for. Reading is shown and never
 * stands in the way; dates are filled by signing.
 */
export function tasksOf(
  fields: readonly RoomField[],
  documents: readonly { id: string; pages: readonly unknown[] }[],
  progress: Progress,
  about: { locale: string; today: string } = { locale: "en", today: "9999-12-31" },
): Task[] {
  const ordered = inReadingOrder(fields, documents);
  const pageCount = documents.reduce((sum, { pages }) => sum + pages.length, 0);
  const texts = ordered.filter((field) => isAnswer(field.kind));
  const places = ordered.filter(isPlace);
  const chosen = (field: RoomField) =>
    isSealPlace(field) ? progress.seals[field.id] !== undefined : progress.sealId !== null;
  const dates = ordered.filter((field) => field.kind === "date");
  const seen = Math.min(progress.seen.size, pageCount);
  return [
    { kind: "read", done: seen >= pageCount, seen, pages: pageCount },
    ...texts.map((field): Task => {
      const value = progress.values[field.id] ?? "";
      const answer = readAnswer(field, value, about);
      return { kind: "text", field, value, done: answer.ok && !answer.empty, fault: answer.ok ? null : answer.code };
    }),
    ...(places.some(isSealPlace)
      ? [{ kind: "choose_seal" as const, done: places.filter(isSealPlace).every(chosen) }]
      : []),
    ...(places.some(({ kind }) => kind === "signature")
      ? [{ kind: "choose" as const, done: progress.sealId !== null }]
      : []),
    ...places.map((field): Task => ({ kind: "place", field, done: chosen(field) && progress.placed.has(field.id) })),
    ...dates.map((field): Task => ({ kind: "date", field, done: false })),
  ];
}

/** A task that is a step of its own and is counted. */
export type RequiredTask = Extract<Task, { kind: "text" | "choose" | "choose_seal" | "place" }>;

/** Whether a task must be done before signing. */
export function isRequired(task: Task): task is RequiredTask {
  // What is put into a field that may stay empty has to fit it all the same.
  if (task.kind === "text") return task.field.required || task.fault !== null;
  return task.kind === "choose" || task.kind === "choose_seal" || task.kind === "place";
}

/** The next thing asked of her, or null when only the confirmation is left. */
export const nextTask = (tasks: readonly Task[]): Task | null =>
  tasks.find((task) => isRequired(task) && !task.done) ?? null;

/** How much of what is asked is done, 0 to 1; the confirmation itself is the last part. */
export function progressOf(tasks: readonly Task[]): { done: number; total: number } {
  const required = tasks.filter(isRequired);
  return { done: required.filter((task) => task.done).length, total: required.length + 1 };
}
