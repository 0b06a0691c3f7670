import "server-only";
import { mayBeProposed } from "@/lib/domain/bank-payments/reasons";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { notFound } from "@/lib/platform/errors";
import type { Money } from "./payments-room";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";
import { lacksName } from "./two-people";

/** A challenge that a payment may have been meant for. */
export type Candidate = {
  id: string;
  organizationId: string;
  organization: string;
  code: string;
  money: Money;
  state: string;
  createdAt: Date;
  expiresAt: Date;
  /** Why it is here: what fits. */
  fits: ("nearest" | "name" | "amount" | "code")[];
};

export type TransactionPage = {
  id: string;
  bookedAt: Date;
  money: Money;
  payerName: string;
  payerAccountMasked: string | null;
  payerBank: string | null;
  note: string | null;
  bankReference: string | null;
  state: string;
  reason: string | null;
  matchedBy: string | null;
  account: string;
  import: { id: string; source: string; fileName: string | null; createdAt: Date };
  challenge: { code: string; organizationId: string; organization: string } | null;
  refund: { id: string; state: string; reason: string; doneAt: Date | null; bankReference: string | null } | null;
  /** The payer's whole account is held and can be looked at. */
  accountHeld: boolean;
  /** The reader has to prove her own name before she proposes or decides a match. */
  nameNeeded: boolean;
  deeds: Record<"propose" | "payBack" | "setAside" | "takeUp" | "refund", boolean>;
  proposals: {
    id: string;
    /** `withdrawn`: refused by nobody, taken back by who proposed it. */
    state: "proposed" | "approved" | "rejected" | "withdrawn";
    code: string;
    organization: string;
    reason: string;
    by: string;
    decidedBy: string | null;
    /** Why another administrator said no. */
    refusal: string | null;
    mine: boolean;
    createdAt: Date;
    decidedAt: Date | null;
  }[];
  candidates: Candidate[];
};

const mostCandidates = 10;
const named = {
  select: { id: true, account: { select: { email: true, person: { select: { name: true } } } } },
} as const;
type Named = { id: string; account: { email: string; person: { name: string | null } | null } };
const nameOf = ({ account }: Named) => account.person?.name ?? account.email;

/** One payment, and the challenges that it may have been meant for. @throws DomainError not_found */
export async function getTransaction(actor: Actor, transactionId: string): Promise<TransactionPage> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.payments);
  const row = await db().bankTransaction.findUnique({
    where: { id: transactionId },
    include: {
      receivingAccount: { select: { bank: true, number: true } },
      import: { select: { id: true, source: true, fileName: true, createdAt: true } },
      challenge: { select: { code: true, organizationId: true, organization: { select: { name: true } } } },
      refund: { select: { id: true, state: true, reason: true, doneAt: true, bankReference: true } },
      proposals: {
        orderBy: { createdAt: "desc" },
        include: {
          proposedBy: named,
          decidedBy: named,
          challenge: { select: { code: true, organization: { select: { name: true } } } },
        },
      },
    },
  });
  if (!row) throw notFound();
  const refusals = await refusalsOf(row.id);
  const money = { cents: Number(row.amountCents), currency: row.currency };
  const open = mayBeProposed(row.state);
  return {
    id: row.id,
    bookedAt: row.bookedAt,
    money,
    payerName: row.payerName,
    payerAccountMasked: row.payerAccountMasked,
    payerBank: row.payerBank,
    note: row.note,
    bankReference: row.bankReference,
    state: row.state,
    reason: row.reason,
    matchedBy: row.matchedBy,
    account: `${row.receivingAccount.bank} ${row.receivingAccount.number.slice(-4)}`,
    import: row.import,
    challenge: row.challenge && {
      code: row.challenge.code,
      organizationId: row.challenge.organizationId,
      organization: row.challenge.organization.name,
    },
    refund: row.refund,
    accountHeld: row.payerAccountCipher !== null,
    nameNeeded: open && (await lacksName(administrator)),
    deeds: deedsOf(row),
    proposals: row.proposals.map((proposal) => ({
      id: proposal.id,
      state: stateOf(proposal),
      code: proposal.challenge.code,
      organization: proposal.challenge.organization.name,
      reason: proposal.reason,
      by: nameOf(proposal.proposedBy),
      decidedBy: proposal.decidedBy && nameOf(proposal.decidedBy),
      refusal: refusals.get(proposal.id) ?? null,
      mine: proposal.proposedBy.id === administrator.id,
      createdAt: proposal.createdAt,
      decidedAt: proposal.decidedAt,
    })),
    candidates: open ? await candidatesFor(row) : [],
  };
}

