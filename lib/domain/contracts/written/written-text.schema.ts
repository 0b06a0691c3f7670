import { z } from "zod";
import { plainLine } from "@/lib/standards/plain-text/plain-text";

/** What a contract that is written here is made of, and its bounds. The writing page and the commands share this file. */
export const writtenLimits = {
  title: 200,
  header: 120,
  blocks: 2000,
  /** Of the whole text, values aside. */
  characters: 150_000,
  columns: 8,
  rows: 300,
  signatures: 20,
  label: 60,
  variables: 100,
  choices: 20,
  value: 1000,
} as const;

/** Control characters and invisible ones; what a paragraph holds is one line. */
const invisible = /[\p{Cc}\p{Cs}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}/gu;
const cleanRun = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\t\n\r\u00a0\u0085\u2028\u2029]/g, " ")
    .replace(invisible, "");

const line = (most: number) => z.string().overwrite(plainLine).max(most);

const marks = {
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  underline: z.literal(true).optional(),
};

/** How a variable is called inside of a text: never shown, and never changed once it is made. */
export const variableKeySchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

const runSchema = z.strictObject({ text: z.string().overwrite(cleanRun).max(writtenLimits.characters), ...marks });
const usedVariableSchema = z.strictObject({
  variable: variableKeySchema,
  /** An amount in capital Chinese numerals. */
  inWords: z.literal(true).optional(),
  ...marks,
});
const lineBreakSchema = z.strictObject({ lineBreak: z.literal(true) });

/** A piece of a line: words in one style, the value of a variable, or the end of a line inside of a paragraph. */
export const pieceSchema = z.union([runSchema, usedVariableSchema, lineBreakSchema]);
const pieces = z.array(pieceSchema).max(5000);

export const alignments = ["start", "center", "end"] as const;
const align = z.enum(alignments);

/** A level of clauses: article, clause, sub-clause. */
const level = z.int().min(1).max(3);

export const blockSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("heading"), level: z.union([z.literal(1), z.literal(2)]), text: pieces }),
  z.strictObject({ kind: z.literal("clause"), level, text: pieces }),
  /** `under`: stands below a clause of this level, without a number of its own; 0: of the whole width. */
  z.strictObject({ kind: z.literal("paragraph"), align, under: z.int().min(0).max(3), text: pieces }),
  z.strictObject({ kind: z.literal("item"), numbered: z.boolean(), text: pieces }),
  z.strictObject({
    kind: z.literal("table"),
    /** The first row says what the columns are, and stands again on every page. */
    header: z.boolean(),
    /** Widths are shares of the whole. */
    columns: z
      .array(z.strictObject({ width: z.number().min(0.2).max(20), align }))
      .min(1)
      .max(writtenLimits.columns),
    rows: z.array(z.array(pieces).max(writtenLimits.columns)).min(1).max(writtenLimits.rows),
  }),
  z.strictObject({ kind: z.literal("pageBreak") }),
  /** Where one party signs or seals. Its places become fields of the draft. */
  z.strictObject({
    kind: z.literal("signature"),
    id: z.uuid(),
    label: line(writtenLimits.label).min(1),
    as: z.enum(["person", "organization"]),
    date: z.boolean(),
  }),
]);

export const variableTypes = ["text", "number", "amount", "date", "choice"] as const;

export const variableSchema = z.strictObject({
  key: variableKeySchema,
  label: line(writtenLimits.label).min(1),
  type: z.enum(variableTypes),
  required: z.boolean(),
  /** As it is typed; empty for none. */
  default: line(writtenLimits.value),
  /** Of a choice, and of nothing else. */
  choices: z.array(line(writtenLimits.label).min(1)).max(writtenLimits.choices),
});

/** Values as they are typed, by the keys of their variables. */
export const valuesSchema = z.record(variableKeySchema, line(writtenLimits.value));

export const writtenTextSchema = z
  .strictObject({
    /** The language in which it is numbered and set. */
    locale: z.enum(["en", "zh"]),
    /** Variables may stand in it as {key}. */
    title: line(writtenLimits.title),
    /** Stands above every page; empty for nothing. */
    header: line(writtenLimits.header),
    pageNumbers: z.boolean(),
    variables: z.array(variableSchema).max(writtenLimits.variables),
    blocks: z.array(blockSchema).min(1).max(writtenLimits.blocks),
  })
  .refine((text) => lengthOf(text.blocks) <= writtenLimits.characters, "text_too_long")
  .refine(({ variables }) => isEachOnce(variables.map(({ key }) => key)), "invalid_input")
  .refine(({ blocks }) => {
    const signatures = blocks.flatMap((block) => (block.kind === "signature" ? [block.id] : []));
    return signatures.length <= writtenLimits.signatures && isEachOnce(signatures);
  }, "invalid_input")
  .refine(
    ({ blocks }) =>
      blocks.every((block) => block.kind !== "table" || block.rows.every((row) => row.length === block.columns.length)),
    "invalid_input",
  );

export type Piece = z.output<typeof pieceSchema>;
export type Block = z.output<typeof blockSchema>;
export type BlockOf<Kind extends Block["kind"]> = Extract<Block, { kind: Kind }>;
export type Alignment = (typeof alignments)[number];
export type Variable = z.output<typeof variableSchema>;
export type VariableType = Variable["type"];
export type Values = z.output<typeof valuesSchema>;
export type WrittenText = z.output<typeof writtenTextSchema>;

/** The lines of pieces in a block, in their order: one for most, one for each cell of a table, none for the rest. */
export function linesOf(block: Block): readonly Piece[][] {
  if ("text" in block) return [block.text];
  return block.kind === "table" ? block.rows.flat() : [];
}

const lengthOf = (blocks: readonly Block[]): number =>
  blocks
    .flatMap(linesOf)
    .flat()
    .reduce((sum, piece) => sum + ("text" in piece ? piece.text.length : 1), 0);

const isEachOnce = (keys: readonly string[]) => new Set(keys).size === keys.length;
