import { beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/domain/accounts/password-hash";
import { countSealReviews } from "@/lib/domain/administration/seal-reviews";
import { ensureReceivingAccount } from "@/lib/domain/bank-payments/receiving-accounts";
import { ensureAuthority } from "@/lib/domain/certificates/authority";
import { eraseOwnAccount } from "@/lib/domain/privacy/erase-own-account";
import { giveGrant } from "@/lib/domain/seals/grants/give-grant";
import { giveGrantInput } from "@/lib/domain/seals/grants/grant.schema";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { sealOf, uploadedSeal } from "@/tests/support/organizations";
import { agreed, newPhoneProvenActor, newProvenActor } from "@/tests/support/people";
import { acceptInvitation } from "./accept-invitation";
import { beginPaymentIn } from "./begin-payment";
import { beginAccountChange } from "./change-facts";
import { closeOrganization } from "./close-organization";
import { getOrganizationCertificate } from "./get-certificate";
import { getOrganization } from "./get-organization";
import { inviteMember } from "./invite-member";
import { listOrganizations } from "./list-organizations";
import { proveAsRepresentative } from "./prove-as-representative";
import { membersOf, organizationOf, register, registered, tokenTo } from "./test-support";

const code = (expected: string) => expect.objectContaining({ code: expected });
const password = "correct horse battery";
const name = "青石巷茶业有限公司";

let owner: Actor & { name: string };
let member: Actor & { name: string };
let organizationId: string;
beforeAll(async () => {
  await ensureAuthority();
  await ensureReceivingAccount();
  owner = await newPhoneProvenActor(3);
  member = await newProvenActor(4);
  const passwordHash = await hashPassword(password);
  await db().account.update({ where: { id: owner.accountId }, data: { passwordHash } });
  organizationId = await registered(owner, name);
  await proveAsRepresentative(owner, { organizationId }, { register });
  const terms = await agreed("organization_certificate_terms");
  await getOrganizationCertificate(owner, { organizationId, terms });
  await inviteMember(owner, { organizationId, email: member.email, role: "administrator" });
  await acceptInvitation(member, { token: await tokenTo(member.email) });
  await inviteMember(owner, { organizationId, email: "later@example.com", role: "member" });
  await beginAccountChange(owner, { organizationId });
  await beginPaymentIn(owner, { organizationId });
  const { sealId } = await sealOf(owner, organizationId);
  const own = { organizationId, accountId: member.accountId };
  const { id: membershipId } = await db().membership.findFirstOrThrow({ where: own });
  await giveGrant(owner, giveGrantInput.parse({ sealId, membershipId }));
  await uploadedSeal(owner, organizationId);
});

describe("closing an organization", () => {
  it("is its sole owner's, who does not just leave; after its name and the password are typed", async () => {
    expect((await getOrganization(owner, organizationId)).may).toMatchObject({ close: true, leave: false });
    expect((await getOrganization(member, organizationId)).may).toMatchObject({ close: false, leave: true });
    const close = (typed: Partial<{ name: string; password: string }>, actor: Actor = owner) =>
      closeOrganization(actor, { organizationId, name, password, ...typed });
    await expect(close({}, member)).rejects.toEqual(code("not_allowed"));
    await expect(close({}, await newProvenActor(5))).rejects.toEqual(code("not_found"));
    await expect(close({ name: "青石巷茶业" })).rejects.toEqual(code("organization_name_differs"));
    await expect(close({ password: "not this one" })).rejects.toEqual(code("wrong_password"));
    await expect(eraseOwnAccount(owner, { password })).rejects.toEqual(code("erase_open_things"));
    expect(await organizationOf(organizationId)).toMatchObject({ state: "verified" });
  });

  it("revokes its certificates, ends what is under way and whoever belongs to it, and is written down", async () => {
    await closeOrganization(owner, { organizationId, name, password });
    const organization = await organizationOf(organizationId);
    expect(organization).toMatchObject({ state: "closed", closedById: owner.accountId, recheckAt: null });
    expect(organization.closedAt).toBeInstanceOf(Date);
    expect(await db().certificate.findMany({ where: { organizationId } })).toMatchObject([
      { state: "revoked", revokedReason: "cessationOfOperation" },
    ]);
    expect(await membersOf(organizationId)).toEqual([]);
    expect(await db().sealGrant.findMany({ where: { seal: { organizationId } } })).toMatchObject([{ state: "ended" }]);
    expect(await db().seal.findMany({ where: { organizationId }, orderBy: { createdAt: "asc" } })).toMatchObject([
      { kind: "official", state: "retired" },
      { kind: "contract", state: "destroyed" },
    ]);
    expect(await countSealReviews()).toBe(0);
    expect(await db().sealReview.count({ where: { pictureCipher: { not: null } } })).toBe(0);
    expect(await db().membershipInvitation.count({ where: { organizationId, state: "open" } })).toBe(0);
    expect(await db().paymentChallenge.findMany({ where: { organizationId } })).toMatchObject([{ state: "cancelled" }]);
    expect(await db().verification.count({ where: { organizationId, state: "open" } })).toBe(0);
    for (const { email } of [owner, member])
      expect(await db().mail.count({ where: { recipient: email, template: "organization_closed" } })).toBe(1);
    await expect(getOrganization(owner, organizationId)).rejects.toEqual(code("not_found"));
    expect(await listOrganizations(owner)).toEqual([]);
    await expect(closeOrganization(owner, { organizationId, name, password })).rejects.toEqual(code("not_found"));
  });

  it("lets it be verified anew, from the beginning", async () => {
    const again = await registered(owner, name);
    expect(again).not.toBe(organizationId);
    expect(await proveAsRepresentative(owner, { organizationId: again }, { register })).toEqual({ outcome: "match" });
    expect(await membersOf(again)).toMatchObject([{ accountId: owner.accountId, role: "owner" }]);
    await closeOrganization(owner, { organizationId: again, name, password });
  });

  it("leaves nothing in the way of deleting its owner's account; what the law keeps stays", async () => {
    expect(await eraseOwnAccount(owner, { password })).toEqual({ restricted: true });
    expect(await organizationOf(organizationId)).toMatchObject({ state: "closed", name });
  });
});
