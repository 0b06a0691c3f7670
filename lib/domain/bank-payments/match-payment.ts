import {
  compareOrganizationNames,
  looksPersonal,
  relateOrganizationNames,
} from "@/lib/standards/china-ids/organization-name";
import { type Candidate, type ChallengeIndex, isUsable } from "./challenge-index";
import { codesInNote } from "./payment-code";
import type { MismatchReason } from "./reasons";
import { dayMs } from "./terms";

/** Money that came in, as far as it is compared. */
export type Payment = {
  payerName: string;
  /** `normalizeOrganizationName` of it. */
  payerNameNormalized: string;
  /** Minor units. */
  amountCents: number;
  currency: string;
  note: string;
  bookedAt: Date;
  /** False when the bank names the day alone; `bookedAt` is then its beginning. */
  exactTime: boolean;
  /** The bank took the payment back, in this file or since. */
  reversed: boolean;
  receivingAccountId: string;
};

export type MatchedBy = "code" | "sub_account" | "amount_and_name";

export type Decision =
  | { kind: "match"; challengeId: string; by: MatchedBy }
  /** `nearest`: the challenge that it was probably meant for; its organization is told the reason. */
  | { kind: "no_match"; reason: MismatchReason; nearest?: string };

/** A bank's clock may be behind ours. */
const clockSlackMs = 2 * 60_000;

/**
 * What a payment proves. The payer's name decides, always: it must be the verified name, or, where the code or a
 * sub-account says who is meant, a documented abbreviation of it. Then the exact amount, the currency and the time.
 * Without a code, name and amount together must point at one challenge. Likeness is not a match, and where the name
 * alone leaves a doubt, two people decide.
 */
export function decide(payment: Payment, index: ChallengeIndex): Decision {
  const decision = compare(payment, index);
  if (decision.kind === "no_match") return decision;
  const meant = index.get(decision.challengeId);
  const doubt = meant && doubtAbout(payment, meant);
  return doubt ? no(doubt, meant) : decision;
}

/** What the payer's name leaves open though all else is right: whose account it was cannot be told by it. */
function doubtAbout({ payerName }: Payment, meant: Candidate): MismatchReason | undefined {
  if (looksPersonal(payerName)) return "personal_name";
  return relateOrganizationNames(meant.payerName, payerName) === "cut_in_name" ? "cut_name" : undefined;
}

function compare(payment: Payment, index: ChallengeIndex): Decision {
  const meant = addressed(payment, index);
  if (payment.reversed) return no("reversed", meant.candidate ?? only(index.named(payment.payerNameNormalized)));
  if (meant.ambiguous) return no("ambiguous");
  if (payment.payerNameNormalized === "") return no("no_payer_name", meant.candidate);
  return meant.candidate ? decideAddressed(payment, meant.candidate, meant.by, index) : decideByName(payment, index);
}

const no = (reason: MismatchReason, nearest?: Candidate): Decision =>
  nearest ? { kind: "no_match", reason, nearest: nearest.id } : { kind: "no_match", reason };

const only = (candidates: readonly Candidate[]): Candidate | undefined =>
  candidates.length === 1 ? candidates[0] : undefined;

type Addressed = { candidate?: Candidate; by: MatchedBy; ambiguous?: boolean };

/** Whom the payment says it is for: by the account it went to, or by a code in its note. */
function addressed(payment: Payment, index: ChallengeIndex): Addressed {
  const owner = index.ofSubAccount(payment.receivingAccountId);
  if (owner) return { candidate: owner, by: "sub_account" };
  const codes = codesInNote(payment.note);
  const exact = index.withCodes(codes.typed);
  const found = exact.length > 0 ? exact : index.withFoldedCodes(codes.folded);
  if (found.length <= 1) return { candidate: found[0], by: "code" };
  // Several codes, or several that look alike: the payer's own name says which.
  const own = found.filter((one) => isPayer(one, payment));
  const open = own.filter(isUsable);
  if (open.length === 1 || own.length === 1) return { candidate: open[0] ?? own[0], by: "code" };
  return own.length > 1 ? { by: "code", ambiguous: true } : { candidate: found[0], by: "code" };
}

const isPayer = (candidate: Candidate, payment: Payment): boolean =>
  candidate.payerNameNormalized === payment.payerNameNormalized ||
  compareOrganizationNames(candidate.payerName, payment.payerName) !== "different";

