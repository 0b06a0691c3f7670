import { StatementError } from "./errors";
import { lineAt } from "./text-encoding";

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * The text between two places of an XML document, with its character and entity references resolved. Only the five
 * entities of XML 1.0 are known, since there is no DOCTYPE that could declare others; each stands for one character,
 * so nothing grows.
 * @throws StatementError malformed for any other `&`, or a reference to what is no character of XML
 */
export function readXmlText(text: string, from: number, to: number): string {
  const piece = text.slice(from, to);
  if (!piece.includes("&")) return piece;
  return piece.replace(
    /&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]{1,4}));|&/g,
    (whole, decimal, hex, name, place) => {
      const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      const character =
        point === undefined ? entityOf(name) : isXmlCharacter(point) ? String.fromCodePoint(point) : undefined;
      if (character === undefined)
        throw new StatementError("malformed", `${whole} stands for nothing`, lineAt(text, from + place));
      return character;
    },
  );
}

function entityOf(name: string | undefined): string | undefined {
  return name !== undefined && Object.hasOwn(entities, name) ? entities[name] : undefined;
}

/** Char of XML 1.0, clause 2.2. */
export function isXmlCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff);
}
