import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import {
  cropBoxPdf,
  inheritedPdf,
  inScratch,
  oneOfEachKind,
  rotatedPdf,
  userUnitPdf,
} from "../../../tests/support/pdfs";
import { Content } from "./content";
import { PdfFile } from "./file";
import { pageGeometry, visualToUser } from "./geometry";
import { Increment } from "./increment";
import { name, PdfDict, type PdfObject, PdfRef, PdfStream, PdfString } from "./objects";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type QpdfObjects = Record<string, { value?: Json; stream?: { dict: Record<string, Json>; data: string } }>;

let kinds: Record<string, Uint8Array> = {};

beforeAll(async () => {
  kinds = await oneOfEachKind();
});

/** All objects of a file as qpdf reads them. */
function asQpdfReads(bytes: Uint8Array): QpdfObjects {
  return inScratch((folder) => {
    const from = path.join(folder, "in.pdf");
    writeFileSync(from, bytes);
    const options = ["--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=none", from];
    const parsed = JSON.parse(execFileSync("qpdf", options, { maxBuffer: 64 * 1024 * 1024 }).toString());
    return parsed.qpdf[1];
  });
}

/** Our object in the spelling of qpdf's JSON, version 2. */
function toJson(object: PdfObject | undefined): Json {
  if (object === undefined || object === null || typeof object === "boolean" || typeof object === "number") {
    return object ?? null;
  }
  if (object instanceof PdfRef) return object.toString();
  if (object instanceof PdfString) return `u:${object.text()}`;
  if (Array.isArray(object)) return object.map(toJson);
  if (object instanceof PdfDict) {
    return Object.fromEntries([...object.entries()].map(([key, value]) => [`/${key}`, toJson(value)]));
  }
  return "value" in object ? `/${object.value}` : "unexpected";
}

/** Strings that qpdf shows as bytes, because they are no text, as text too. */
function normalized(json: Json): Json {
  if (typeof json === "string" && json.startsWith("b:")) {
    return `u:${new PdfString(Buffer.from(json.slice(2), "hex")).text()}`;
  }
  if (Array.isArray(json)) return json.map(normalized);
  if (json && typeof json === "object") {
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, normalized(value)]));
  }
  return json;
}

test("every object of every kind of file is what qpdf reads, before and after an increment", () => {
  let compared = 0;
  for (const [kind, base] of Object.entries(kinds)) {
    if (kind === "500 pages") continue;
    const increment = new Increment(PdfFile.open(base));
    increment.edit(increment.file.root).set("Added", increment.add([1, name("N"), new PdfRef(1)]));
    for (const bytes of [base, Uint8Array.from(Buffer.concat([base, increment.finish().tail]))]) {
      const file = PdfFile.open(bytes);
      for (const [key, judged] of Object.entries(asQpdfReads(bytes))) {
        const [, num, gen] = /^obj:(\d+) (\d+) R$/.exec(key) ?? [];
        if (num === undefined) continue;
        const ours = file.get(new PdfRef(Number(num), Number(gen)));
        if (judged.stream) {
          expect(ours, `${kind} ${key}`).toBeInstanceOf(PdfStream);
          if (!(ours instanceof PdfStream)) continue;
          expect(Buffer.from(ours.raw).toString("base64"), `${kind} ${key}`).toBe(judged.stream.data);
          const dict = new PdfDict([...ours.dict.entries()].filter(([entry]) => entry !== "Length"));
          const { "/Length": _, ...expected } = judged.stream.dict;
          expect(toJson(dict), `${kind} ${key}`).toEqual(normalized(expected));
        } else {
          expect(toJson(ours), `${kind} ${key}`).toEqual(normalized(judged.value!));
        }
        compared++;
      }
    }
  }
  expect(compared).toBeGreaterThan(150);
});

// The appearance is red in its upper left quarter and blue elsewhere; the renderer must show it so on any page.
test.each<[string, Uint8Array]>([
  ["not turned", cropBoxPdf()],
  ["turned 90", rotatedPdf(90)],
  ["turned 180", rotatedPdf(180)],
  ["turned 270", rotatedPdf(270)],
  ["cropped and turned 90", cropBoxPdf(90)],
  ["cropped and turned 270", cropBoxPdf(270)],
  ["of user unit 2", userUnitPdf()],
  ["with inherited boxes", inheritedPdf()],
])("a widget placed on a page %s is drawn upright where it was placed", (_, base) => {
  const file = PdfFile.open(base);
  const increment = new Increment(file);
  const page = file.page(0);
  const geometry = pageGeometry(file, page);
  const place = { x: 60, y: 90, width: 120, height: 40 };
  const { rect, matrix } = visualToUser(geometry, place);
  const content = new Content()
    .fillColor(0, 0, 1)
    .rect(0, 0, 120, 40)
    .fill()
    .fillColor(1, 0, 0)
    .rect(0, 20, 60, 20)
    .fill();
  const entries = { Type: name("XObject"), Subtype: name("Form"), BBox: [0, 0, 120, 40], Matrix: [...matrix] };
  const appearance = increment.add(new PdfStream(PdfDict.of(entries), content.bytes()));
  const annotation = { Type: name("Annot"), Subtype: name("Stamp"), Rect: [...rect], F: 4 };
  const added = increment.add(PdfDict.of({ ...annotation, AP: PdfDict.of({ N: appearance }) }));
  increment.edit(page.ref).set("Annots", [added]);
  const pixels = render(Uint8Array.from(Buffer.concat([base, increment.finish().tail])));
  expect([pixels.width, pixels.height]).toEqual([geometry.width, geometry.height]);
  for (const [x, y, colour] of [
    [62, 92, "red"],
    [117, 107, "red"],
    [123, 92, "blue"],
    [62, 113, "blue"],
    [177, 127, "blue"],
    [57, 92, "white"],
    [62, 87, "white"],
    [183, 127, "white"],
    [177, 133, "white"],
  ] as const) {
    expect(pixels.at(x, y), `at ${x}, ${y}`).toBe(colour);
  }
});

/** The first page as mutool draws it, one pixel a point. */
function render(bytes: Uint8Array): { width: number; height: number; at(x: number, y: number): string } {
  return inScratch((folder) => {
    const from = path.join(folder, "in.pdf");
    const to = path.join(folder, "out.ppm");
    writeFileSync(from, bytes);
    execFileSync("mutool", ["draw", "-q", "-r", "72", "-A", "0", "-F", "ppm", "-o", to, from, "1"], { stdio: "pipe" });
    const image = readFileSync(to);
    const head = /^P6\s+(?:#.*\s+)?(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 100).toString("latin1"))!;
    const width = Number(head[1]);
    const at = (x: number, y: number) => {
      const pixel = head[0].length + 3 * (y * width + x);
      const [red, green, blue] = [image[pixel]! > 200, image[pixel + 1]! > 200, image[pixel + 2]! > 200];
      if (red && green && blue) return "white";
      return red ? "red" : blue ? "blue" : "other";
    };
    return { width, height: Number(head[2]), at };
  });
}
