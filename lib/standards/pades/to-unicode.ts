/** Turns the character codes of one font into text. */
export interface CodeReader {
  /** Bytes per code. */
  width: 1 | 2;
  /** Undefined for a code the map does not know. */
  text(code: number): string | undefined;
}

const utf16 = (hex: string): string => {
  const bytes = Buffer.from(hex.length % 4 ? hex.padStart(Math.ceil(hex.length / 4) * 4, "0") : hex, "hex");
  return bytes.swap16().toString("utf16le");
};

function plusLast(hex: string, step: number): string {
  const head = hex.slice(0, -4);
  const last = (Number.parseInt(hex.slice(-4), 16) + step) & 0xffff;
  return head + last.toString(16).padStart(4, "0");
}

// More than any font has; a hostile map could name millions.
const MOST_CODES = 100_000;

const HEX = /<\s*([0-9a-fA-F\s]*)>|(\[)|(\])/g;

/**
 * Reads a /ToUnicode CMap (ISO 32000-2, 9.10.3): its bfchar and bfrange sections and the width of its code space.
 * Codes outside one or two bytes are left out.
 */
export function parseToUnicode(cmap: Uint8Array): CodeReader {
  const source = Buffer.from(cmap).toString("latin1");
  const map = new Map<number, string>();
  const space = /begincodespacerange\s*<\s*([0-9a-fA-F]+)\s*>/.exec(source);
  const width = space && (space[1] ?? "").length <= 2 ? 1 : 2;
  for (const [, section = ""] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    const values = [...section.matchAll(HEX)].map((match) => (match[1] ?? "").replace(/\s/g, ""));
    for (let at = 0; at + 1 < values.length; at += 2) {
      map.set(Number.parseInt(values[at] ?? "", 16), utf16(values[at + 1] ?? ""));
    }
  }
  for (const [, section = ""] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const tokens = [...section.matchAll(HEX)].map(
      (match) => match[2] ?? match[3] ?? (match[1] ?? "").replace(/\s/g, ""),
    );
    for (let at = 0; at + 2 < tokens.length; ) {
      const [low, high] = [Number.parseInt(tokens[at++] ?? "", 16), Number.parseInt(tokens[at++] ?? "", 16)];
      if (!(high - low <= 0xffff) || map.size > MOST_CODES) break;
      if (tokens[at] === "[") {
        at++;
        for (let code = low; tokens[at] !== "]" && at < tokens.length; code++) map.set(code, utf16(tokens[at++] ?? ""));
        at++;
      } else {
        const first = tokens[at++] ?? "";
        for (let code = low; code <= high; code++) map.set(code, utf16(plusLast(first.padStart(4, "0"), code - low)));
      }
    }
  }
  return { width, text: (code) => map.get(code) };
}
