import { beforeAll, describe, expect, it } from "vitest";
import { decideReview } from "@/lib/domain/administration/decide-review";
import { lookAtReviewFile } from "@/lib/domain/administration/look-at-review";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import { handlers } from "@/lib/domain/worker";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { agreed, newActor, newProvenActor } from "@/tests/support/people";
import { cancelStep } from "./cancel-step";
import type { DocumentKind, DocumentSide } from "./documents";
import { identityStanding } from "./identity-standing";
import { proveByDocuments } from "./prove-by-documents";

env().RATE_LIMITS = false;
const code = (error: unknown) => (error instanceof DomainError ? error.code : error);
const pdf = (words: string) => new Uint8Array(Buffer.from(`%PDF-1.7\n${words}\n%%EOF`));
const sides = (...names: DocumentSide[]) => names.map((side) => ({ side, bytes: pdf(side) }));
const passport = { kind: "passport" as DocumentKind, name: "Ana Costa", number: "c01x00 t47", country: "PRT" };
const send = async (actor: Actor, about = passport, files = sides("photo_page")) =>
  proveByDocuments(actor, { ...about, consent: await agreed("document_review") }, files);
const personOf = (actor: Actor) => db().person.findUniqueOrThrow({ where: { accountId: actor.accountId } });
const reviewOf = (actor: Actor) =>
  db().review.findFirstOrThrow({
    where: { step: { verification: { person: { accountId: actor.accountId } } } },
    include: { step: true, files: true },
    orderBy: { createdAt: "desc" },
  });
const context = { attempt: 1, signal: new AbortController().signal };
/** The worker's part: the decision's task, done as often as a worker may. */
const handOn = async (reviewId: string) => {
  for (let time = 0; time < 2; time++) await handlers["review.decided"]({ reviewId }, context);
};

let administrators: Actor[] = [];
beforeAll(async () => {
  administrators = [await newAdministrator("reviewer"), await newAdministrator("chief")];
});
async function approve(actor: Actor) {
  const { id, files } = await reviewOf(actor);
  for (const administrator of administrators) {
    for (const file of files) await lookAtReviewFile(administrator, file.id);
    await decideReview(administrator, { reviewId: id, verdict: "approve", reason: "" });
  }
  return id;
}
const refuse = async (actor: Actor, reason: string) => {
  const { id } = await reviewOf(actor);
  await decideReview(administrators[0]!, { reviewId: id, verdict: "refuse", reason });
  return id;
};

