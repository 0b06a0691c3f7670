import { beforeAll, describe, expect, it } from "vitest";
import { ensureAuthority } from "@/lib/domain/certificates/authority";
import { organizationCertificates } from "@/lib/domain/certificates/organization-certificates";
import { offersFor } from "@/lib/domain/verification/offers";
import { readiness } from "@/lib/domain/verification/readiness";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { sealOf } from "@/tests/support/organizations";
import { agreed, newActor, newPhoneProvenActor, newProvenActor } from "@/tests/support/people";
import { acceptInvitation, readInvitation } from "./accept-invitation";
import { requireMember } from "./access";
import { askToJoin } from "./ask-to-join";
import { changeRepresentative, takeOverName } from "./change-facts";
import { getOrganizationCertificate } from "./get-certificate";
import { inviteMember, withdrawInvitation } from "./invite-member";
import { changeRole, endMembership, leaveOrganization, setRequiredLevel } from "./manage-members";
import { proveAsRepresentative } from "./prove-as-representative";
import { recheckOrganization } from "./recheck";
import type { BusinessRegister, RegisterProfile } from "./register-provider";
import type { RegisterState } from "./register-states";
import { membersOf, organizationOf, register, registered, tokenTo } from "./test-support";

const code = (expected: string) => expect.objectContaining({ code: expected });
const yearLater = () => new Date(Date.now() + 366 * 86_400_000);

let owner: Actor & { name: string };
let member: Actor & { name: string };
let organizationId: string;
beforeAll(async () => {
  await ensureAuthority();
  owner = await newPhoneProvenActor(3);
  member = await newProvenActor(4);
  organizationId = await registered(owner, "青石巷茶业有限公司");
  await proveAsRepresentative(owner, { organizationId }, { register });
});

const invite = (email: string, role: "administrator" | "member" = "member", as: Actor = owner) =>
  inviteMember(as, { organizationId, email, role });

describe("invitations", () => {
  it("are accepted once, by whoever has the address and a proven name", async () => {
    await invite(member.email);
    const token = await tokenTo(member.email);
    const stranger = await newProvenActor(5);
    expect(await readInvitation(stranger, token)).toMatchObject({ outcome: "other_account", email: member.email });
    await expect(acceptInvitation(stranger, { token })).rejects.toEqual(code("invitation_for_another"));
    expect(await readInvitation(member, token)).toMatchObject({
      outcome: "open",
      organization: "青石巷茶业有限公司",
      sender: "李默",
    });
    await Promise.all([1, 2].map(() => acceptInvitation(member, { token })));
    expect((await membersOf(organizationId)).filter(({ accountId }) => accountId === member.accountId)).toHaveLength(1);
    expect(await readInvitation(member, token)).toEqual({ outcome: "member", organizationId });
    await expect(invite(member.email)).rejects.toEqual(code("member_already"));
  });

  it("wait for a proof of the name that the organization asks for", async () => {
    const unproven = await newActor();
    await invite(unproven.email);
    const token = await tokenTo(unproven.email);
    expect(await readInvitation(unproven, token)).toMatchObject({ outcome: "prove_name" });
    await expect(acceptInvitation(unproven, { token })).rejects.toEqual(code("prove_identity_first"));
    const weak = await newProvenActor(6);
    await setRequiredLevel(owner, { organizationId, level: 2 });
    await invite(weak.email);
    const other = await tokenTo(weak.email);
    expect(await readInvitation(weak, other)).toMatchObject({ outcome: "prove_more", requiredLevel: 2 });
    await expect(acceptInvitation(weak, { token: other })).rejects.toEqual(code("member_level_too_low"));
    // On the way to joining, the ways that are sure enough are offered; who is a member already is asked everywhere.
    expect(await offersFor(weak, `/organizations/join/${other}`)).toMatchObject({ required: 2, reached: 1 });
    expect(await offersFor(member, `/organizations/join/${other}`)).toMatchObject({ required: 2 });
    expect(await offersFor(weak)).toMatchObject({ required: 1 });
    expect((await readiness(weak.accountId)).identity).toBe(true);
    expect((await readiness(member.accountId)).identity).toBe(false);
    await setRequiredLevel(owner, { organizationId, level: 1 });
    expect(await readInvitation(weak, other)).toMatchObject({ outcome: "open" });
  });

  it("end with their time, when taken back, and when another follows", async () => {
    const someone = await newProvenActor(7);
    await invite(someone.email);
    const first = await tokenTo(someone.email);
    const later = new Date(Date.now() + 15 * 86_400_000);
    expect(await readInvitation(someone, first, later)).toEqual({ outcome: "over" });
    await invite(someone.email);
    expect(await readInvitation(someone, first)).toEqual({ outcome: "over" });
    const second = await tokenTo(someone.email);
    const open = await db().membershipInvitation.findFirstOrThrow({ where: { email: someone.email, state: "open" } });
    await withdrawInvitation(owner, { organizationId, invitationId: open.id });
    await expect(acceptInvitation(someone, { token: second })).rejects.toEqual(code("invitation_over"));
    expect(await readInvitation(someone, "nothing")).toEqual({ outcome: "over" });
  });
});

