import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeFilters, type FilterParams } from "./filters";
import { Budget, defaultLimits } from "./limits";

function decode(raw: Uint8Array | string, name: string, params?: FilterParams): Buffer {
  const bytes = typeof raw === "string" ? Buffer.from(raw, "latin1") : raw;
  return Buffer.from(decodeFilters(bytes, [{ name, params }], new Budget()));
}

const data = fc.uint8Array({ maxLength: 2000 });

/** A plain LZW encoder: grows its table to 12 bits, then clears. */
function lzw(bytes: Uint8Array, earlyChange: number): Uint8Array {
  const bits: number[] = [];
  let width = 9;
  let table = new Map<string, number>();
  let next = 258;
  const put = (code: number) => {
    for (let i = width - 1; i >= 0; i--) bits.push((code >> i) & 1);
  };
  const codeOf = (text: string) => (text.length === 1 ? text.charCodeAt(0) : table.get(text)!);
  put(256);
  let held = "";
  for (const byte of bytes) {
    const longer = held + String.fromCharCode(byte);
    if (longer.length === 1 || table.has(longer)) {
      held = longer;
      continue;
    }
    put(codeOf(held));
    table.set(longer, next++);
    // The decoder's table is one entry behind.
    if (next - 1 + earlyChange >= 1 << width && width < 12) width++;
    if (next === 4095) {
      put(256);
      table = new Map();
      next = 258;
      width = 9;
    }
    held = String.fromCharCode(byte);
  }
  if (held) {
    put(codeOf(held));
    next++;
    if (next - 1 + earlyChange >= 1 << width && width < 12) width++;
  }
  put(257);
  const out = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [i, bit] of bits.entries()) out[i >> 3] = out[i >> 3]! | (bit << (7 - (i & 7)));
  return out;
}

/** PNG rows as RFC 2083, 6 defines them, written from the definition. */
function png(rows: Uint8Array, rowBytes: number, pixel: number, types: number[]): Uint8Array {
  const out: number[] = [];
  const at = (row: number, i: number) => (row < 0 || i < 0 ? 0 : (rows[row * rowBytes + i] ?? 0));
  for (let row = 0; row * rowBytes < rows.length; row++) {
    const type = types[row % types.length]!;
    out.push(type);
    for (let i = 0; i < rowBytes; i++) {
      const a = at(row, i - pixel);
      const b = at(row - 1, i);
      const c = i < pixel ? 0 : at(row - 1, i - pixel);
      const p = a + b - c;
      const nearest = [a, b, c].reduce((best, x) => (Math.abs(p - x) < Math.abs(p - best) ? x : best), a);
      const predicted = [0, a, b, Math.floor((a + b) / 2), nearest][type]!;
      out.push((at(row, i) - predicted) & 0xff);
    }
  }
  return Uint8Array.from(out);
}

