import { beforeAll, describe, expect, it } from "vitest";
import { changeRepresentative, takeOverName } from "@/lib/domain/organizations/change-facts";
import { sandboxOrganizations } from "@/lib/domain/organizations/sandbox/organizations";
import { sandboxRegister } from "@/lib/domain/organizations/sandbox/sandbox-register";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { designOf, sealOf, verifiedOrganization } from "@/tests/support/organizations";
import { agreed, newActor } from "@/tests/support/people";
import { getSeal } from "./get-seal";
import { changeSeal } from "./make-seal";
import { moveSeal } from "./move-seal";

const code = (expected: string) => expect.objectContaining({ code: expected });
const stateOf = async (actor: Actor, sealId: string) => (await getSeal(actor, sealId)).state;
const typesOf = async (sealId: string) =>
  (await db().sealEvent.findMany({ where: { sealId }, orderBy: { sequence: "asc" } })).map(({ type }) => type);

/** An organization, and a register in which it has other facts since. */
async function changed(owner: Actor, facts: { name?: string; legalRepresentative?: string }) {
  const sandbox = sandboxOrganizations.find(({ name }) => name === "清和书坊（杭州）有限公司")!;
  const { organizationId } = await verifiedOrganization({ owner, name: sandbox.name });
  const { creditCode } = await db().organization.findUniqueOrThrow({ where: { id: organizationId } });
  const register = sandboxRegister({ usualMs: 0, slowMs: 0 }, [{ ...sandbox, code: creditCode!, ...facts }]);
  return { organizationId, register };
}

let owner: Actor;
beforeAll(async () => {
  owner = await newActor();
});

describe("when the register has another name", () => {
  const name = "清和书局（杭州）有限公司";

  it("seals that bear the old one stop; a new version with the new one takes each into use again", async () => {
    const { organizationId, register } = await changed(owner, { name });
    const { sealId } = await sealOf(owner, organizationId, "official");
    const { sealId: draft } = await sealOf(owner, organizationId, "contract", { draft: true });
    const { sealId: stopped } = await sealOf(owner, organizationId, "finance");
    await moveSeal(owner, { sealId: stopped, to: "suspended", reason: "The books are audited" });
    const before = await getSeal(owner, sealId);

    expect(await takeOverName(owner, { organizationId }, { register })).toEqual({ outcome: "match" });
    expect(before.outdated).toBe(false);
    expect(await getSeal(owner, sealId)).toMatchObject({ state: "suspended", outdated: true });
    expect(await typesOf(sealId)).toEqual(["made", "outdated"]);
    for (const one of [sealId, draft, stopped])
      await expect(moveSeal(owner, { sealId: one, to: "active", reason: "" })).rejects.toEqual(code("seal_outdated"));

    // The same design, drawn with the new name, is in use at once.
    expect(await changeSeal(owner, { sealId, name: "official", design: designOf("official") })).toEqual({ version: 2 });
    const after = await getSeal(owner, sealId);
    expect(after).toMatchObject({ state: "active", version: 2, outdated: false });
    expect(after.versions[1]!.outline).toEqual(before.outline);
    const row = await db().sealVersion.findFirstOrThrow({ where: { sealId, number: 2 } });
    expect(JSON.stringify(row.description)).toContain(name);
    // One that its keeper had stopped stays so until she says otherwise.
    await changeSeal(owner, { sealId: stopped, name: "finance", design: designOf("finance") });
    expect(await stateOf(owner, stopped)).toBe("suspended");
    await moveSeal(owner, { sealId: stopped, to: "active", reason: "" });
    await changeSeal(owner, { sealId: draft, name: "contract", design: designOf("contract") });
    await moveSeal(owner, { sealId: draft, to: "active", reason: "" });
    expect(await stateOf(owner, draft)).toBe("active");
  });

  it("and the change does not come, seals stay in use", async () => {
    const { organizationId, register } = await changed(owner, {});
    const { sealId } = await sealOf(owner, organizationId, "official");
    await expect(takeOverName(owner, { organizationId }, { register })).rejects.toEqual(code("nothing_changed"));
    expect(await stateOf(owner, sealId)).toBe("active");
  });
});

it("another legal representative stops the seal with the name of the one before, and no other", async () => {
  const { organizationId, register } = await changed(owner, { legalRepresentative: "王珊" });
  const { sealId: own } = await sealOf(owner, organizationId, "legal_representative");
  const { sealId: official } = await sealOf(owner, organizationId, "official");
  const input = { organizationId, legalRepresentative: "王珊", consent: await agreed("organization_check") };
  expect(await changeRepresentative(owner, input, { register })).toEqual({ outcome: "match" });
  expect([await stateOf(owner, own), await stateOf(owner, official)]).toEqual(["suspended", "active"]);
  const design = designOf("legal_representative");
  await changeSeal(owner, { sealId: own, name: "王珊", design });
  expect(await stateOf(owner, own)).toBe("active");
  const { description } = await db().sealVersion.findFirstOrThrow({ where: { sealId: own, number: 2 } });
  expect(JSON.stringify(description)).toMatch(/王.*珊/);
});