describe("members", () => {
  it("do what the table lets them, and strangers find nothing there", async () => {
    const someone = "someone@example.com";
    await expect(invite(someone, "member", member)).rejects.toEqual(code("not_allowed"));
    await expect(requireMember(await newProvenActor(8), organizationId, "view")).rejects.toEqual(code("not_found"));
    const [own, theirs] = await Promise.all([
      db().membership.findFirstOrThrow({ where: { organizationId, accountId: owner.accountId, endedAt: null } }),
      db().membership.findFirstOrThrow({ where: { organizationId, accountId: member.accountId, endedAt: null } }),
    ]);
    await changeRole(owner, { organizationId, membershipId: theirs.id, role: "administrator" });
    await invite(someone, "member", member);
    await expect(invite(someone, "administrator", member)).rejects.toEqual(code("not_allowed"));
    await expect(endMembership(member, { organizationId, membershipId: own.id })).rejects.toEqual(code("not_allowed"));
    await expect(changeRole(owner, { organizationId, membershipId: own.id, role: "member" })).rejects.toEqual(
      code("not_allowed"),
    );
    await expect(leaveOrganization(owner, { organizationId })).rejects.toEqual(code("last_owner"));
    await leaveOrganization(member, { organizationId });
    await expect(requireMember(member, organizationId, "view")).rejects.toEqual(code("not_found"));
  });

  it("may be asked for by somebody with a proven name", async () => {
    await askToJoin(await newProvenActor(9), { organizationId });
    expect(await db().mail.count({ where: { recipient: owner.email, template: "organization_access_asked" } })).toBe(1);
    await expect(askToJoin(await newActor(), { organizationId })).rejects.toEqual(code("prove_identity_first"));
  });
});

/** A register that has changed since. */
function changed(facts: Partial<RegisterProfile>): BusinessRegister {
  return {
    ...register,
    profile: async (number, signal) => {
      const look = await register.profile(number, signal);
      return look.outcome === "found" && look.profile ? { ...look, profile: { ...look.profile, ...facts } } : look;
    },
    check: async (claim, signal) => {
      const name = facts.name === claim.name ? "青石巷茶业有限公司" : claim.name;
      const renamed = claim.legalRepresentative === facts.legalRepresentative ? "李默" : claim.legalRepresentative;
      return register.check({ ...claim, name, ...(renamed && { legalRepresentative: renamed }) }, signal);
    },
  };
}

