/** One payment to an organization, as whoever carries it needs it. */
export type PayoutOrder = {
  /** The same for every try: whoever carries payments makes it once. */
  id: string;
  payeeName: string;
  /** Digits. */
  account: string;
  cnaps: string;
  bank: string;
  branch: string;
  /** Minor units. */
  amountCents: number;
  currency: string;
  /** Goes with the payment. */
  code: string;
};

/** What became of it. Refusals are of a closed set, and of the account, never of a person. */
export type PayoutAnswer =
  | { outcome: "sent" }
  /** It waits until an administrator takes it to the bank. */
  | { outcome: "waits" }
  | { outcome: "refused"; failure: PayoutFailure };

export const payoutFailures = ["account_unknown", "name_differs", "returned", "refused"] as const;
export type PayoutFailure = (typeof payoutFailures)[number];

/** Whoever carries payments. Throws when it cannot be reached: the task is tried again. */
export type PayoutAdapter = { send(order: PayoutOrder): Promise<PayoutAnswer> };