type Proposal = { state: string; proposedById: string; decidedById: string | null };
const stateOf = ({ state, proposedById, decidedById }: Proposal) =>
  state === "rejected" && decidedById === proposedById ? "withdrawn" : (state as "proposed" | "approved" | "rejected");

/** The reasons of those who said no to proposals for a payment, by proposal. */
async function refusalsOf(transactionId: string): Promise<Map<string, string>> {
  const acts = await db().administratorAct.findMany({
    where: { action: "bank_match.rejected", subjectKind: "bank_transaction", subjectId: transactionId },
    select: { data: true, reason: true },
  });
  return new Map(acts.map(({ data, reason }) => [String((data as { proposal?: string }).proposal), reason ?? ""]));
}

/** What can be done about a payment. A proposal comes first: until it is decided, nothing else is. */
function deedsOf(row: {
  state: string;
  reason: string | null;
  proposals: { state: string }[];
}): TransactionPage["deeds"] {
  const free = !row.proposals.some(({ state }) => state === "proposed");
  const open = free && mayBeProposed(row.state);
  return {
    propose: open,
    setAside: open,
    payBack: free && row.state === "unmatched",
    refund: free && row.state === "refund_due",
    takeUp: row.state === "set_aside" && row.reason !== null && row.reason !== "reversed",
  };
}

type Paid = {
  nearestChallengeId: string | null;
  payerNameNormalized: string;
  amountCents: bigint;
  currency: string;
  note: string | null;
};

/** Challenges that still may be satisfied and have something in common with a payment, the most alike first. */
async function candidatesFor(paid: Paid): Promise<Candidate[]> {
  const codes: string[] = (paid.note ?? "").toUpperCase().match(/[0-9A-Z-]{4,}/g) ?? [];
  const alike: Prisma.PaymentChallengeWhereInput[] = [
    ...(paid.nearestChallengeId ? [{ id: paid.nearestChallengeId }] : []),
    { payerNameNormalized: paid.payerNameNormalized },
    ...(codes.length > 0 ? [{ code: { in: codes } }] : []),
    ...(paid.amountCents <= 99n ? [{ amountCents: Number(paid.amountCents) }] : []),
  ];
  const rows = await db().paymentChallenge.findMany({
    where: {
      direction: "in",
      state: { in: ["issued", "expired"] },
      step: { state: { not: "answered" } },
      currency: paid.currency,
      OR: alike,
    },
    orderBy: { createdAt: "desc" },
    take: 100,
    include: { organization: { select: { name: true } } },
  });
  return rows
    .map((row): Candidate => {
      const fits = {
        nearest: row.id === paid.nearestChallengeId,
        name: row.payerNameNormalized === paid.payerNameNormalized,
        code: codes.includes(row.code),
        amount: BigInt(row.amountCents) === paid.amountCents,
      };
      return {
        id: row.id,
        organizationId: row.organizationId,
        organization: row.organization.name,
        code: row.code,
        money: { cents: row.amountCents, currency: row.currency },
        state: row.state,
        createdAt: row.createdAt,
        expiresAt: row.expiresAt,
        fits: (["nearest", "name", "code", "amount"] as const).filter((what) => fits[what]),
      };
    })
    .sort((a, b) => b.fits.length - a.fits.length || b.createdAt.getTime() - a.createdAt.getTime())
    .slice(0, mostCandidates);
}
