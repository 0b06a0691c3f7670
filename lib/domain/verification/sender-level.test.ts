import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { sendSigningCode } from "@/lib/domain/signing/intents";
import { openRoom } from "@/lib/domain/signing/open-room";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { newActor } from "@/tests/support/people";
import { enter, newSigner, type SigningPerson, sentContract } from "@/tests/support/signed-contract";
import { methods } from "./methods";
import { offersFor } from "./offers";
import { readiness } from "./readiness";

let ann: SigningPerson;
let bo: SigningPerson;
let anns: string;

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
  const { contractId } = await sentContract([ann, bo], { signerLevel: 2 });
  anns = await enter(ann);
  expect((await db().contract.findUniqueOrThrow({ where: { id: contractId } })).signerLevel).toBe(2);
});
afterAll(stopInspecting);

const levels = (offers: Awaited<ReturnType<typeof offersFor>>) => offers.methods.map((one) => methods[one].level);

describe("a sender who asks for more than numbers", () => {
  it("lets nobody sign who has not shown more", async () => {
    expect((await openRoom(ann, anns)).identity).toMatchObject({ verifiedName: ann.name, levelMissing: true });
    await expect(sendSigningCode(ann, anns)).rejects.toMatchObject({ code: "prove_your_name_further" });
    await db().person.update({ where: { accountId: ann.accountId }, data: { assurance: 2 } });
    expect((await openRoom(ann, anns)).identity.levelMissing).toBe(false);
    await expect(sendSigningCode(ann, anns)).resolves.toMatchObject({ sentTo: ann.email });
    await db().person.update({ where: { accountId: ann.accountId }, data: { assurance: 1 } });
  });

  it("is heard on the way to that contract only, and by nobody else's path", async () => {
    const asked = await offersFor(ann, `/sign/${anns}`);
    expect(asked).toMatchObject({ required: 2, reached: 1 });
    expect(Math.min(...levels(asked))).toBe(2);
    expect(await offersFor(ann)).toMatchObject({ required: 1 });
    const stranger = await newActor();
    const offered = await offersFor(stranger, `/sign/${anns}`);
    expect(offered).toMatchObject({ required: 1, reached: 0 });
    expect(offered.methods).toContain("identity_number");
  });
});

describe("an installation or an organization that asks for more", () => {
  it("counts, the highest of all", async () => {
    env().IDENTITY_LEVEL = 3;
    try {
      expect(await offersFor(ann, `/sign/${anns}`)).toMatchObject({ required: 3 });
      expect((await readiness(ann.accountId)).identity).toBe(false);
      expect((await openRoom(ann, anns)).identity.levelMissing).toBe(true);
    } finally {
      env().IDENTITY_LEVEL = 1;
    }
    expect((await readiness(ann.accountId)).identity).toBe(true);
  });

  it("offers what the operator wants, and documents wherever it offers a face", async () => {
    const actor = await newActor();
    env().IDENTITY_METHODS = ["mobile", "alipay_face"];
    try {
      expect((await offersFor(actor)).methods).toEqual(["mobile", "alipay_face", "document_review"]);
      env().IDENTITY_METHODS = ["mobile"];
      expect((await offersFor(actor)).methods).toEqual(["mobile"]);
    } finally {
      env().IDENTITY_METHODS = undefined;
    }
    expect((await offersFor(actor)).methods).toHaveLength(8);
  });
});
