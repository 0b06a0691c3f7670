import {
  type Block,
  type Piece,
  type Variable,
  type VariableType,
  variableTypes,
  type WrittenText,
  writtenTextSchema,
} from "../written-text.schema";

/**
 * Reads our own notation of a starting text. One line each:
 * `# title`, `## heading`, `1 `, `2 ` or `3 ` and a clause of that level, `- ` a list's item,
 * `| cell | cell |` rows of a table of which the first is its head,
 * `? key type label = default / default` a variable (`!` before the label: required; a choice has its answers after =),
 * `@ person label` or `@ organization label` where a party signs; everything else is a paragraph.
 * In a line `**bold**`, `{key}` and `{key:words}`.
 * @throws Error where the notation is wrong: these texts are ours
 */
export function readMarkup(source: string, locale: "en" | "zh", newId: () => string): WrittenText {
  const text: WrittenText = { locale, title: "", header: "", pageNumbers: true, variables: [], blocks: [] };
  for (const line of source.trim().split("\n")) {
    const [mark = "", rest = ""] = [line.slice(0, 2), line.slice(2).trim()];
    if (line.trim() === "") continue;
    if (mark === "# ") text.title = rest;
    else if (mark === "? ") text.variables.push(variable(rest));
    else if (mark === "| ") row(text.blocks, line);
    else text.blocks.push(block(line, rest, newId));
  }
  return writtenTextSchema.parse(text);
}

function block(line: string, rest: string, newId: () => string): Block {
  const clause = /^([123]) /.exec(line);
  if (clause) return { kind: "clause", level: Number(clause[1]), text: pieces(rest) };
  if (line.startsWith("## ")) return { kind: "heading", level: 1, text: pieces(line.slice(3)) };
  if (line.startsWith("- ")) return { kind: "item", numbered: false, text: pieces(rest) };
  const party = /^@ (person|organization) (.+)$/.exec(line);
  if (party) return { kind: "signature", id: newId(), as: party[1] as "person", label: party[2] as string, date: true };
  return { kind: "paragraph", align: "start", under: 0, text: pieces(line) };
}

/** `key type label` with `!` where it is required and what follows `=`. */
function variable(rest: string): Variable {
  const match = /^(\S+) (\S+) (!?)([^=]+)(?:= (.*))?$/.exec(rest);
  if (!match || !variableTypes.includes(match[2] as VariableType)) throw new Error(`not a variable: ${rest}`);
  const [, key = "", type, required, label = "", after = ""] = match;
  const choices = type === "choice" ? after.split(" / ") : [];
  return {
    key,
    label: label.trim(),
    type: type as VariableType,
    required: required === "!",
    default: type === "choice" ? "" : after.trim(),
    choices,
  };
}

function row(blocks: Block[], line: string): void {
  const cells = line
    .split("|")
    .slice(1, -1)
    .map((cell) => pieces(cell.trim()));
  const last = blocks.at(-1);
  if (last?.kind === "table") last.rows.push(cells);
  else
    blocks.push({
      kind: "table",
      header: true,
      columns: cells.map(() => ({ width: 1, align: "start" as const })),
      rows: [cells],
    });
}

function pieces(line: string): Piece[] {
  return line
    .split(/\*\*/)
    .flatMap((part, index) => plainPieces(part).map((piece) => (index % 2 ? bold(piece) : piece)));
}

const bold = (piece: Piece): Piece => ("lineBreak" in piece ? piece : { ...piece, bold: true });

function plainPieces(words: string): Piece[] {
  return words.split(/(\{[a-z0-9_:]+\})/).flatMap((part): Piece[] => {
    if (part === "") return [];
    const [, key, form] = /^\{([a-z0-9_]+)(:words)?\}$/.exec(part) ?? [];
    return [key ? { variable: key, ...(form && { inWords: true as const }) } : { text: part }];
  });
}
