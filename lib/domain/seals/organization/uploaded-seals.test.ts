import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideSealReview, decideSealReviewInput } from "@/lib/domain/administration/decide-seal-review";
import { listActs } from "@/lib/domain/administration/list-acts";
import { lookAtSealPicture } from "@/lib/domain/administration/look-at-seal-picture";
import { officeOverview } from "@/lib/domain/administration/office-overview";
import { getSealReview, listSealReviews } from "@/lib/domain/administration/seal-reviews";
import { makeAdministrator, newAdministrator } from "@/lib/domain/administration/test-support";
import { stopReadingSeals } from "@/lib/domain/seals/interchange/open-electronic-seal";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { openBody } from "@/lib/platform/mail/mail-body";
import { outlineToPng } from "@/lib/standards/seal-drawing/png";
import { readSeal } from "@/lib/standards/ses/read-seal";
import { writeSeal } from "@/lib/standards/ses/write-seal";
import { sm2TestPki } from "@/lib/standards/x509/test-sm2-pki";
import { memberOf, sealOf, tracedSeal, uploadedSeal, verifiedOrganization } from "@/tests/support/organizations";
import { newActor } from "@/tests/support/people";
import { getSeal } from "./get-seal";
import { lookAtImport } from "./look-at-import";
import { moveSeal } from "./move-seal";
import { sealFile } from "./seal-file";
import { uploadSeal, withdrawUpload } from "./upload-seal";

const code = (expected: string) => expect.objectContaining({ code: expected });
const approve = (actor: Actor, reviewId: string) =>
  decideSealReview(actor, { reviewId, verdict: "approve", reason: "" });
const refuse = (actor: Actor, reviewId: string, reason = "The rim is cut off in the picture") =>
  decideSealReview(actor, { reviewId, verdict: "refuse", reason });
const logOf = async (sealId: string) =>
  (await db().sealEvent.findMany({ where: { sealId }, orderBy: { sequence: "asc" } })).map(({ type }) => type);

let owner: Actor;
let organizationId: string;
let reviewer: Actor;
beforeAll(async () => {
  owner = await newActor();
  ({ organizationId } = await verifiedOrganization({ owner }));
  reviewer = await newAdministrator("reviewer");
});
afterAll(stopReadingSeals);