function decideAddressed(payment: Payment, meant: Candidate, by: MatchedBy, index: ChallengeIndex): Decision {
  const own = index.named(payment.payerNameNormalized);
  if (!isPayer(meant, payment)) {
    const open = own.filter(isUsable);
    // A payer with a challenge of its own took another's code.
    if (open.length > 0) return no("wrong_code", withAmount(open, payment) ?? only(open));
    return no(looksPersonal(payment.payerName) ? "personal_payer" : "wrong_name", meant);
  }
  if (meant.state === "matched") return no("already_satisfied", meant);
  if (!isUsable(meant)) {
    // The code of one that was given up, for the one that came after it.
    const since = own.filter((one) => isUsable(one) && isInTime(one, payment) && one.currency === payment.currency);
    const exact = withAmount(since, payment);
    if (exact) return { kind: "match", challengeId: exact.id, by: "amount_and_name" };
    return since.length > 0 ? no("wrong_code", only(since)) : no("late", meant);
  }
  const lack = lacks(payment, meant);
  return lack ? no(lack, meant) : { kind: "match", challengeId: meant.id, by };
}

/** What a payment by the right payer lacks to satisfy a challenge. */
function lacks(payment: Payment, challenge: Candidate): MismatchReason | undefined {
  if (payment.currency !== challenge.currency) return "wrong_currency";
  if (!isInTime(challenge, payment)) return "late";
  if (payment.amountCents === challenge.amountCents) return undefined;
  return payment.amountCents < challenge.amountCents ? "short" : "over";
}

function decideByName(payment: Payment, index: ChallengeIndex): Decision {
  const named = index.named(payment.payerNameNormalized);
  if (named.length === 0) return decideUnknown(payment, index);
  const ended = endedWithAmount(named, payment);
  const usable = named.filter(isUsable);
  if (usable.length === 0) return ended;
  const inCurrency = usable.filter(({ currency }) => currency === payment.currency);
  if (inCurrency.length === 0) return no("wrong_currency", only(usable));
  const inTime = inCurrency.filter((one) => isInTime(one, payment));
  if (inTime.length === 0) return no("late", only(inCurrency));
  const exact = inTime.filter(({ amountCents }) => amountCents === payment.amountCents);
  if (exact.length === 1) return { kind: "match", challengeId: exact[0]!.id, by: "amount_and_name" };
  if (exact.length > 1) return no("ambiguous");
  if (ended.kind === "no_match" && ended.reason === "already_satisfied") return ended;
  const [one] = inTime;
  if (!one || inTime.length > 1) return no("ambiguous");
  return no(payment.amountCents < one.amountCents ? "short" : "over", one);
}

/** Nobody of this name is asked to pay: a person, a shortened name that has no code beside it, or other business. */
function decideUnknown(payment: Payment, index: ChallengeIndex): Decision {
  if (looksPersonal(payment.payerName)) return no("personal_payer");
  const shortened = index.abbreviatedBy(payment.payerName).filter(isUsable);
  return shortened.length > 0 ? no("wrong_code", only(shortened)) : no("no_challenge");
}

/**
 * What a payment without a code is, as far as ended challenges of its payer tell: exactly their amount, it is a second
 * payment or one too late; another amount is other business.
 */
function endedWithAmount(named: readonly Candidate[], payment: Payment): Decision {
  const sameAmount = named.filter(
    (one) => !isUsable(one) && one.amountCents === payment.amountCents && one.currency === payment.currency,
  );
  const satisfied = sameAmount.filter(({ state }) => state === "matched");
  if (satisfied.length > 0) return no("already_satisfied", satisfied.at(-1));
  return sameAmount.length > 0 ? no("late", sameAmount.at(-1)) : no("no_challenge");
}

const withAmount = (candidates: readonly Candidate[], payment: Payment): Candidate | undefined =>
  only(candidates.filter(({ amountCents }) => amountCents === payment.amountCents));

/** Whether a payment was booked while the challenge held; a day alone, whether some moment of that day was. */
function isInTime({ issuedAt, expiresAt }: Candidate, { bookedAt, exactTime }: Payment): boolean {
  const from = bookedAt.getTime();
  const until = exactTime ? from : from + dayMs - 1;
  return until >= issuedAt.getTime() - clockSlackMs && from <= expiresAt.getTime();
}
