import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { newPseudonym } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { newId } from "@/lib/platform/ids";
import { encrypt } from "@/lib/platform/secrets/envelope";
import { decideReview } from "./decide-review";
import { getReview } from "./get-review";
import { handOnReview, type ReviewResult } from "./hand-on-review";
import { listReviews } from "./list-reviews";
import { lookAtReviewFile, revealTyped } from "./look-at-review";
import { disableAdministrator } from "./manage-administrators";
import { openReview, withdrawReview } from "./open-review";
import { newAdministrator, newSignedIn } from "./test-support";

const code = (expected: string) => expect.objectContaining({ code: expected });
const paper = Buffer.from("%PDF-1.7\nthe page with the photograph\n%%EOF");
const number = "E98765432";

/** A person's step that waits for two administrators to look at her passport. */
async function newStep(actor?: Actor): Promise<string> {
  const owner = actor ?? (await newSignedIn());
  const [personId, verificationId, stepId] = [newId(), newId(), newId()];
  await db().person.create({ data: { id: personId, accountId: owner.accountId, pseudonym: newPseudonym() } });
  await db().verification.create({ data: { id: verificationId, personId, state: "open", sandbox: true } });
  await db().verificationStep.create({
    data: {
      id: stepId,
      verificationId,
      method: "document_review",
      state: "waiting",
      provider: "review",
      claimCipher: encrypt(JSON.stringify({ name: "Ana Costa", documentNumber: number }), {
        table: "verification_step",
        column: "claimCipher",
        row: stepId,
      }),
    },
  });
  return stepId;
}

async function newReview(owner?: Actor) {
  const stepId = await newStep(owner);
  const { reviewId } = await transaction((tx) =>
    openReview(tx, { stepId, kind: "person_document", files: [{ side: "photo_page", bytes: paper }] }),
  );
  const file = await db().reviewFile.findFirstOrThrow({ where: { reviewId } });
  return { stepId, reviewId, fileId: file.id };
}

let [one, two, three]: Actor[] = [];
let finance: Actor;
beforeAll(async () => {
  one = await newAdministrator("reviewer");
  two = await newAdministrator("chief");
  three = await newAdministrator("reviewer");
  finance = await newAdministrator("finance");
});
const approve = (actor: Actor, reviewId: string) => decideReview(actor, { reviewId, verdict: "approve", reason: "" });
const refuse = (actor: Actor, reviewId: string) =>
  decideReview(actor, { reviewId, verdict: "refuse", reason: "The photograph cannot be made out" });

describe("papers", () => {
  it("are kept under encryption and shown masked, whole only for a reason that is recorded", async () => {
    const { reviewId, fileId } = await newReview();
    const row = await db().reviewFile.findUniqueOrThrow({ where: { id: fileId } });
    expect(Buffer.from(row.contentCipher).includes("photograph")).toBe(false);
    expect(Buffer.from(row.sha256)).toEqual(createHash("sha256").update(paper).digest());

    const page = await getReview(one!, reviewId);
    expect(page.typed).toEqual([
      { field: "name", value: "Ana Costa", masked: false },
      { field: "documentNumber", value: "E******32", masked: true },
    ]);
    expect(JSON.stringify(page)).not.toContain(number);
    expect(page.files[0]?.seen).toBe(false);

    const shown = await lookAtReviewFile(one!, fileId);
    expect(Buffer.from(shown.bytes).equals(paper)).toBe(true);
    expect((await getReview(one!, reviewId)).files[0]?.seen).toBe(true);
    await expect(revealTyped(one!, { reviewId, field: "documentNumber", reason: "" })).rejects.toEqual(
      code("reason_too_short"),
    );
    expect(await revealTyped(one!, { reviewId, field: "documentNumber", reason: "Compared with the page" })).toEqual({
      value: number,
    });
    const acts = await db().administratorAct.findMany({ orderBy: { sequence: "asc" } });
    expect(acts.map(({ action }) => action)).toEqual(["review.paper_seen", "review.number_seen"]);
    expect(acts[1]).toMatchObject({ subjectId: reviewId, reason: "Compared with the page" });
    expect(JSON.stringify(acts.map(({ data }) => data))).not.toMatch(/E98765432|Costa/);
  });

  it("that are too large, something else, broken, or not the ones asked for are not taken", async () => {
    const open = async (files: { side: "photo_page" | "front"; bytes: Uint8Array }[]) => {
      const stepId = await newStep();
      return transaction((tx) => openReview(tx, { stepId, kind: "person_document", files }));
    };
    const side = "photo_page" as const;
    await expect(open([])).rejects.toEqual(code("review_papers_missing"));
    await expect(open([{ side: "front", bytes: paper }])).rejects.toEqual(code("review_papers_missing"));
    await expect(open([{ side, bytes: Buffer.from("GIF89a") }])).rejects.toEqual(code("review_file_kind"));
    await expect(open([{ side, bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]) }])).rejects.toEqual(
      code("review_file_broken"),
    );
    const large = Buffer.alloc(10_000_001);
    large.write("%PDF-1.7");
    await expect(open([{ side, bytes: large }])).rejects.toEqual(code("review_file_too_large"));
  });
});

