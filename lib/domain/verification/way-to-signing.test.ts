import { beforeAll, describe, expect, it } from "vitest";
import { ensureAuthority } from "@/lib/domain/certificates/authority";
import { issueSignerCertificate } from "@/lib/domain/certificates/issue-signer-certificate";
import { saveGeneratedSignature } from "@/lib/domain/seals/personal/save-signature";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { agreed, newActor, newProvenActor } from "@/tests/support/people";
import { readiness } from "./readiness";
import { whoAsks } from "./who-asks";

beforeAll(() => ensureAuthority());

describe("on the way to a signature", () => {
  it("tells how far an account has come", async () => {
    const stranger = await newActor();
    expect(await readiness(stranger.accountId)).toEqual({ identity: false, certificate: false, signature: false });
    const actor = await newProvenActor(0);
    expect(await readiness(actor.accountId)).toEqual({ identity: true, certificate: false, signature: false });
    await issueSignerCertificate(actor, { terms: await agreed("certificate_terms", "zh") });
    expect(await readiness(actor.accountId)).toEqual({ identity: true, certificate: true, signature: false });
    await saveGeneratedSignature(actor, { style: "formal" });
    expect(await readiness(actor.accountId)).toEqual({ identity: true, certificate: true, signature: true });
  });

  it("says who asks, to the one who is asked and to nobody else", async () => {
    const [owner, signer] = [await newProvenActor(1), await newActor()];
    const [contractId, participantId] = [newId(), newId()];
    await db().contract.create({ data: { id: contractId, ownerId: owner.accountId, title: "Test", state: "draft" } });
    await db().participant.create({
      data: {
        id: participantId,
        contractId,
        accountId: signer.accountId,
        name: "Wang Shan",
        email: signer.email,
        position: 0,
        state: "draft",
      },
    });
    expect(await whoAsks(signer, `/sign/${participantId}`)).toEqual({ sender: "陈岚", name: "Wang Shan" });
    expect(await whoAsks(signer, `/sign/${participantId}?page=2`)).not.toBeNull();
    expect(await whoAsks(owner, `/sign/${participantId}`)).toBeNull();
    expect(await whoAsks(signer, `/sign/${newId()}`)).toBeNull();
    expect(await whoAsks(signer, "/contracts")).toBeNull();
  });
});
