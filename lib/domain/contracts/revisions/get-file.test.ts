import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { servePdf } from "@/lib/platform/web/serve-pdf";
import { fillDraft, newDraft, sendNow } from "@/tests/support/contracts";
import { plainPdf } from "@/tests/support/pdfs";
import { newActor } from "@/tests/support/people";
import { newSigner, sentContract, signAs } from "@/tests/support/signed-contract";
import { ensureAuthority } from "../../certificates/authority";
import { acceptUpload } from "../intake/accept-upload";
import { stopInspecting } from "../intake/inspect-file";
import { listContracts } from "../overview/list-contracts";
import { getDocumentFile, getUploadFile } from "./get-file";
import { readRevision } from "./read-revision";

let owner: Actor;
let signer: Actor;
let later: Actor;
let stranger: Actor;
let contractId: string;
let documentId: string;

beforeAll(async () => {
  await ensureAuthority();
  [owner, signer, later, stranger] = [await newActor(), await newActor(), await newActor(), await newActor()];
  contractId = await newDraft(owner);
  const people = [
    { name: "Signer", email: signer.email },
    { name: "Later", email: later.email },
  ];
  await sendNow(owner, contractId, await fillDraft(owner, contractId, people, { ordered: true }));
  documentId = (await db().document.findFirstOrThrow({ where: { contractId } })).id;
});
afterAll(stopInspecting);

describe("a contract's bytes", () => {
  it("are the owner's and the invited signer's; to everybody else the contract is not there", async () => {
    await expect(getDocumentFile(owner, { contractId, documentId })).resolves.toBeDefined();
    await expect(getDocumentFile(signer, { contractId, documentId })).resolves.toBeDefined();
    for (const actor of [later, stranger])
      await expect(getDocumentFile(actor, { contractId, documentId })).rejects.toMatchObject({ kind: "not_found" });
    const other = await newDraft(stranger);
    await expect(getDocumentFile(stranger, { contractId: other, documentId })).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  it("are called after the contract, so that a signed file does not overwrite what was uploaded", async () => {
    const nameAt = async (revision?: number) =>
      (await getDocumentFile(owner, { contractId, documentId, revision })).fileName;
    expect([await nameAt(), await nameAt(0)]).toEqual(["Lease, Building 4.pdf", "Lease.pdf"]);
    const ann = await newSigner(0);
    const finished = await sentContract([ann], { title: "Sublease / 1" });
    await signAs(ann);
    expect((await getDocumentFile(ann, finished)).fileName).toBe("Sublease 1 (signed).pdf");
  });

  it("are served in any part, across base and tails", async () => {
    const file = await getDocumentFile(owner, { contractId, documentId });
    const whole = await readRevision(documentId);
    const baseSize = Number((await db().document.findFirstOrThrow({ where: { id: documentId } })).baseSize);
    const get = (range?: string) =>
      servePdf(new Request("http://localhost/x", range ? { headers: { range } } : {}), file, "inline");
    const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());
    expect((await bytes(get())).equals(whole)).toBe(true);
    const parts: [number, number][] = [
      [0, 0],
      [baseSize - 10, baseSize + 10],
      [baseSize, whole.length - 1],
      [whole.length - 5, whole.length - 1],
      [10, baseSize - 1],
    ];
    for (const [start, end] of parts) {
      const response = get(`bytes=${start}-${end}`);
      expect(response.status).toBe(206);
      expect(response.headers.get("content-range")).toBe(`bytes ${start}-${end}/${whole.length}`);
      expect((await bytes(response)).equals(whole.subarray(start, end + 1))).toBe(true);
    }
    expect(get(`bytes=${whole.length}-`).status).toBe(416);
    expect(get().headers.get("cache-control")).toContain("no-store");
    expect(get().headers.get("content-security-policy")).toContain("sandbox");
  });

  it("are given as they were at an earlier revision, and not at one that is not there", async () => {
    const first = await getDocumentFile(owner, { contractId, documentId, revision: 0 });
    expect(first.size).toBe(plainPdf().length);
    await expect(getDocumentFile(owner, { contractId, documentId, revision: 3 })).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  it("of an upload are its owner's alone", async () => {
    const { uploadId } = await acceptUpload(owner, { fileName: "a.pdf", chunks: [plainPdf()] });
    await expect(getUploadFile(owner, uploadId)).resolves.toMatchObject({ fileName: "a.pdf" });
    await expect(getUploadFile(stranger, uploadId)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("the lists of contracts", () => {
  it("show each person what is hers", async () => {
    const titles = async (actor: Actor, tab: Parameters<typeof listContracts>[1]["tab"]) =>
      (await listContracts(actor, { tab })).contracts.map((contract) => contract.title);
    expect(await titles(owner, "others")).toEqual(["Lease, Building 4"]);
    expect(await titles(signer, "mine")).toEqual(["Lease, Building 4"]);
    expect(await titles(signer, "others")).toEqual([]);
    for (const tab of ["mine", "others", "signed", "drafts", "ended"] as const) {
      expect(await titles(later, tab)).toEqual([]);
      if (tab !== "drafts") expect(await titles(stranger, tab)).toEqual([]);
    }
    expect((await listContracts(owner, { tab: "mine" })).counts.others).toBe(1);
  });

  it("find by title and by party, page by page", async () => {
    const busy = await newActor();
    const uploadId = (await acceptUpload(busy, { fileName: "Plan.pdf", chunks: [plainPdf()] })).uploadId;
    const { createDraft } = await import("../drafting/create-draft");
    for (let count = 0; count < 30; count++) await createDraft(busy, { uploadId });
    const first = await listContracts(busy, { tab: "drafts" });
    const second = await listContracts(busy, { tab: "drafts", after: first.next ?? undefined });
    expect([first.contracts.length, second.contracts.length, second.next]).toEqual([25, 5, null]);
    const ids = new Set([...first.contracts, ...second.contracts].map((contract) => contract.id));
    expect(ids.size).toBe(30);
    expect((await listContracts(busy, { tab: "drafts", search: "pLaN" })).contracts).toHaveLength(25);
    expect((await listContracts(busy, { tab: "drafts", search: "100%" })).contracts).toHaveLength(0);
    expect((await listContracts(owner, { tab: "others", search: signer.email })).contracts).toHaveLength(1);
    // Nobody finds out by searching what she may not read.
    const other = await newActor();
    const shared = await newDraft(owner);
    const people = [signer, other].map(({ email }) => ({ name: "Party", email }));
    await sendNow(owner, shared, await fillDraft(owner, shared, people));
    const found = async (search: string) =>
      (await listContracts(other, { tab: "mine", search })).contracts.map(({ id }) => id);
    expect(await found("party")).toEqual([shared]);
    expect(await found(other.email)).toEqual([shared]);
    expect(await found(signer.email)).toEqual([]);
    expect(await found("\u0000")).toEqual([shared]);
  });
});
