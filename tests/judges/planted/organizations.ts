import { expect } from "vitest";
import { decideReview } from "@/lib/domain/administration/decide-review";
import { getOrganization } from "@/lib/domain/administration/get-organization";
import { listReviews } from "@/lib/domain/administration/list-reviews";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import { performSend } from "@/lib/domain/contracts/sending/perform-send";
import { authorizationEnded } from "@/lib/domain/organizations/authorization-ended";
import { authorizationSent } from "@/lib/domain/organizations/authorization-sent";
import { beginUnlistedFlow } from "@/lib/domain/organizations/begin-flow";
import { proveAsRepresentative } from "@/lib/domain/organizations/prove-as-representative";
import type { RegisterClaim } from "@/lib/domain/organizations/register-provider";
import { requestAuthorization } from "@/lib/domain/organizations/request-authorization";
import { sendPaper } from "@/lib/domain/organizations/send-papers";
import { named, register, registered, stepsOf } from "@/lib/domain/organizations/test-support";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { openSms } from "@/lib/platform/sms/sms-row";
import { newPhoneProvenActor } from "../../support/people";
import { newSigner, signAs } from "../../support/signed-contract";
import { approveByTwo, linkIn } from "./people";
import { context, letter, licence, matching, paperWith, placeOf, refuseSecrets, tokens } from "./values";

/** The register, and what was asked of it. */
function listening() {
  const asked: RegisterClaim[] = [];
  const check: typeof register.check = (claim, signal) => {
    asked.push(claim);
    return register.check(claim, signal);
  };
  return { asked, register: { ...register, check } };
}

/** An operator who is the legal representative: name and number are compared, four elements. */
export async function proveByNumber(operator: Actor, n: number): Promise<void> {
  const organizationId = await registered(operator, "青石巷茶业有限公司");
  const heard = listening();
  expect(await proveAsRepresentative(operator, { organizationId }, heard)).toEqual({ outcome: "match" });
  expect(heard.asked).toMatchObject([{ legalRepresentativeIdNumber: matching[n]!.idNumber }]);
}

/** The legal representative, the nth person, lets somebody act: by a letter of which she is told on her phone. */
export async function proveByAuthorization(operator: Actor, n: number): Promise<void> {
  const representative = await newSigner(placeOf(n), newPhoneProvenActor);
  const organizationId = await registered(operator, "砚边文化传播有限责任公司");
  const { mobile, idNumber } = matching[n]!;
  const { contractId } = await requestAuthorization(operator, { organizationId, email: representative.email, mobile });
  await performSend({ contractId }, { attempt: 1 });
  const { id: stepId } = (await stepsOf(organizationId)).at(-1)!;
  await authorizationSent({ stepId });
  const message = await db().sms.findFirstOrThrow({ where: { template: "authorization_request" } });
  tokens.set("link in a message", linkIn(openSms(message.id, message.bodyCipher!).text)!);
  await signAs(representative);
  const heard = listening();
  await authorizationEnded({ contractId }, context, heard);
  expect(heard.asked).toMatchObject([{ legalRepresentativeIdNumber: idNumber }]);
  expect((await stepsOf(organizationId)).at(-1)).toMatchObject({ outcome: "match", claimCipher: null });
}

/** A licence of an organization that the register does not know yet, and a sealed letter, in front of administrators. */
export async function proveByPapers(operator: Actor): Promise<void> {
  const newest = named("晨钟新设科技有限公司");
  const begun = await beginUnlistedFlow(
    operator,
    {
      kind: "enterprise",
      name: newest.name,
      code: newest.code,
      legalRepresentative: newest.legalRepresentative ?? "",
    },
    { register },
  );
  if (begun.outcome !== "begun") throw new Error(begun.outcome);
  const { organizationId } = begun;
  await sendPaper(operator, { organizationId, kind: "licence", bytes: paperWith(licence) });
  await approveByTwo(await reviewOf(organizationId), licence);
  await sendPaper(operator, { organizationId, kind: "letter", bytes: paperWith(letter) });
  const refused = await reviewOf(organizationId);
  const chief = await newAdministrator("chief");
  refuseSecrets(await listReviews(chief, { decided: false }));
  refuseSecrets(await getOrganization(chief, organizationId));
  await expect(
    decideReview(chief, { reviewId: refused, verdict: "refuse", reason: `It is not ${matching[3]!.idNumber}` }),
  ).rejects.toThrow("reason_");
  await approveByTwo(refused, letter);
  expect(await db().organization.findUnique({ where: { id: organizationId } })).toMatchObject({ state: "verified" });
}

export async function reviewOf(organizationId: string): Promise<string> {
  const where = { state: "waiting", step: { verification: { organizationId } } };
  return (await db().review.findFirstOrThrow({ where, select: { id: true } })).id;
}
