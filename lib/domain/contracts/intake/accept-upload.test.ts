import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { hasBlob } from "@/lib/platform/storage/blobs";
import { newDraft } from "@/tests/support/contracts";
import {
  attachmentPdf,
  brokenXrefPdf,
  deepTreePdf,
  encryptedVariant,
  flateBombPdf,
  javaScriptPdf,
  oneOfEachKind,
  pagesPdf,
  plainPdf,
  xfaPdf,
} from "@/tests/support/pdfs";
import { newActor } from "@/tests/support/people";
import { discardDraft } from "../drafting/discard-draft";
import { acceptUpload } from "./accept-upload";
import { InspectionStopped, inspectFile, stopInspecting } from "./inspect-file";
import { releaseBlob } from "./release-blob";
import { sampleContract } from "./sample-contract";

afterAll(stopInspecting);

const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash("sha256").update(bytes).digest());
const text = (words: string) => new TextEncoder().encode(words);

describe("taking a file in", () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ["something else", () => text("Dear all,\nplease sign this."), "pdf_not_a_pdf"],
    ["an encrypted PDF", () => encryptedVariant(plainPdf()), "pdf_encrypted"],
    ["an XFA form", xfaPdf, "pdf_xfa"],
    ["a PDF of which only the head is left", () => text("%PDF-1.7\nlost"), "pdf_broken"],
    ["a PDF with a wrong cross-reference", brokenXrefPdf, "pdf_repair_offered"],
    ["a bomb", flateBombPdf, "pdf_too_much_inside"],
    ["an endless tree", () => deepTreePdf(), "pdf_too_much_inside"],
    ["too many pages", () => pagesPdf(5_001), "pdf_too_many_pages"],
  ])("refuses %s with the reason, and keeps nothing", async (_, make, code) => {
    const actor = await newActor();
    const bytes = await make();
    await expect(acceptUpload(actor, { fileName: "a.pdf", chunks: [bytes] })).rejects.toMatchObject({ code });
    expect(await hasBlob(sha256(bytes))).toBe(false);
    expect(await db().upload.count({ where: { accountId: actor.accountId } })).toBe(0);
  });

  it("refuses what is larger than the limit before it has all arrived", async () => {
    const actor = await newActor();
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1_000_000;
        yield new Uint8Array(1_000_000);
      }
    }
    await expect(acceptUpload(actor, { fileName: "a.pdf", chunks: endless() })).rejects.toMatchObject({
      code: "upload_too_large",
    });
    expect(given).toBe(51_000_000);
  });

  it("gives the same bytes, sent several times at the same moment, the same answer each time", async () => {
    const actor = await newActor();
    const send = (bytes: Uint8Array) => acceptUpload(actor, { fileName: "a.pdf", chunks: [bytes] });
    const refused = await Promise.allSettled(Array.from({ length: 6 }, () => send(encryptedVariant(plainPdf()))));
    expect(refused.map((one) => one.status === "rejected" && one.reason.code)).toEqual(Array(6).fill("pdf_encrypted"));
    const accepted = await Promise.all(Array.from({ length: 6 }, () => send(pagesPdf(5))));
    expect(accepted.map(({ pageCount }) => pageCount)).toEqual(Array(6).fill(5));
    expect(await hasBlob(sha256(pagesPdf(5)))).toBe(true);
  });

  it("accepts every kind that can be signed", async () => {
    const actor = await newActor();
    for (const [kind, bytes] of Object.entries(await oneOfEachKind())) {
      const upload = await acceptUpload(actor, { fileName: `${kind}.pdf`, chunks: [bytes] });
      expect(upload.pageCount, kind).toBeGreaterThan(0);
    }
  });

  it("says what its owner should know", async () => {
    const actor = await newActor();
    const remarks = async (bytes: Uint8Array) =>
      (await acceptUpload(actor, { fileName: "a.pdf", chunks: [bytes] })).remarks;
    expect(await remarks(javaScriptPdf())).toContain("scripts");
    expect(await remarks(await attachmentPdf())).toContain("attachments");
    expect(await remarks(plainPdf())).toEqual([]);
  });

  it("takes the sample contract in, in both languages, as two pages without remarks", async () => {
    const actor = await newActor();
    for (const locale of ["en", "zh"] as const) {
      const upload = await acceptUpload(actor, { fileName: "s.pdf", chunks: [await sampleContract(locale)] });
      expect(upload).toMatchObject({ pageCount: 2, remarks: [] });
    }
  });

  it("keeps a name without folders, direction marks and line breaks", async () => {
    const actor = await newActor();
    const upload = await acceptUpload(actor, {
      fileName: "C:\\secret\\合同\u202e\r\n 2026.PDF",
      chunks: [plainPdf()],
    });
    expect(upload.fileName).toBe("合同 2026.pdf");
  });
});

describe("the process that looks inside", () => {
  const file = path.join(os.tmpdir(), `vermilion-inspect-${process.pid}.pdf`);
  writeFileSync(file, pagesPdf(400));

  it("is stopped at its time and replaced", async () => {
    const bounds = { milliseconds: 0, heapMegabytes: 384, residentMegabytes: 1400 };
    await expect(inspectFile(file, { allowed: bounds })).rejects.toThrow(InspectionStopped);
    expect((await inspectFile(file)).inspection.accepted).toBe(true);
  });

  it("is stopped at its memory", async () => {
    const bounds = { milliseconds: 10_000, heapMegabytes: 384, residentMegabytes: 1 };
    const big = path.join(os.tmpdir(), `vermilion-inspect-big-${process.pid}.pdf`);
    writeFileSync(big, pagesPdf(4_900));
    await expect(inspectFile(big, { allowed: bounds })).rejects.toMatchObject({ bound: "memory" });
  });
});

describe("a file's last reference", () => {
  it("takes the file with it, and an earlier one does not", async () => {
    const [ann, bo] = [await newActor(), await newActor()];
    const bytes = pagesPdf(3);
    const [first, second] = [await newDraft(ann, bytes), await newDraft(bo, bytes)];
    await discardDraft(ann, { contractId: first });
    expect(await hasBlob(sha256(bytes))).toBe(true);
    await releaseBlob(sha256(bytes));
    expect(await hasBlob(sha256(bytes))).toBe(true);
    await discardDraft(bo, { contractId: second });
    expect(await hasBlob(sha256(bytes))).toBe(false);
    expect(await db().blob.count({ where: { sha256: sha256(bytes) } })).toBe(0);
  });
});
