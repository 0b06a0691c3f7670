import { StatementError } from "./errors";

/** Encodings that tests write and only the readers read otherwise. */

const gbkCodes = new Map<string, [number, number]>();
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail === 0x7f) continue;
    const character = new TextDecoder("gb18030").decode(new Uint8Array([lead, trail]));
    if ([...character].length === 1 && character !== "\ufffd") gbkCodes.set(character, [lead, trail]);
  }

/** Text in GBK; characters that it has not are an error. */
export function gbk(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      if (character <= "\u007f") return [character.charCodeAt(0)];
      const code = gbkCodes.get(character);
      if (!code) throw new Error(`${character} is not in GBK`);
      return code;
    }),
  );
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function utf16le(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "utf16le"));
}

export function utf16be(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "utf16le").swap16());
}

/** The code and line of the StatementError that something throws. */
export function errorOf(act: () => unknown): { code: string; lineNumber?: number } {
  try {
    act();
  } catch (error) {
    if (error instanceof StatementError) {
      const { code, lineNumber } = error;
      return lineNumber === undefined ? { code } : { code, lineNumber };
    }
    throw error;
  }
  throw new Error("nothing was thrown");
}
