import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import {
  attachmentPdf,
  formPdf,
  hybridPdf,
  javaScriptPdf,
  linearizedVariant,
  pagesPdf,
  plainPdf,
  xrefStreamVariant,
} from "../../../tests/support/pdfs";
import { PdfError } from "./errors";
import { PdfFile } from "./file";
import { pageGeometry } from "./geometry";
import { Increment } from "./increment";
import { inspectPdf } from "./inspect";
import { type PdfObject, PdfRef, PdfStream } from "./objects";

const limits = { maxInflatedBytes: 4_000_000, maxStreamBytes: 1_000_000, maxNodes: 200_000, maxPages: 200 };
let seeds: Uint8Array[] = [];

beforeAll(async () => {
  seeds = [
    plainPdf(),
    hybridPdf(),
    javaScriptPdf(),
    xrefStreamVariant(pagesPdf(12)),
    linearizedVariant(pagesPdf(3)),
    linearizedVariant(pagesPdf(3), "generate"),
    await formPdf(),
    xrefStreamVariant(await attachmentPdf()),
  ];
});

function tolerating<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof PdfError) return undefined;
    throw error;
  }
}

function decodeIfStream(object: PdfObject): void {
  if (object instanceof PdfStream) object.decode();
}

/** Everything that a reader of a stranger's file does. */
function readAll(bytes: Uint8Array): void {
  const inspected = inspectPdf(bytes, limits);
  if (inspected.accepted) expect(inspected.pages.length).toBe(inspected.pageCount);
  for (const repair of [false, true]) {
    const file = tolerating(() => PdfFile.open(bytes, { ...limits, repair }));
    if (!file) continue;
    tolerating(() => file.ambiguities);
    tolerating(() => file.revisions().map((revision) => tolerating(() => revision.entries())));
    tolerating(() => file.version);
    tolerating(() => file.isLinearized);
    tolerating(() => pageGeometry(file, file.page(file.pageCount() - 1)));
    for (let num = 0; num < Math.min(file.size, 300); num++)
      tolerating(() => decodeIfStream(file.get(new PdfRef(num))));
    tolerating(() => {
      const increment = new Increment(file);
      increment.edit(file.root).set("Added", increment.add(1));
      const { tail } = increment.finish();
      expect(Buffer.from(tail.subarray(-5)).toString()).toBe("%%EOF");
    });
  }
}

interface Edit {
  at: number;
  kind: "flip" | "cut" | "insert" | "repeat" | "remove" | "digit";
  byte: number;
  length: number;
  token: string;
}

const tokens = [
  "<<",
  ">>",
  "[",
  "]",
  "(",
  "<",
  "stream\n",
  "endstream",
  "endobj",
  " obj",
  "1 0 R",
  "xref",
  "/Length 9",
];
const edits = fc.array(
  fc.record<Edit>({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom("flip", "cut", "insert", "repeat", "remove", "digit"),
    byte: fc.integer({ min: 0, max: 255 }),
    length: fc.integer({ min: 1, max: 60 }),
    token: fc.constantFrom(...tokens, "99999999999", "-1", "/Prev 15", "/Kids[1 0 R 2 0 R]", "startxref 0", "/Count 9"),
  }),
  { minLength: 1, maxLength: 4 },
);

function applied(bytes: Buffer, { at, kind, byte, length, token }: Edit): Buffer {
  const pos = Math.floor(at * bytes.length);
  const [before, after] = [bytes.subarray(0, pos), bytes.subarray(pos)];
  switch (kind) {
    case "flip":
      return Buffer.concat([before, Buffer.from([byte]), after.subarray(1)]);
    case "cut":
      return before;
    case "insert":
      return Buffer.concat([before, Buffer.from(token), after]);
    case "repeat":
      return Buffer.concat([before, after.subarray(0, length), after]);
    case "remove":
      return Buffer.concat([before, after.subarray(length)]);
    case "digit": {
      // The numbers are what leads a reader astray: change the next one.
      const text = after.toString("latin1").replace(/\d/, String(byte % 10));
      return Buffer.concat([before, Buffer.from(text, "latin1")]);
    }
  }
}

test("damaged files are read, or refused with a PdfError", () => {
  fc.assert(
    fc.property(fc.nat(seeds.length - 1), edits, (seed, changes) => {
      readAll(changes.reduce(applied, Buffer.from(seeds[seed]!)));
    }),
    { numRuns: 1500 },
  );
});

test("files of nothing but tokens are read, or refused with a PdfError", () => {
  const words = fc.array(
    fc.constantFrom(...tokens, "1 0 obj", "2 0 obj", "trailer", "/Root 1 0 R", "/Pages 2 0 R", "0 1"),
  );
  fc.assert(
    fc.property(words, (list) => {
      readAll(Buffer.from(`%PDF-1.7\n${list.join("\n")}\nstartxref\n9\n%%EOF`));
    }),
    { numRuns: 500 },
  );
});

test("many small dictionaries, and many streams without an end, are stopped by the budget", () => {
  const dictionaries = `1 0 obj\n[${"<<>>".repeat(100_000)}]\nendobj\n`;
  expect(inspectPdf(onlyObjects(dictionaries), { maxNodesPerObject: 50_000 })).toMatchObject({ reason: "too-large" });
  const endless = Array.from({ length: 5000 }, (_, i) => `${i + 1} 0 obj\n<<>>stream\n`).join("");
  expect(inspectPdf(onlyObjects(endless))).toMatchObject({ accepted: false });
  const bytes = onlyObjects(endless);
  expect(tolerating(() => PdfFile.open(bytes, { repair: true }))).toBeUndefined();
});

test("parts that thousands of others share are not read again for each", () => {
  const nested = Array.from({ length: 40_000 }, (_, i) => `${i + 1} 0 obj\n(`).join("");
  const strings = onlyObjects(`${nested}${")".repeat(40_000)}\nendobj\n`);
  const file = PdfFile.open(strings);
  expect(() => {
    for (let num = 1; num < file.size; num++) tolerateBroken(() => file.get(new PdfRef(num)));
  }).toThrow(expect.objectContaining({ code: "too-large" }));
});

function tolerateBroken(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof PdfError) || error.code === "too-large") throw error;
  }
}

/** Objects with a table that lists them all. */
function onlyObjects(body: string): Uint8Array {
  const text = `%PDF-1.7\n${body}`;
  const rows = [...text.matchAll(/\d+ 0 obj/g)].map((found) => `${String(found.index).padStart(10, "0")} 00000 n\r\n`);
  const table = `xref\n0 ${rows.length + 1}\n0000000000 65535 f\r\n${rows.join("")}`;
  return Buffer.from(
    `${text}${table}trailer\n<</Size ${rows.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`,
  );
}