describe("filters", () => {
  test("Flate, also cut short and with a wrong checksum", () => {
    const packed = deflateSync(Buffer.from("hello hello hello"));
    expect(decode(packed, "FlateDecode").toString()).toBe("hello hello hello");
    expect(decode(packed.subarray(0, -4), "Fl").toString()).toBe("hello hello hello");
    const wrong = Buffer.from(packed);
    wrong[wrong.length - 1] = wrong[wrong.length - 1]! ^ 0xff;
    expect(decode(wrong, "FlateDecode").toString()).toBe("hello hello hello");
    expect(() => decode("not zlib at all", "FlateDecode")).toThrow(expect.objectContaining({ code: "broken-stream" }));
  });

  test("LZW: the example of ISO 32000-1, 7.4.4.2, and whatever an encoder writes", () => {
    const example = Uint8Array.from([0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01]);
    expect(decode(example, "LZWDecode")).toEqual(Buffer.from([45, 45, 45, 45, 45, 65, 45, 45, 45, 66]));
    fc.assert(
      fc.property(data, fc.constantFrom(0, 1), (bytes, earlyChange) => {
        expect(decode(lzw(bytes, earlyChange), "LZWDecode", { earlyChange })).toEqual(Buffer.from(bytes));
      }),
    );
    const long = Uint8Array.from({ length: 20_000 }, (_, i) => (i * i) >> 5);
    for (const earlyChange of [0, 1]) {
      expect(decode(lzw(long, earlyChange), "LZWDecode", { earlyChange })).toEqual(Buffer.from(long));
    }
  });

  test("ASCIIHex and ASCII85", () => {
    expect(decode("48 65\n6C6c 6F7>", "ASCIIHexDecode").toString()).toBe("Hellop");
    expect(decode("9jqo^BlbD-BleB1DJ+*+F(f,q~>", "ASCII85Decode").toString()).toBe("Man is distinguished");
    expect(decode("<~z!!~>", "A85")).toEqual(Buffer.from([0, 0, 0, 0, 0]));
    expect(() => decode("v", "A85")).toThrow(expect.objectContaining({ code: "broken-stream" }));
  });

  test("RunLength", () => {
    expect(decode(Uint8Array.from([2, 97, 98, 99, 253, 100, 128, 1]), "RL").toString()).toBe("abcdddd");
  });

  test("PNG predictors", () => {
    const types = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        data,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 9 }),
        types,
        (bytes, colors, columns, kinds) => {
          const rowBytes = colors * columns;
          const whole = bytes.subarray(0, bytes.length - (bytes.length % rowBytes));
          const packed = deflateSync(png(whole, rowBytes, colors, kinds));
          expect(decode(packed, "FlateDecode", { predictor: 15, colors, columns })).toEqual(Buffer.from(whole));
        },
      ),
    );
  });

  test("TIFF predictor at 8, 16 and fewer bits", () => {
    const tiff = (bytes: number[], params: FilterParams) => [
      ...decode(deflateSync(Buffer.from(bytes)), "FlateDecode", { predictor: 2, ...params }),
    ];
    expect(tiff([1, 2, 3, 1, 1, 1], { colors: 3, columns: 2 })).toEqual([1, 2, 3, 2, 3, 4]);
    expect(tiff([0x01, 0xff, 0x00, 0x01], { bitsPerComponent: 16, columns: 2 })).toEqual([0x01, 0xff, 0x02, 0x00]);
    expect(tiff([0b01_01_01_01], { bitsPerComponent: 2, columns: 4 })).toEqual([0b01_10_11_00]);
  });

  test("every filter ends at the budget", () => {
    const limits = { ...defaultLimits, maxStreamBytes: 1000 };
    const bombs: [string, Uint8Array][] = [
      ["FlateDecode", deflateSync(Buffer.alloc(5000))],
      ["LZWDecode", lzw(new Uint8Array(5000), 1)],
      ["RunLengthDecode", Uint8Array.from({ length: 100 }, (_, i) => (i % 2 ? 0 : 129))],
    ];
    for (const [name, raw] of bombs) {
      const error = expect.objectContaining({ code: "too-large" });
      expect(() => decodeFilters(raw, [{ name }], new Budget(limits)), name).toThrow(error);
    }
    const budget = new Budget({ ...defaultLimits, maxInflatedBytes: 8000 });
    const steps = [{ name: "FlateDecode" }];
    decodeFilters(bombs[0]![1], steps, budget);
    expect(() => decodeFilters(bombs[0]![1], steps, budget)).toThrow(expect.objectContaining({ code: "too-large" }));
  });

  test("damaged data is a PdfError or bytes, nothing else", () => {
    const names = fc.constantFrom(
      "FlateDecode",
      "LZWDecode",
      "ASCIIHexDecode",
      "ASCII85Decode",
      "RunLengthDecode",
      "X",
    );
    fc.assert(
      fc.property(data, names, fc.integer({ min: 1, max: 16 }), (bytes, name, predictor) => {
        try {
          decode(bytes, name, { predictor, columns: 7 });
        } catch (error) {
          expect(error).toMatchObject({ name: "PdfError" });
        }
      }),
    );
  });
});