describe("an uploaded seal", () => {
  it("waits under encryption and cannot be used, moved or given out", async () => {
    const { sealId, reviewId, picture } = await uploadedSeal(owner, organizationId);
    const row = await db().sealReview.findUniqueOrThrow({ where: { id: reviewId } });
    expect(Buffer.from(row.pictureCipher!).includes(picture.subarray(0, 24))).toBe(false);
    const page = await getSeal(owner, sealId);
    expect(page).toMatchObject({ state: "in_review", version: 0, origin: "uploaded", design: null });
    expect(page.versions[0]).toMatchObject({ review: "waiting" });
    expect(page.may).toMatchObject({ withdraw: true, change: false, activate: false, retire: false, destroy: false });
    for (const to of ["active", "suspended", "retired", "destroyed"] as const)
      await expect(moveSeal(owner, { sealId, to, reason: "Now" })).rejects.toEqual(code("seal_cannot_move"));
    await expect(sealFile(owner, sealId, 1, "svg")).rejects.toEqual(code("not_found"));
  });

  it("is compared by an administrator who looked, and can be used from then on", async () => {
    const { sealId, reviewId, picture } = await uploadedSeal(owner, organizationId, { kind: "finance" });
    expect((await listSealReviews(reviewer, { decided: false })).map(({ id }) => id)).toContain(reviewId);
    const queue = (await officeOverview(reviewer)).queues.find(({ name }) => name === "seals");
    expect(queue).toMatchObject({ count: expect.any(Number), oldest: expect.any(Date) });
    const before = await getSealReview(reviewer, reviewId);
    expect(before).toMatchObject({ hindrance: "review_not_looked", outline: tracedSeal(), sentBy: owner.email });
    expect(before.names).toMatchObject({ organization: "清和书坊（杭州）有限公司", legalRepresentative: "林清和" });
    await expect(approve(reviewer, reviewId)).rejects.toEqual(code("review_not_looked"));
    const shown = await lookAtSealPicture(reviewer, reviewId);
    expect(shown.mediaType).toBe("image/png");
    expect(Buffer.from(shown.bytes).subarray(0, 8)).toEqual(picture.subarray(0, 8));
    expect((await getSealReview(reviewer, reviewId)).hindrance).toBeNull();
    await approve(reviewer, reviewId);
    expect(await getSeal(owner, sealId)).toMatchObject({ state: "active", version: 1, may: { suspend: true } });
    expect(await logOf(sealId)).toEqual(["uploaded", "approved"]);
    expect(await db().sealReview.findUnique({ where: { id: reviewId } })).toMatchObject({
      state: "approved",
      pictureCipher: null,
    });
    await expect(lookAtSealPicture(reviewer, reviewId)).rejects.toEqual(code("not_found"));
    await expect(approve(reviewer, reviewId)).rejects.toEqual(code("review_decided"));
    const mail = await db().mail.findFirstOrThrow({ where: { recipient: owner.email, template: "seal_approved" } });
    expect(openBody(mail.id, mail.bodyCipher!).text).toContain(`/organizations/${organizationId}/seals/${sealId}`);
    const chief = await newAdministrator("chief");
    const { acts, check } = await listActs(chief, {});
    expect(check).toMatchObject({ intact: true });
    const own = acts.filter(({ subjectId }) => subjectId === reviewId).map(({ action }) => action);
    expect(own).toEqual(["seal_review.approved", "seal_review.picture_seen"]);
  });

  it("that is refused stays a draft nobody can use, and its uploader is told why", async () => {
    const { sealId, reviewId } = await uploadedSeal(owner, organizationId, { kind: "personnel" });
    expect(decideSealReviewInput.safeParse({ reviewId, verdict: "refuse" }).success).toBe(false);
    await expect(refuse(reviewer, reviewId, "It is signed 13800138000")).rejects.toEqual(code("reason_names_somebody"));
    await refuse(reviewer, reviewId);
    const page = await getSeal(owner, sealId);
    expect(page).toMatchObject({ state: "draft", version: 0, may: { activate: false, destroy: true } });
    expect(page.versions[0]).toMatchObject({ review: "refused", reviewReason: "The rim is cut off in the picture" });
    await expect(moveSeal(owner, { sealId, to: "active", reason: "" })).rejects.toEqual(code("seal_cannot_move"));
    await expect(sealFile(owner, sealId, 1, "png")).rejects.toEqual(code("not_found"));
    const mail = await db().mail.findFirstOrThrow({ where: { recipient: owner.email, template: "seal_refused" } });
    expect(openBody(mail.id, mail.bodyCipher!).text).toContain("The rim is cut off in the picture");
    await moveSeal(owner, { sealId, to: "destroyed", reason: "" });
    expect(await logOf(sealId)).toEqual(["uploaded", "refused", "destroyed"]);
  });

  it("can be taken back until it is decided; its picture is gone then", async () => {
    const { sealId, reviewId } = await uploadedSeal(owner, organizationId, { kind: "official" });
    await withdrawUpload(owner, sealId);
    await expect(withdrawUpload(owner, sealId)).rejects.toEqual(code("seal_cannot_move"));
    await expect(lookAtSealPicture(reviewer, reviewId)).rejects.toEqual(code("not_found"));
    await expect(refuse(reviewer, reviewId)).rejects.toEqual(code("review_decided"));
    expect(await getSeal(owner, sealId)).toMatchObject({ state: "destroyed" });
    // Its place as the official seal is free again.
    const { sealId: next } = await uploadedSeal(owner, organizationId, { kind: "official" });
    await expect(sealOf(owner, organizationId, "official")).rejects.toEqual(code("one_official_seal"));
    await withdrawUpload(owner, next);
  });

  it("decided and taken back at once ends one way", async () => {
    const { sealId, reviewId } = await uploadedSeal(owner, organizationId);
    await lookAtSealPicture(reviewer, reviewId);
    const ends = await Promise.allSettled([approve(reviewer, reviewId), withdrawUpload(owner, sealId)]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await logOf(sealId)).length).toBe(2);
  });

  it("is not approved under a name that the organization has no more", async () => {
    const other = await verifiedOrganization({ owner, name: "兰亭纸业股份有限公司" });
    const { reviewId } = await uploadedSeal(owner, other.organizationId);
    await lookAtSealPicture(reviewer, reviewId);
    await db().organization.update({ where: { id: other.organizationId }, data: { name: "兰亭文具股份有限公司" } });
    await expect(approve(reviewer, reviewId)).rejects.toEqual(code("seal_outdated"));
    await refuse(reviewer, reviewId, "The name has changed meanwhile");
  });
});