describe("changes", () => {
  it("of the name are taken over from the register, and the certificate with the old one is revoked", async () => {
    const terms = await agreed("organization_certificate_terms");
    await getOrganizationCertificate(owner, { organizationId, terms });
    await expect(takeOverName(owner, { organizationId }, { register })).rejects.toEqual(code("nothing_changed"));
    const renamed = changed({ name: "青石巷好茶有限公司" });
    expect(await takeOverName(owner, { organizationId }, { register: renamed })).toEqual({ outcome: "match" });
    expect(await organizationOf(organizationId)).toMatchObject({ name: "青石巷好茶有限公司", state: "verified" });
    expect(await organizationCertificates(organizationId)).toMatchObject([{ state: "revoked" }]);
    await getOrganizationCertificate(owner, { organizationId, terms });
    expect((await organizationCertificates(organizationId))[0]).toMatchObject({
      name: "青石巷好茶有限公司",
      state: "active",
    });
  });

  it("of the representative are compared; what differs changes nothing", async () => {
    const consent = await agreed("organization_check");
    const real = changed({ name: "青石巷好茶有限公司", legalRepresentative: "王珊" });
    const input = { organizationId, legalRepresentative: "冯听雨", consent };
    expect(await changeRepresentative(owner, input, { register: real })).toMatchObject({ outcome: "mismatch" });
    expect(await organizationOf(organizationId)).toMatchObject({ legalRepresentative: "李默" });
    const right = { ...input, legalRepresentative: "王珊" };
    expect(await changeRepresentative(owner, right, { register: real })).toEqual({ outcome: "match" });
    expect(await organizationOf(organizationId)).toMatchObject({ legalRepresentative: "王珊" });
    expect((await organizationCertificates(organizationId))[0]).toMatchObject({ state: "active" });
  });
});

describe("the yearly look", () => {
  const look = (state: RegisterState, facts: Partial<RegisterProfile> = {}, now = yearLater) =>
    recheckOrganization({ organizationId }, undefined, {
      register: changed({ name: "青石巷好茶有限公司", registerState: state, legalRepresentative: "王珊", ...facts }),
      now,
    });
  const mails = (template: string) => db().mail.count({ where: { recipient: owner.email, template } });

  it("does nothing before its time, and looks again soon where nothing is heard", async () => {
    await look("cancelled", {}, () => new Date());
    expect(await organizationOf(organizationId)).toMatchObject({ state: "verified" });
    const silent: BusinessRegister = { ...register, profile: () => Promise.reject(new Error("down")) };
    await recheckOrganization({ organizationId }, undefined, { register: silent, now: yearLater });
    const { state, recheckAt } = await organizationOf(organizationId);
    expect(state).toBe("verified");
    expect(Number(recheckAt) - Number(yearLater())).toBeLessThan(2 * 86_400_000);
  });

  it("tells the owner what the register has otherwise, suspends, and lets it be in operation again", async () => {
    let now = new Date(Date.now() + 400 * 86_400_000);
    const next = (days: number) => {
      now = new Date(now.getTime() + days * 86_400_000);
      return () => now;
    };
    await look("in_operation", { name: "青石巷新茶有限公司" }, next(0));
    expect(await mails("organization_differs")).toBe(1);
    await look("liquidating", {}, next(400));
    expect(await organizationOf(organizationId)).toMatchObject({ state: "suspended", registerState: "liquidating" });
    expect(await mails("organization_suspended")).toBe(1);
    const terms = await agreed("organization_certificate_terms");
    await expect(getOrganizationCertificate(owner, { organizationId, terms })).rejects.toEqual(
      code("organization_not_verified"),
    );
    await look("in_operation", {}, next(40));
    expect(await organizationOf(organizationId)).toMatchObject({ state: "verified" });
  });

  it("of a dissolved one revokes its certificate and tells its members, once", async () => {
    const now = () => new Date(Date.now() + 2000 * 86_400_000);
    const { sealId } = await sealOf(owner, organizationId);
    await Promise.all([1, 2, 3].map(() => look("cancelled", {}, now)));
    await look("in_operation", {}, now);
    expect(await organizationOf(organizationId)).toMatchObject({ state: "dissolved", recheckAt: null });
    expect((await organizationCertificates(organizationId)).every(({ state }) => state === "revoked")).toBe(true);
    expect(await db().seal.findUniqueOrThrow({ where: { id: sealId } })).toMatchObject({ state: "retired" });
    expect(await mails("organization_dissolved")).toBe(1);
    await expect(invite("late@example.com")).rejects.toEqual(code("organization_not_verified"));
    await leaveOrganization(owner, { organizationId });
  });
});
