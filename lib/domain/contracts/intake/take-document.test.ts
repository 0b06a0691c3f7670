import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { getUploadFile } from "@/lib/domain/contracts/revisions/get-file";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { processesOf } from "@/lib/platform/isolation/program-cost";
import { writeZip } from "@/lib/standards/zip/write-zip";
import { docx, lockedDocx, odt, rtf } from "@/tests/support/documents";
import { brokenXrefPdf, encryptedVariant, junkBeforeHeaderPdf, plainPdf } from "@/tests/support/pdfs";
import { newActor } from "@/tests/support/people";
import { stopInspecting } from "./inspect-file";
import { officeBounds, withConverted } from "./office/convert-document";
import { findOffice } from "./office/find-office";
import { stopRepairing } from "./repair";
import { takeDocument } from "./take-document";

const fake = path.resolve("tests/support/fake-soffice.mjs");
/** Settings are plain values: one is replaced for a test. */
function setOffice(place: string): void {
  Object.defineProperty(env(), "LIBREOFFICE", { value: place, configurable: true, writable: true });
}
const before = env().LIBREOFFICE;
afterEach(() => setOffice(before));
// Its own folder for what passes: other tests, and other servers of this machine, convert at the same time.
const shared = process.env.TMPDIR;
const passingPlace = mkdtempSync(path.join(os.tmpdir(), "vermilion-taken-"));
process.env.TMPDIR = passingPlace;
afterAll(() => {
  stopInspecting();
  stopRepairing();
  if (shared === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = shared;
  rmSync(passingPlace, { recursive: true, force: true });
});

const bytesOf = async (chunks: AsyncIterable<Uint8Array>) => {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
};
/** What runs LibreOffice now; one that another test has started is gone soon, one left behind is not. */
const running = async () => (await processesOf(undefined, "SAL_USE_VCLPLUGIN=svp")).pids;
const untilNoneRuns = () => expect.poll(running, { timeout: 60_000, interval: 500 }).toEqual([]);
const folders = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith("vermilion-office-"));
const passing = () => {
  try {
    return readdirSync(path.join(env().DATA_DIR, "passing"));
  } catch {
    return [];
  }
};

describe("a document of an office program", () => {
  it.each([
    ["服务合同.docx", () => docx(["PAGE one", "PAGE two"]), "服务合同.pdf", 2, "MS Word 2007 XML"],
    ["letter.odt", () => odt(["PAGE"]), "letter.pdf", 1, "writer8"],
    ["misnamed.pdf", () => rtf("PAGE PAGE PAGE"), "misnamed.pdf", 3, "Rich Text Format"],
  ])("becomes a PDF, by its content: %s", async (fileName, make, name, pages, filter) => {
    setOffice(fake);
    const actor = await newActor();
    const taken = await takeDocument(actor, { fileName, chunks: [make()] });
    expect(taken).toMatchObject({ fileName: name, pageCount: pages, made: { how: "converted" } });
    expect(taken.made?.pages).toHaveLength(pages);
    const kept = await getUploadFile(actor, taken.uploadId);
    const pdf = await bytesOf(kept.read(0, kept.size - 1));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.includes(`by way of ${filter}`)).toBe(true);
    expect([folders(), passing()]).toEqual([[], []]);
  });

  it.each<[string, () => Uint8Array, string]>([
    ["whose conversion crashes", () => rtf("FAKE:crash"), "office_failed"],
    ["of which nothing is made", () => rtf("FAKE:nothing"), "office_failed"],
    ["of which half a PDF is made", () => rtf("FAKE:half"), "pdf_broken"],
    ["of which far too much is made", () => rtf("FAKE:huge"), "office_too_large"],
    ["under a password", lockedDocx, "office_locked"],
    [
      "that is an archive of other things",
      () => writeZip([{ name: "a.txt", bytes: rtf("") }], new Date("2026-11-22T00:00:00Z")),
      "office_unknown_kind",
    ],
  ])("is refused: one %s; nothing is left", async (_, make, code) => {
    setOffice(fake);
    const actor = await newActor();
    await expect(takeDocument(actor, { fileName: "a.docx", chunks: [make()] })).rejects.toMatchObject({ code });
    expect(await db().upload.count({ where: { accountId: actor.accountId } })).toBe(0);
    expect([folders(), passing()]).toEqual([[], []]);
  });

  it("takes what the program has started with it", async () => {
    setOffice(fake);
    const taken = await takeDocument(await newActor(), { fileName: "a.rtf", chunks: [rtf("FAKE:children PAGE")] });
    expect(taken.pageCount).toBe(1);
    await untilNoneRuns();
  });

  it("is given up when nobody waits for it any more", async () => {
    setOffice(fake);
    const asker = new AbortController();
    const taking = takeDocument(await newActor(), {
      fileName: "a.rtf",
      chunks: [rtf("FAKE:never")],
      signal: asker.signal,
    });
    setTimeout(() => asker.abort(), 1_500);
    await expect(taking).rejects.toMatchObject({ code: "upload_interrupted" });
    await untilNoneRuns();
    expect(folders()).toEqual([]);
  });

  it("is said to be too much when its time is over", async () => {
    const file = path.join(os.tmpdir(), `vermilion-never-${process.pid}.rtf`);
    const { writeFileSync, rmSync } = await import("node:fs");
    writeFileSync(file, rtf("FAKE:never"));
    const bounds = { ...officeBounds, milliseconds: 1_500 };
    const converting = withConverted({ office: fake, file, kind: "rtf", whose: "a", bounds }, async () => 1);
    await expect(converting).rejects.toMatchObject({ code: "office_too_slow" });
    rmSync(file);
  });

  it("waits for its turn, and whoever brings too many is told so", async () => {
    setOffice(fake);
    const [ann, bo] = [await newActor(), await newActor()];
    const take = (actor: typeof ann) => takeDocument(actor, { fileName: "a.rtf", chunks: [rtf("FAKE:slow PAGE")] });
    // One is under way, two wait, and the fourth is refused at once; somebody else is not.
    const anns = [take(ann), take(ann), take(ann), take(ann)];
    await expect(Promise.all(anns)).rejects.toMatchObject({ code: "process_busy" });
    expect((await take(bo)).pageCount).toBe(1);
    const settled = await Promise.allSettled(anns);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  });

  it("is refused at its first bytes where there is no LibreOffice", async () => {
    for (const place of ["none", "/no/such/soffice"]) {
      setOffice(place);
      let given = 0;
      const document = docx(["PAGE"]);
      async function* chunks() {
        for (let at = 0; at < document.length; at += 100) {
          given += 1;
          yield document.subarray(at, at + 100);
        }
      }
      expect(await findOffice()).toBeNull();
      await expect(takeDocument(await newActor(), { fileName: "a.docx", chunks: chunks() })).rejects.toMatchObject({
        code: "office_not_here",
      });
      expect(given).toBe(1);
    }
  });

  it("is found where the setting says, and by itself on the path", async () => {
    setOffice(fake);
    expect(await findOffice()).toBe(fake);
  });
});

