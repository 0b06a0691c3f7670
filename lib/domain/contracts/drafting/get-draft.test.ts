import { expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { newDraft } from "@/tests/support/contracts";
import { memberOf, verifiedOrganization } from "@/tests/support/organizations";
import { newActor } from "@/tests/support/people";
import { getDraft } from "./get-draft";

it("offers the organizations that the sender belongs to now, as far as they are verified", async () => {
  const [sender, other] = [await newActor(), await newActor()];
  const contractId = await newDraft(sender);
  expect((await getDraft(sender, contractId)).organizations).toEqual([]);
  await verifiedOrganization({ owner: sender, name: "清和书坊有限公司" });
  await verifiedOrganization({ owner: sender, name: "歇业书坊有限公司", state: "suspended" });
  await verifiedOrganization({ owner: other, name: "别家书坊有限公司" });
  const { organizationId } = await verifiedOrganization({ owner: other, name: "旧雇主有限公司" });
  const { membershipId } = await memberOf(organizationId, { actor: sender });
  expect((await getDraft(sender, contractId)).organizations).toEqual(["清和书坊有限公司", "旧雇主有限公司"]);
  await db().membership.update({ where: { id: membershipId }, data: { endedAt: new Date() } });
  expect((await getDraft(sender, contractId)).organizations).toEqual(["清和书坊有限公司"]);
});