describe("who compares", () => {
  it("are reviewers of other organizations, and nobody else", async () => {
    const { sealId, reviewId } = await uploadedSeal(owner, organizationId);
    const finance = await newAdministrator("finance");
    const own = await memberOf(organizationId);
    await makeAdministrator(own, "reviewer");
    for (const stranger of [owner, finance, await newActor()]) {
      for (const look of [getSealReview, lookAtSealPicture])
        await expect(look(stranger, reviewId)).rejects.toMatchObject({
          kind: expect.stringMatching(/found|forbidden/),
        });
      await expect(approve(stranger, reviewId)).rejects.toMatchObject({
        kind: expect.stringMatching(/found|forbidden/),
      });
    }
    await lookAtSealPicture(own, reviewId);
    expect((await getSealReview(own, reviewId)).hindrance).toBe("review_own");
    await expect(approve(own, reviewId)).rejects.toEqual(code("review_own"));
    await expect(refuse(own, reviewId)).rejects.toEqual(code("review_own"));
    // To administrators the organization's own rooms stay closed.
    await expect(getSeal(reviewer, sealId)).rejects.toEqual(code("not_found"));
    await expect(getSealReview(reviewer, newId())).rejects.toEqual(code("not_found"));
    await expect(lookAtSealPicture(reviewer, "x")).rejects.toEqual(code("not_found"));
  });
});

/** A picture that says it is 30,000 pixels wide and high: a few bytes that would be 3.6 GB before whoever compares. */
function flood(): Buffer {
  const png = outlineToPng(tracedSeal(20), { dpi: 72 });
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(30_000, 20);
  return png;
}

describe("an upload", () => {
  const upload = (more: object) =>
    uploadSeal(owner, {
      organizationId,
      kind: "other",
      name: "x",
      outline: tracedSeal(),
      picture: Buffer.from("").toString("base64"),
      ...more,
    });

  it.each([
    ["no drawing", { outline: null }, "seal_outline_unreadable"],
    ["a drawing without ink", { outline: { ...tracedSeal(), paths: [] } }, "seal_outline_unreadable"],
    ["a drawing out of its paper", { outline: { ...tracedSeal(), widthMm: 20 } }, "seal_outline_unreadable"],
    ["a seal as wide as a plate", { outline: tracedSeal(80) }, "seal_outline_unreadable"],
    ["a seal as small as a button", { outline: tracedSeal(8) }, "seal_size_unusual"],
    ["a page of the web", { picture: Buffer.from("<svg/>").toString("base64") }, "seal_picture_kind"],
    ["half a picture", { picture: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]).toString("base64") }, "seal_picture_broken"],
    ["a flood of pixels", { picture: flood().toString("base64") }, "seal_picture_broken"],
    ["what is no electronic seal", { electronicSeal: Buffer.from("0").toString("base64") }, "not_an_electronic_seal"],
  ])("of %s is refused", async (_, more, expected) => {
    await expect(upload(more)).rejects.toEqual(code(expected));
    expect(await db().seal.count({ where: { organizationId, kind: "other" } })).toBe(0);
  });
});

