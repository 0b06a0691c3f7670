/** One string that a content stream shows, with the resource name of the font that shows it. */
export interface ShownString {
  font: string | null;
  bytes: Uint8Array;
  /** The string starts a new line or another position (Td, TD, Tm, T*, ' or "), so it is not glued to the one before. */
  moved: boolean;
}

type Operand = { kind: "string"; bytes: Uint8Array } | { kind: "name"; name: string } | { kind: "other" };

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...Buffer.from("()<>[]{}/%", "latin1")]);
const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function literalString(data: Uint8Array, start: number): { bytes: Uint8Array; end: number } {
  const out: number[] = [];
  let depth = 1;
  let at = start;
  for (; at < data.length; at++) {
    const byte = data[at] ?? 0;
    if (byte === 0x5c) {
      const next = String.fromCharCode(data[++at] ?? 0);
      const octal = /^[0-7]{1,3}/.exec(Buffer.from(data.subarray(at, at + 3)).toString("latin1"))?.[0];
      if (octal) {
        out.push(Number.parseInt(octal, 8) & 0xff);
        at += octal.length - 1;
      } else if (next === "\r") {
        if (data[at + 1] === 10) at++;
      } else if (next !== "\n") out.push(ESCAPES[next] ?? next.charCodeAt(0));
      continue;
    }
    if (byte === 0x28) depth++;
    if (byte === 0x29 && --depth === 0) break;
    out.push(byte);
  }
  return { bytes: Uint8Array.from(out), end: at + 1 };
}

function hexString(data: Uint8Array, start: number): { bytes: Uint8Array; end: number } {
  let end = data.indexOf(0x3e, start);
  if (end < 0) end = data.length;
  let digits = Buffer.from(data.subarray(start, end))
    .toString("latin1")
    .replace(/[^0-9a-fA-F]/g, "");
  if (digits.length % 2) digits += "0";
  return { bytes: Buffer.from(digits, "hex"), end: end + 1 };
}

function plainToken(data: Uint8Array, start: number): { token: string; end: number } {
  let end = start;
  while (end < data.length && !WHITE.has(data[end] ?? 0) && !DELIMITER.has(data[end] ?? 0)) end++;
  return { token: Buffer.from(data.subarray(start, end)).toString("latin1"), end };
}

function endOfInlineImage(data: Uint8Array, start: number): number {
  const found = /\sEI(?=\s|$)/.exec(Buffer.from(data.subarray(start)).toString("latin1"));
  return found ? start + found.index + 3 : data.length;
}

/**
 * Reads the strings that a content stream shows with Tj, TJ, ' and ", in order (ISO 32000-2, 9.4). Form XObjects are
 * named in `forms`, for the caller to follow.
 */
export function shownStrings(data: Uint8Array): { strings: ShownString[]; forms: string[] } {
  const strings: ShownString[] = [];
  const forms: string[] = [];
  let operands: Operand[] = [];
  let font: string | null = null;
  const fonts: (string | null)[] = [];
  let moved = true;
  let at = 0;
  const show = () => {
    for (const operand of operands) {
      if (operand.kind !== "string") continue;
      strings.push({ font, bytes: operand.bytes, moved });
      moved = false;
    }
  };
  while (at < data.length) {
    const byte = data[at] ?? 0;
    if (WHITE.has(byte)) at++;
    else if (byte === 0x25) while (at < data.length && data[at] !== 10 && data[at] !== 13) at++;
    else if (byte === 0x28) {
      const { bytes, end } = literalString(data, at + 1);
      operands.push({ kind: "string", bytes });
      at = end;
    } else if (byte === 0x3c && data[at + 1] !== 0x3c) {
      const { bytes, end } = hexString(data, at + 1);
      operands.push({ kind: "string", bytes });
      at = end;
    } else if (byte === 0x2f) {
      const { token, end } = plainToken(data, at + 1);
      const name = token.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      operands.push({ kind: "name", name });
      at = end;
    } else if (DELIMITER.has(byte)) at += byte === 0x3c || (byte === 0x3e && data[at + 1] === 0x3e) ? 2 : 1;
    else {
      const { token, end } = plainToken(data, at);
      at = end;
      if (/^[+-.\d]/.test(token)) {
        operands.push({ kind: "other" });
        continue;
      }
      const first = operands[0];
      if (token === "Tf" && first?.kind === "name") font = first.name;
      else if (token === "Do" && first?.kind === "name") forms.push(first.name);
      else if (token === "q") fonts.push(font);
      else if (token === "Q") font = fonts.pop() ?? font;
      else if (token === "Td" || token === "TD" || token === "Tm" || token === "T*" || token === "BT") moved = true;
      else if (token === "'" || token === '"') {
        moved = true;
        show();
      } else if (token === "Tj" || token === "TJ") show();
      else if (token === "BI") at = endOfInlineImage(data, at);
      operands = [];
    }
  }
  return { strings, forms };
}