describe("a decision", () => {
  it("to approve takes two people who looked, deletes the papers with it, and is handed on once", async () => {
    const { reviewId, fileId, stepId } = await newReview();
    await expect(approve(one!, reviewId)).rejects.toEqual(code("review_not_looked"));
    await lookAtReviewFile(one!, fileId);
    expect(await approve(one!, reviewId)).toEqual({ state: "waiting" });
    await expect(approve(one!, reviewId)).rejects.toEqual(code("review_yours_already"));
    expect(await db().reviewFile.count({ where: { reviewId } })).toBe(1);

    await Promise.all([lookAtReviewFile(two!, fileId), lookAtReviewFile(three!, fileId)]);
    const outcomes = await Promise.allSettled([approve(two!, reviewId), approve(three!, reviewId)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().reviewFile.count({ where: { reviewId } })).toBe(0);
    await expect(lookAtReviewFile(two!, fileId)).rejects.toEqual(code("not_found"));
    expect(await db().outboxTask.count({ where: { key: `review.decided:${reviewId}` } })).toBe(1);
    await expect(refuse(three!, reviewId)).rejects.toEqual(code("review_decided"));

    const results: ReviewResult[] = [];
    await handOnReview({ person_document: async (result) => void results.push(result) })({ reviewId });
    expect(results).toEqual([{ reviewId, stepId, state: "approved", reason: null }]);
    await expect(handOnReview({})({ reviewId })).rejects.toThrow("person_document");
  });

  it("to refuse takes one, and tells why", async () => {
    const { reviewId } = await newReview();
    expect(await refuse(one!, reviewId)).toEqual({ state: "refused" });
    const review = await db().review.findUniqueOrThrow({ where: { id: reviewId }, include: { files: true } });
    expect(review).toMatchObject({ state: "refused", reason: "The photograph cannot be made out", files: [] });
  });

  it("is not made about one's own papers, nor by who does other work, nor by strangers", async () => {
    const { reviewId, fileId } = await newReview(one);
    await lookAtReviewFile(one!, fileId);
    await expect(approve(one!, reviewId)).rejects.toEqual(code("review_own"));
    await expect(refuse(one!, reviewId)).rejects.toEqual(code("review_own"));
    for (const attempt of [
      (actor: Actor) => approve(actor, reviewId),
      (actor: Actor) => getReview(actor, reviewId),
      (actor: Actor) => listReviews(actor, { decided: false }),
      (actor: Actor) => lookAtReviewFile(actor, fileId),
      (actor: Actor) => revealTyped(actor, { reviewId, field: "documentNumber", reason: "Curious about it" }),
    ]) {
      await expect(attempt(finance)).rejects.toEqual(code("not_allowed"));
      await expect(attempt(await newSignedIn())).rejects.toEqual(code("not_found"));
    }
    const line = (await listReviews(one!, { decided: false })).reviews.find(({ id }) => id === reviewId);
    expect(line).toMatchObject({ notMine: true, approvals: 0 });
  });

  it("counts no approval of somebody who no longer works here", async () => {
    const { reviewId, fileId } = await newReview();
    const leaving = await newAdministrator("reviewer");
    await lookAtReviewFile(leaving, fileId);
    await approve(leaving, reviewId);
    await disableAdministrator(two!, { administratorId: leaving.administratorId, reason: "Left the company" });
    await lookAtReviewFile(one!, fileId);
    expect(await approve(one!, reviewId)).toEqual({ state: "waiting" });
    await lookAtReviewFile(three!, fileId);
    expect(await approve(three!, reviewId)).toEqual({ state: "approved" });
  });

  it("comes too late for a review that was taken back, whose papers are gone", async () => {
    const { reviewId, stepId } = await newReview();
    expect(await transaction((tx) => withdrawReview(tx, stepId))).toBe(true);
    expect(await transaction((tx) => withdrawReview(tx, stepId))).toBe(false);
    expect(await db().reviewFile.count({ where: { reviewId } })).toBe(0);
    await expect(refuse(one!, reviewId)).rejects.toEqual(code("review_decided"));
  });
});