describe("an electronic seal of another maker", () => {
  const fixture = async (name: string) => {
    const folder = path.join(import.meta.dirname, "../../../standards/ses/fixtures");
    return (await readFile(path.join(folder, name))).toString("base64");
  };

  it("is taken in as what it says it is, and compared like any other", async () => {
    const actor = await newActor();
    const own = await verifiedOrganization({ owner: actor, name: "杭州明月科技有限公司" });
    const electronicSeal = await fixture("seal.der");
    const look = await lookAtImport(actor, { organizationId: own.organizationId, electronicSeal });
    expect(look).toMatchObject({
      verdict: "unknown_maker",
      picture: expect.stringMatching(/^data:image\/png;base64,/),
    });
    // Whatever picture is sent along, the one in the electronic seal is compared.
    const sent = outlineToPng(tracedSeal(20), { dpi: 72 }).toString("base64");
    const { sealId } = await uploadSeal(actor, {
      organizationId: own.organizationId,
      kind: "other",
      name: look.name.slice(0, 40),
      outline: tracedSeal(),
      picture: sent,
      electronicSeal,
    });
    expect(await getSeal(actor, sealId)).toMatchObject({ kind: look.kind, state: "in_review", origin: "imported" });
    const [event] = await db().sealEvent.findMany({ where: { sealId } });
    expect(event).toMatchObject({ type: "imported", data: { verdict: "unknown_maker", maker: look.maker } });
    const review = await db().sealReview.findFirstOrThrow({ where: { version: { sealId } } });
    const seen = await lookAtSealPicture(reviewer, review.id);
    expect(Buffer.from(seen.bytes).toString("base64")).toBe(look.picture?.split(",")[1]);
    expect((await getSealReview(reviewer, review.id)).electronic).toEqual({
      maker: look.maker,
      verdict: "unknown_maker",
    });
    await approve(reviewer, review.id);
    expect(await getSeal(actor, sealId)).toMatchObject({ state: "active" });
    expect(await lookAtImport(owner, { organizationId, electronicSeal })).toMatchObject({
      refusal: "seal_of_another",
      kind: null,
      answers: { genuine: "yes", maker: "open", in_force: "yes", owner: "no", picture: "yes", size: "yes" },
    });
  });

  it("with a picture of an older kind is compared with that, not with what its bringer makes of it", async () => {
    const actor = await newActor();
    const own = await verifiedOrganization({ owner: actor, name: "杭州明月科技有限公司" });
    const { info } = readSeal(Buffer.from(await fixture("seal.der"), "base64"));
    const { maker } = sm2TestPki();
    // One red dot (GIF 89a).
    const gif = Buffer.from("R0lGODlhAQABAIAAAMgQLgAAACwAAAAAAQABAAACAkQBADs=", "base64");
    const seal = writeSeal(
      { ...info, picture: { ...info.picture, type: "GIF", data: Uint8Array.from(gif) } },
      { certificate: maker.certificate.raw, sign: maker.sign },
    );
    const { sealId } = await uploadSeal(actor, {
      organizationId: own.organizationId,
      kind: "other",
      name: "x",
      outline: tracedSeal(),
      picture: outlineToPng(tracedSeal(20), { dpi: 72 }).toString("base64"),
      electronicSeal: Buffer.from(seal).toString("base64"),
    });
    const review = await db().sealReview.findFirstOrThrow({ where: { version: { sealId } } });
    const seen = await lookAtSealPicture(reviewer, review.id);
    expect([seen.mediaType, Buffer.from(seen.bytes)]).toEqual(["image/gif", gif]);
  });

  it.each([
    ["seal-altered-name.der", "seal_altered"],
    ["seal-expired.der", "seal_not_in_force"],
  ])("%s is refused", async (name, expected) => {
    const actor = await newActor();
    const own = await verifiedOrganization({ owner: actor, name: "杭州明月科技有限公司" });
    const input = { organizationId: own.organizationId, electronicSeal: await fixture(name) };
    expect(await lookAtImport(actor, input)).toMatchObject({ refusal: expected });
    await expect(
      uploadSeal(actor, { ...input, kind: "official", name: "x", outline: tracedSeal(), picture: "" }),
    ).rejects.toEqual(code(expected));
  });
});
