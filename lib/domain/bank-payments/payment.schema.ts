import { z } from "zod";
import type { Direction, InState, OutState, PayoutState } from "./challenge-states";
import type { MismatchReason } from "./reasons";
import type { Moment } from "./timeline";

/** What the screens about payments send and show. */
export const amountInput = z.object({ organizationId: z.uuid(), amountCents: z.int().min(1).max(99) });
export type AmountInput = z.infer<typeof amountInput>;

export const branchQuery = z.object({ query: z.string().max(60) });
export const payoutInput = z.object({
  organizationId: z.uuid(),
  account: z.string().max(60),
  cnaps: z.string().max(40),
});
export type PayoutInput = z.infer<typeof payoutInput>;

/** What became of an amount that was entered. `left`: tries that remain. */
export type AmountAnswer = { outcome: "verified" | "locked" } | { outcome: "wrong"; left: number };

/** A payment that was probably meant for this challenge and did not satisfy it. Whose it was is not told. */
export type NearMiss = {
  reason: MismatchReason;
  amountCents: number;
  currency: string;
  bookedAt: Date;
  /** What becomes of the money: an administrator looks at it, it goes back, it has gone back, or nothing is owed. */
  money: "looked_at" | "goes_back" | "gone_back" | "nothing_owed";
};

/** One payment as its operator sees it. */
export type PaymentView = {
  direction: Direction;
  state: InState | OutState;
  /** The step still waits: something can come of it. */
  waiting: boolean;
  sandbox: boolean;
  /** The verified name: who has to pay, or under whose name the account is held. */
  organizationName: string;
  /** Where we are to be paid; null when we pay. */
  account: { name: string; number: string; bank: string; cnaps: string | null } | null;
  /** Nobody else pays into this account, so the note decides nothing. */
  subAccount: boolean;
  /** What is to be paid, exactly; null when we pay: that amount is to be told to us. */
  amountCents: number | null;
  currency: string;
  /** For the note when we are paid; in the note when we pay. */
  code: string;
  issuedAt: Date;
  until: Date;
  declaredAt: Date | null;
  settledAt: Date | null;
  /** Of the last five, the latest first. */
  nearMisses: NearMiss[];
  payout: {
    state: PayoutState;
    bank: string;
    branch: string;
    cnaps: string;
    accountMasked: string;
    /** Who stands as the payer in the organization's statement. */
    payer: string;
    /** Why it was not paid, or came back; null otherwise. */
    failure: string | null;
    answersLeft: number;
    /** An amount can be entered now. */
    answerable: boolean;
  } | null;
  timeline: Moment[];
};