describe("a document before two people", () => {
  it("proves a name at level 3 with the kind of document, and its pictures are gone", async () => {
    const actor = await newActor();
    expect(await send(actor)).toEqual({ outcome: "waiting" });
    expect(await identityStanding(actor.accountId)).toMatchObject({ state: "review", documentKind: "passport" });
    const reviewId = await approve(actor);
    // Decided, but the worker has not told the flow yet.
    expect(await personOf(actor)).toMatchObject({ verifiedAt: null });
    await handOn(reviewId);
    const row = await personOf(actor);
    expect(row).toMatchObject({
      name: "Ana Costa",
      assurance: 3,
      documentKind: "passport",
      sandbox: false,
      idNumberMasked: expect.stringMatching(/^PRT C\*+47$/),
    });
    const place = { table: "person", column: "idNumberCipher", row: row.id };
    expect(decrypt(row.idNumberCipher!, place).toString()).toBe("PRT C01X00T47");
    const review = await reviewOf(actor);
    expect(review.files).toEqual([]);
    expect(review.step).toMatchObject({ state: "answered", outcome: "match", claimCipher: null });
    expect(await db().consent.findMany({ where: { accountId: actor.accountId } })).toMatchObject([
      { kind: "document_review" },
    ]);
  });

  it("that is refused says why, proves nothing, and can be sent again", async () => {
    const actor = await newActor();
    await send(actor, { ...passport, number: "X1" });
    await handOn(await refuse(actor, "The photograph cannot be made out"));
    expect(await identityStanding(actor.accountId)).toMatchObject({
      state: "open",
      last: "mismatch",
      lastMethod: "document_review",
      lastDetail: "documents",
      lastReason: "The photograph cannot be made out",
      attemptsLeft: 4,
    });
    expect(await personOf(actor)).toMatchObject({ verifiedAt: null });
    expect(await send(actor, { ...passport, number: "X1" })).toEqual({ outcome: "waiting" });
  });

  it("can be taken back until it is decided; the pictures go with it", async () => {
    const actor = await newActor();
    await send(actor, { ...passport, number: "X2" });
    const { step } = await reviewOf(actor);
    await cancelStep(actor, { stepId: step.id });
    expect(await reviewOf(actor)).toMatchObject({ state: "withdrawn", files: [], step: { outcome: "cancelled" } });

    await send(actor, { ...passport, number: "X2" });
    const reviewId = await approve(actor);
    // Too late: the decision stands, and what follows from it is on its way.
    await cancelStep(actor, { stepId: (await reviewOf(actor)).step.id });
    expect((await reviewOf(actor)).step.state).toBe("waiting");
    await handOn(reviewId);
    expect(await personOf(actor)).toMatchObject({ assurance: 3 });
  });

  it.each<[DocumentKind, string, string, DocumentSide[]]>([
    ["hk_macao_residence_permit", "810000199408230021", "", ["front", "back"]],
    ["taiwan_residence_permit", "830000199201300022", "", ["front", "back"]],
    ["foreign_permanent_residence", "911124198108030024", "", ["front", "back"]],
    ["foreign_permanent_residence", "USA110073070308", "", ["front", "back"]],
    ["resident_identity_card", "11010519491231002X", "", ["front", "back"]],
    ["passport", "E1234", "SGP", ["photo_page"]],
  ])("may be a %s with the number %s", async (kind, number, country, wanted) => {
    const actor = await newActor();
    const about = { kind, name: "Ana Costa", number, country };
    expect(await send(actor, about, sides("front")).catch(code)).toBe("review_papers_missing");
    expect(await send(actor, about, sides(...wanted))).toEqual({ outcome: "waiting" });
    await handOn(await approve(actor));
    expect(await personOf(actor)).toMatchObject({ assurance: 3, documentKind: kind });
  });

  it.each<[DocumentKind, string, string, string]>([
    ["hk_macao_residence_permit", "830000199201300022", "", "document_number_place"],
    ["taiwan_residence_permit", "11010519491231002X", "", "document_number_place"],
    ["resident_identity_card", "830000199201300022", "", "document_number_place"],
    ["resident_identity_card", "110105194912310021", "", "identity_number_check_character"],
    ["foreign_permanent_residence", "12", "", "document_number_characters"],
    ["passport", "E1234", "", "document_country_missing"],
    ["passport", "E-12/34", "DEU", "document_number_characters"],
  ])("is read as typed: a %s does not have the number %s", async (kind, number, country, expected) => {
    const actor = await newActor();
    const files = sides("photo_page", "front", "back");
    expect(await send(actor, { kind, name: "Ana Costa", number, country }, files).catch(code)).toBe(expected);
  });

  it("that is no picture is refused at its side, and nothing of it stays", async () => {
    const actor = await newActor();
    const bytes = new Uint8Array(Buffer.from("GIF89a"));
    const failure = await send(actor, passport, [{ side: "photo_page", bytes }]).catch((error: DomainError) => error);
    expect(failure).toMatchObject({ code: "review_file_kind", details: { field: "photo_page" } });
    expect(
      await db().verificationStep.count({ where: { verification: { person: { accountId: actor.accountId } } } }),
    ).toBe(0);
    expect(await db().consent.count({ where: { accountId: actor.accountId } })).toBe(0);
  });

  it("of one person proves no second account, and a passport belongs to its state", async () => {
    const again = await newActor();
    await send(again);
    await handOn(await approve(again));
    expect(await identityStanding(again.accountId)).toMatchObject({ state: "open", last: "proven_elsewhere" });
    const namesake = await newActor();
    await send(namesake, { ...passport, country: "BRA" });
    await handOn(await approve(namesake));
    expect(await personOf(namesake)).toMatchObject({ assurance: 3 });
  });

  it("raises somebody proven by numbers without a face", async () => {
    const actor = await newProvenActor(3);
    const about = { kind: "resident_identity_card" as const, name: "李默", number: "119999199211030011", country: "" };
    expect(await send(actor, about, sides("front", "back"))).toEqual({ outcome: "waiting" });
    await handOn(await approve(actor));
    expect(await personOf(actor)).toMatchObject({ name: "李默", assurance: 3, documentKind: "resident_identity_card" });
  });
});