describe("a PDF", () => {
  it("is taken as it is, in whatever pieces it comes", async () => {
    const pdf = plainPdf();
    const pieces = [pdf.subarray(0, 3), pdf.subarray(3, 5), pdf.subarray(5)];
    const taken = await takeDocument(await newActor(), { fileName: "a.pdf", chunks: pieces });
    expect(taken).toMatchObject({ bytes: pdf.length, made: null });
    const junk = junkBeforeHeaderPdf();
    expect((await takeDocument(await newActor(), { fileName: "a.pdf", chunks: [junk] })).bytes).toBe(junk.length);
  });

  it("that is damaged is refused; a repaired copy is offered, and taken when it is asked for", async () => {
    const actor = await newActor();
    const bytes = brokenXrefPdf();
    await expect(takeDocument(actor, { fileName: "old.pdf", chunks: [bytes] })).rejects.toMatchObject({
      code: "pdf_repair_offered",
    });
    const taken = await takeDocument(actor, { fileName: "old.pdf", chunks: [bytes], repair: true });
    expect(taken).toMatchObject({ fileName: "old.pdf", pageCount: 1, made: { how: "repaired" } });
    expect(taken.made?.pages).toEqual([{ width: 595, height: 842 }]);
    expect(passing()).toEqual([]);
  });

  it.each<[string, () => Uint8Array, string]>([
    ["encrypted for its owner alone", () => encryptedVariant(plainPdf()), "pdf_broken"],
    ["of which nothing can be read", () => new TextEncoder().encode("%PDF-1.7\nlost"), "pdf_broken"],
    ["signed, and damaged", () => signedAndDamaged(), "pdf_broken"],
  ])("has no repaired copy when it is %s", async (_, make, code) => {
    const actor = await newActor();
    await expect(takeDocument(actor, { fileName: "a.pdf", chunks: [make()], repair: true })).rejects.toMatchObject({
      code,
    });
    expect(await db().upload.count({ where: { accountId: actor.accountId } })).toBe(0);
  });
});

/** A signature field with a value, and a cross-reference that is wrong. */
function signedAndDamaged(): Uint8Array {
  const text = Buffer.from(plainPdf()).toString("latin1");
  const field = "<</FT/Sig/T(a)/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>/ByteRange[0 1 2 3]>>>>";
  return Uint8Array.from(
    Buffer.from(
      text
        .replace("/Type/Catalog", `/Type/Catalog/AcroForm<</Fields[${field}]>>`)
        .replace(/startxref\n\d+/, "startxref\n17"),
      "latin1",
    ),
  );
}
