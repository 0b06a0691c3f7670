import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { unavailable } from "@/lib/platform/errors";
import { checkElements } from "./check-elements";
import { readCard, readMobile } from "./claim";
import { checkPhoneLimit } from "./confirm-code";
import type { IdentityResult, ProveCardInput, ProveIdentityInput, ProveMobileInput } from "./prove-identity.schema";
import type { ElementCheck, ElementMethod } from "./provider-types";
import { elementCheck } from "./providers";

type Deps<M extends ElementMethod> = { provider?: ElementCheck<M>; now?: () => Date };

const present = () => new Date();

function providerOf<M extends ElementMethod>(method: M, given?: ElementCheck<M>): ElementCheck<M> {
  const provider = given ?? elementCheck(method);
  if (!provider) throw unavailable("method_not_offered");
  return provider;
}

/**
 * Checks the actor's name and identity number against the population register, after her recorded consent.
 *
 * Asked again with the same name and number by a person already proven, it answers `match` without another question.
 *
 * @throws DomainError invalid `name_…` or `identity_number_…` with the field; conflict `consent_text_changed`,
 *   `identity_already_proven`, `method_not_offered`; limited `identity_locked` with `retryAfter` seconds and `until`
 */
export function proveIdentity(
  actor: Actor,
  input: ProveIdentityInput,
  { provider, now = present }: Deps<"identity_number"> = {},
): Promise<IdentityResult> {
  return checkElements(actor, { input, extra: {}, provider: providerOf("identity_number", provider), now });
}

/**
 * Has name, number and mobile compared with the carriers' registers; on a match a code goes to that phone.
 * @throws DomainError as `proveIdentity`; invalid `mobile_…`; limited `too_many_tries` for one phone
 */
export async function proveByMobile(
  actor: Actor,
  input: ProveMobileInput,
  { provider, now = present }: Deps<"mobile"> = {},
): Promise<IdentityResult> {
  const mobile = readMobile(input.mobile);
  await checkPhoneLimit(mobile);
  return checkElements(actor, { input, extra: { mobile }, provider: providerOf("mobile", provider), now });
}

/**
 * Has name, number, bank card and the phone that the bank keeps with it compared; on a match a code goes to that phone.
 * @throws DomainError as `proveByMobile`; invalid `card_…`
 */
export async function proveByCard(
  actor: Actor,
  input: ProveCardInput,
  { provider, now = present }: Deps<"bank_card"> = {},
): Promise<IdentityResult> {
  const card = readCard(input.card);
  const mobile = readMobile(input.mobile);
  await checkPhoneLimit(mobile);
  return checkElements(actor, { input, extra: { mobile, card }, provider: providerOf("bank_card", provider), now });
}
