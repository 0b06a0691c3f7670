import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideReview } from "@/lib/domain/administration/decide-review";
import { lookAtReviewFile } from "@/lib/domain/administration/look-at-review";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import { organizationCertificates } from "@/lib/domain/certificates/organization-certificates";
import { declineContract } from "@/lib/domain/contracts/endings/decline-contract";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { openInvitation } from "@/lib/domain/contracts/invitations/open-invitation";
import { performSend } from "@/lib/domain/contracts/sending/perform-send";
import { offersFor } from "@/lib/domain/verification/offers";
import { handlers } from "@/lib/domain/worker";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { openSms } from "@/lib/platform/sms/sms-row";
import { tokensSentTo } from "@/tests/support/contracts";
import { agreed, newPhoneProvenActor, newProvenActor } from "@/tests/support/people";
import { newSigner, type SigningPerson, signAs } from "@/tests/support/signed-contract";
import { authorizationEnded } from "./authorization-ended";
import { authorizationSent } from "./authorization-sent";
import { beginFlow } from "./begin-flow";
import { cancelProof } from "./cancel-proof";
import { readOwnFlow } from "./flow-row";
import { flowStanding } from "./flow-standing";
import { getOrganizationCertificate } from "./get-certificate";
import { proveAsRepresentative } from "./prove-as-representative";
import type { BusinessRegister } from "./register-provider";
import { requestAuthorization } from "./request-authorization";
import { resendAuthorization } from "./resend-authorization";
import { sandboxOrganizations } from "./sandbox/organizations";
import { sendPaper } from "./send-papers";
import { membersOf, named, organizationOf, register, registered, stepsOf } from "./test-support";

const code = (expected: string) => expect.objectContaining({ code: expected });
const deps = { register };
const context = { attempt: 1, signal: new AbortController().signal };
const mailsTo = (email: string, template: string) => db().mail.count({ where: { recipient: email, template } });

let representative: SigningPerson;
let operator: Actor & { name: string };
beforeAll(async () => {
  representative = await newSigner(0, newPhoneProvenActor);
  operator = await newProvenActor(1);
});
afterAll(stopInspecting);

describe("an operator who is the legal representative", () => {
  it("is compared by name and number, and the organization is verified at once", async () => {
    const tea = await newPhoneProvenActor(3);
    const organizationId = await registered(tea, "青石巷茶业有限公司");
    expect(await proveAsRepresentative(tea, { organizationId }, deps)).toEqual({ outcome: "match" });
    const organization = await organizationOf(organizationId);
    expect(organization).toMatchObject({ state: "verified", sandbox: true });
    expect(Number(organization.recheckAt) - Number(organization.verifiedAt)).toBe(365 * 86_400_000);
    expect(await membersOf(organizationId)).toMatchObject([{ accountId: tea.accountId, role: "owner" }]);
    expect(await readOwnFlow(tea, organizationId)).toMatchObject({ phase: "passed" });
    expect(await mailsTo(tea.email, "organization_verified")).toBe(1);
    await expect(proveAsRepresentative(tea, { organizationId }, deps)).rejects.toEqual(code("flow_moved_on"));

    const terms = await agreed("organization_certificate_terms");
    const issued = await Promise.all([1, 2].map(() => getOrganizationCertificate(tea, { organizationId, terms })));
    expect(issued[0]).toEqual(issued[1]);
    expect(await organizationCertificates(organizationId)).toMatchObject([
      { name: "青石巷茶业有限公司", identifier: "NTRCN-91359999XX0104117Q", state: "active" },
    ]);
    await expect(getOrganizationCertificate(operator, { organizationId, terms })).rejects.toEqual(code("not_found"));

    // Nobody proves it a second time; who comes is told.
    expect(await beginFlow(operator, { code: named("青石巷茶业有限公司").code }, deps)).toEqual({
      outcome: "already_verified",
      organizationId,
      name: "青石巷茶业有限公司",
      member: false,
    });
  });

  it("has shown more of herself than numbers, which others may know", async () => {
    const knowing = await newProvenActor(5);
    const { name } = sandboxOrganizations.find(
      ({ legalRepresentative, state, behaviour }) =>
        legalRepresentative === knowing.name && state === "in_operation" && behaviour === "prompt",
    )!;
    const organizationId = await registered(knowing, name);
    const prove = () => proveAsRepresentative(knowing, { organizationId }, deps);
    expect(await flowStanding(knowing, organizationId)).toMatchObject({ operator: { mayRepresent: false } });
    await expect(prove()).rejects.toEqual(code("representative_level_too_low"));
    expect(await organizationOf(organizationId)).toMatchObject({ state: "unverified" });
    expect((await stepsOf(organizationId)).map(({ method }) => method)).toEqual(["register"]);
    const asked = await offersFor(knowing, `/organizations/${organizationId}/verify?way=legal_representative`);
    expect(asked).toMatchObject({ required: 2, reached: 1 });
    expect(asked.methods).toContain("mobile");
    expect(asked.methods).not.toContain("identity_number");
    await db().person.update({ where: { accountId: knowing.accountId }, data: { assurance: 2 } });
    env().REPRESENTATIVE_LEVEL = 3;
    try {
      await expect(prove()).rejects.toEqual(code("representative_level_too_low"));
    } finally {
      env().REPRESENTATIVE_LEVEL = 2;
    }
    expect(await prove()).toEqual({ outcome: "match" });
  });

  it("is not offered to others, and proves nothing where the register keeps no number", async () => {
    const organizationId = await registered(operator, "清和书坊（杭州）有限公司");
    await expect(proveAsRepresentative(operator, { organizationId }, deps)).rejects.toEqual(code("proof_not_offered"));
    const head = await newPhoneProvenActor(14);
    const foundation = await registered(head, "望北公益基金会");
    expect(await proveAsRepresentative(head, { organizationId: foundation }, deps)).toEqual({ outcome: "no_record" });
    expect(await organizationOf(foundation)).toMatchObject({ state: "unverified" });
    expect(await readOwnFlow(head, foundation)).toMatchObject({ phase: "authority" });
  });
});

