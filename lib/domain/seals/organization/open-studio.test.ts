import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { SEAL_KINDS } from "@/lib/standards/seal-drawing/seal/design";
import { memberOf, sealOf, verifiedOrganization } from "@/tests/support/organizations";
import { newActor } from "@/tests/support/people";
import { moveSeal } from "./move-seal";
import { drawPresets, openStudio } from "./open-studio";
import { designInput } from "./seal.schema";

const code = (expected: string) => expect.objectContaining({ code: expected });

let owner: Actor;
beforeAll(async () => {
  owner = await newActor();
});

describe("the studio", () => {
  it("shows each kind as it would be made with the verified names", async () => {
    const { organizationId } = await verifiedOrganization({ owner });
    const presets = await drawPresets(owner, organizationId);
    expect(presets.map(({ kind }) => kind)).toEqual([...SEAL_KINDS]);
    for (const { kind, design, preview } of presets) {
      if ("problem" in preview) throw new Error(`${kind} cannot be drawn`);
      expect(designInput.parse(design)).toMatchObject({ kind });
      expect([preview.outline.widthMm, preview.outline.heightMm]).toEqual([design.widthMm, design.heightMm]);
    }
  });

  it("says which kinds want something that was not verified, and draws the others", async () => {
    const { organizationId } = await verifiedOrganization({ owner, legalRepresentative: "Anna Lindqvist" });
    const refused = (await drawPresets(owner, organizationId)).filter(({ preview }) => "problem" in preview);
    expect(refused).toMatchObject([
      { kind: "legal_representative", preview: { problem: { field: "names", code: "needs_representative" } } },
    ]);
  });

  it("knows who owns the organization and its official seal, until that is out of use", async () => {
    const { organizationId, name } = await verifiedOrganization({ owner });
    await memberOf(organizationId, { role: "owner" });
    await memberOf(organizationId, { sealDuty: "keeper" });
    const first = await openStudio(owner, organizationId);
    expect(first).toMatchObject({ names: { organization: name, legalRepresentative: "林清和" }, officialId: null });
    expect(first.owners).toHaveLength(2);
    const { sealId } = await sealOf(owner, organizationId, "official", { draft: true });
    await sealOf(owner, organizationId, "contract");
    expect((await openStudio(owner, organizationId)).officialId).toBe(sealId);
    await moveSeal(owner, { sealId, to: "active", reason: "" });
    await moveSeal(owner, { sealId, to: "retired", reason: "Worn out" });
    expect((await openStudio(owner, organizationId)).officialId).toBeNull();
  });

  it("is for whoever keeps the seals of an organization that is in operation", async () => {
    const { organizationId } = await verifiedOrganization({ owner });
    const keeper = await memberOf(organizationId, { sealDuty: "keeper" });
    await expect(openStudio(keeper, organizationId)).resolves.toBeTruthy();
    for (const sealDuty of [null, "auditor"] as const) {
      const member = await memberOf(organizationId, { sealDuty, role: "administrator" });
      await expect(openStudio(member, organizationId)).rejects.toEqual(code("not_allowed"));
      await expect(drawPresets(member, organizationId)).rejects.toEqual(code("not_allowed"));
    }
    await expect(openStudio(await newActor(), organizationId)).rejects.toEqual(code("not_found"));
    const stopped = await verifiedOrganization({ owner, state: "suspended" });
    await expect(openStudio(owner, stopped.organizationId)).rejects.toEqual(code("organization_not_verified"));
  });
});