describe("a letter that the legal representative signs", () => {
  const name = "兰亭纸业股份有限公司";
  let organizationId: string;
  beforeAll(async () => {
    organizationId = await registered(operator, name);
  });
  const ask = () =>
    requestAuthorization(operator, { organizationId, email: representative.email, mobile: "154 0001 0037", years: 2 });
  const lastStep = async () => (await stepsOf(organizationId)).at(-1)!;
  const send = (contractId: string) => performSend({ contractId }, { attempt: 1 });
  const phase = async () => (await readOwnFlow(operator, organizationId)).phase;

  it("is a contract between the two, of which the representative is told by mail and text message", async () => {
    await expect(requestAuthorization(operator, { organizationId, email: operator.email })).rejects.toEqual(
      code("representative_mail_is_yours"),
    );
    const { contractId } = await ask();
    const { id: stepId } = await lastStep();
    await expect(authorizationSent({ stepId })).rejects.toThrow("still being sent");
    await send(contractId);
    await authorizationSent({ stepId });
    await authorizationSent({ stepId });
    const messages = await db().sms.findMany({ where: { template: "authorization_request" } });
    expect(messages).toMatchObject([{ recipientMasked: "154****0037" }]);
    expect(await mailsTo(representative.email, "invitation")).toBe(1);
    // An operator who reads English has not made an English letter of it: the company is Chinese.
    expect(operator.locale).toBe("en");
    expect(openSms(messages[0]!.id, messages[0]!.bodyCipher!).text).toMatch(/\p{Script=Han}{4}/u);
    const contract = await db().contract.findUniqueOrThrow({
      where: { id: contractId },
      include: { participants: { include: { fields: true } }, documents: true },
    });
    // She signs only once her phone or more is proven.
    expect(contract).toMatchObject({
      state: "out",
      ownerId: operator.accountId,
      signerLevel: 2,
      locale: "zh",
      title: expect.stringContaining("授权书"),
      documents: [{ pageCount: 1 }],
    });
    expect(contract.participants).toMatchObject([
      { name: "王珊", email: representative.email, fields: [{ kind: "signature" }, { kind: "date" }] },
    ]);
    expect(await phase()).toBe("proof");
    await expect(ask()).rejects.toEqual(code("flow_moved_on"));
  });

  it("is sent again to the same address, three times an hour; the links before open nothing", async () => {
    const again = (now = () => new Date()) => resendAuthorization(operator, { organizationId }, { now });
    const [first] = await tokensSentTo(representative.email);
    await Promise.all([again(), again()]);
    await again();
    await expect(again()).rejects.toEqual(code("letter_sent_lately"));
    await again(() => new Date(Date.now() + 3_600_000));
    expect(await mailsTo(representative.email, "invitation")).toBe(5);
    expect(await openInvitation(representative, first!)).not.toMatchObject({ outcome: "open" });
    const newest = (await tokensSentTo(representative.email)).at(-1)!;
    expect(await openInvitation(representative, newest)).toMatchObject({ outcome: "open" });
    await expect(resendAuthorization(representative, { organizationId })).rejects.toEqual(code("not_found"));
  });

  it("is in the language that the operator chose", async () => {
    const other = await registered(operator, "青石巷茶业有限公司", true);
    const asked = { organizationId: other, email: "li@example.com", language: "en" as const };
    const { contractId } = await requestAuthorization(operator, asked);
    expect(await db().contract.findUnique({ where: { id: contractId } })).toMatchObject({
      locale: "en",
      title: expect.stringContaining("Letter of authorization"),
    });
  });

  it("declined, ends the step with the representative's words", async () => {
    const { contractId } = await lastStep();
    await declineContract(representative, { contractId: contractId!, reason: "I do not know this person" });
    await authorizationEnded({ contractId: contractId! }, context, deps);
    await authorizationEnded({ contractId: contractId! }, context, deps);
    expect(await lastStep()).toMatchObject({ outcome: "cancelled", detail: "declined", claimCipher: null });
    expect(await phase()).toBe("authority");
  });

  it("taken back, ends the step and the contract", async () => {
    const { contractId } = await ask();
    await send(contractId);
    await cancelProof(operator, { organizationId });
    expect(await lastStep()).toMatchObject({ outcome: "cancelled", detail: "withdrawn" });
    expect(await db().contract.findUnique({ where: { id: contractId } })).toMatchObject({ state: "withdrawn" });
    await authorizationEnded({ contractId }, context, deps);
    expect(await phase()).toBe("authority");
  });

  it("not signed in time, says nothing about anybody", async () => {
    const { contractId } = await ask();
    await send(contractId);
    await db().contract.update({ where: { id: contractId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    await handlers["contract.expire"]({ contractId }, context);
    await authorizationEnded({ contractId }, context, deps);
    expect(await lastStep()).toMatchObject({ outcome: "expired" });
  });

  it("that cannot be sent gives way to another try", async () => {
    await ask();
    const { id: stepId, contractId } = await lastStep();
    await db().contract.update({
      where: { id: contractId! },
      data: { state: "draft", sendProblem: "send_failed" },
    });
    await authorizationSent({ stepId });
    expect(await lastStep()).toMatchObject({ outcome: "upstream_error", detail: "letter" });
    expect(await phase()).toBe("authority");
  });

  it("signed by somebody of the same name and another number, proves nothing", async () => {
    const { contractId } = await ask();
    await send(contractId);
    await signAs(representative);
    const namesake: BusinessRegister = {
      ...register,
      check: async (claim, signal) => {
        const answer = await register.check(claim, signal);
        if (answer.outcome !== "match" && answer.outcome !== "mismatch") return answer;
        return { ...answer, outcome: "mismatch", fields: { ...answer.fields, legalRepresentativeIdNumber: "differs" } };
      },
    };
    await authorizationEnded({ contractId }, context, { register: namesake });
    expect(await lastStep()).toMatchObject({ outcome: "mismatch", detail: "signer" });
    expect(await organizationOf(organizationId)).toMatchObject({ state: "unverified" });
  });

  it("signed by somebody who has shown nothing but numbers, proves nothing", async () => {
    const { contractId } = await ask();
    await send(contractId);
    await signAs(representative);
    const level = (assurance: number) =>
      db().person.update({ where: { accountId: representative.accountId }, data: { assurance } });
    await level(1);
    await authorizationEnded({ contractId }, context, deps);
    await level(2);
    expect(await lastStep()).toMatchObject({ outcome: "no_record", detail: "representative_level" });
    expect(await organizationOf(organizationId)).toMatchObject({ state: "unverified" });
  });

  it("signed by somebody of the same name, proves nothing where her number cannot be compared", async () => {
    const { contractId } = await ask();
    await send(contractId);
    await signAs(representative);
    const nameless: BusinessRegister = {
      ...register,
      check: async (claim, signal) => {
        const answer = await register.check(claim, signal);
        if (answer.outcome !== "match" && answer.outcome !== "mismatch") return answer;
        return { ...answer, fields: { ...answer.fields, legalRepresentativeIdNumber: "unknown" } };
      },
    };
    await authorizationEnded({ contractId }, context, { register: nameless });
    expect(await lastStep()).toMatchObject({ outcome: "no_record", detail: "representative_number" });
    expect(await organizationOf(organizationId)).toMatchObject({ state: "unverified" });
  });

  it("signed by the representative, makes the operator the owner; a silent register is asked again", async () => {
    const { contractId } = await ask();
    await send(contractId);
    await signAs(representative);
    expect(
      await db().outboxTask.count({
        where: { topic: "organization.authorization-ended", key: { endsWith: `:${contractId}` } },
      }),
    ).toBe(1);
    const silent: BusinessRegister = { ...register, check: () => Promise.reject(new Error("down")) };
    await expect(authorizationEnded({ contractId }, context, { register: silent })).rejects.toThrow("did not answer");
    expect(await phase()).toBe("proof");
    // The task, done by several workers at once and once more.
    await Promise.all([1, 2, 3].map(() => authorizationEnded({ contractId }, context, deps)));
    await authorizationEnded({ contractId }, context, deps);
    expect(await lastStep()).toMatchObject({ outcome: "match", detail: "signed" });
    expect(await organizationOf(organizationId)).toMatchObject({ state: "verified" });
    expect(await membersOf(organizationId)).toMatchObject([{ accountId: operator.accountId, role: "owner" }]);
  });
});

describe("a sealed letter", () => {
  const letter = Buffer.from("%PDF-1.7\nthe letter\n%%EOF");
  let organizationId: string;
  let reviewers: Actor[];
  beforeAll(async () => {
    organizationId = await registered(operator, "砚边文化传播有限责任公司");
    reviewers = [await newAdministrator("reviewer"), await newAdministrator("reviewer")];
  });
  const review = () =>
    db().review.findFirstOrThrow({
      where: { step: { verification: { organizationId } } },
      orderBy: { createdAt: "desc" },
      include: { files: true },
    });

  it("that is refused ends the step; the reason stays with the review", async () => {
    await sendPaper(operator, { organizationId, kind: "letter", bytes: letter });
    expect(await readOwnFlow(operator, organizationId)).toMatchObject({ phase: "proof" });
    const { id: reviewId } = await review();
    await decideReview(reviewers[0]!, { reviewId, verdict: "refuse", reason: "There is no seal on it" });
    await handlers["review.decided"]({ reviewId }, context);
    await handlers["review.decided"]({ reviewId }, context);
    expect((await stepsOf(organizationId)).at(-1)).toMatchObject({ outcome: "mismatch", detail: "papers" });
    expect(await readOwnFlow(operator, organizationId)).toMatchObject({ phase: "authority" });
  });

  it("that two administrators approve makes the operator the owner", async () => {
    await sendPaper(operator, { organizationId, kind: "letter", bytes: letter });
    const { id: reviewId, files } = await review();
    for (const reviewer of reviewers) {
      expect(await readOwnFlow(operator, organizationId)).toMatchObject({ phase: "proof" });
      await lookAtReviewFile(reviewer, files[0]!.id);
      await decideReview(reviewer, { reviewId, verdict: "approve", reason: "" });
    }
    await Promise.all([1, 2].map(() => handlers["review.decided"]({ reviewId }, context)));
    expect(await organizationOf(organizationId)).toMatchObject({ state: "verified" });
    expect(await db().reviewFile.count({ where: { reviewId } })).toBe(0);
  });
});

describe("two operators for one organization", () => {
  it("who both prove it: the first owns it, the other is told so; a new operator takes over by a flow for it", async () => {
    const ink = named("吴砚刻字店");
    const first = await newPhoneProvenActor(6);
    const [one, two] = [await registered(first, ink.name), await registered(operator, ink.name)];
    // The second proof is on its way when the first one is complete.
    const { contractId } = await requestAuthorization(operator, { organizationId: two, email: "wu@example.com" });
    expect(await proveAsRepresentative(first, { organizationId: one }, deps)).toEqual({ outcome: "match" });
    const step = (await stepsOf(two)).at(-1)!;
    const { transaction } = await import("@/lib/platform/db/transaction");
    const { answerStep } = await import("./answer-step");
    expect(await transaction((tx) => answerStep(tx, step.id, { outcome: "match" }, new Date()))).toBe("failed");
    expect(await organizationOf(two)).toMatchObject({ state: "unverified" });
    expect(await membersOf(two)).toEqual([]);
    expect(contractId).toBeTruthy();

    const shadow = await registered(operator, ink.name, true);
    await requestAuthorization(operator, { organizationId: shadow, email: "wu@example.com" });
    const proof = (await stepsOf(shadow)).at(-1)!;
    expect(await transaction((tx) => answerStep(tx, proof.id, { outcome: "match" }, new Date()))).toBe("passed");
    expect(await membersOf(one)).toMatchObject([
      { accountId: first.accountId, role: "member" },
      { accountId: operator.accountId, role: "owner" },
    ]);
    expect(await mailsTo(first.email, "organization_handed_over")).toBe(1);
    expect(await readOwnFlow(operator, one)).toMatchObject({ phase: "passed", purpose: "operator" });
    // The page on which he waited finds it too; nobody else's does.
    expect(await readOwnFlow(operator, shadow)).toMatchObject({ phase: "passed", organization: { id: one } });
    await expect(readOwnFlow(first, shadow)).rejects.toMatchObject({ code: "not_found" });
  });
});
