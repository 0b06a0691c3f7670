import "server-only";

/** What is asked of a population register. */
export type IdentityQuestion = {
  /** As in `tidyName`. */
  name: string;
  /** A well-formed resident identity number, normalized. */
  idNumber: string;
  /** Our id of this attempt: a provider that is asked twice with one id may answer from the first time. */
  reference: string;
  /** Ends when nobody waits for the answer any more. */
  signal: AbortSignal;
};

/**
 * What a register can say, whichever it is. `no_record`, `limit` and `upstream_error` say nothing about the person,
 * and must never be shown as though they did.
 */
export type IdentityAnswer = {
  /** Whether this question costs money. */
  billed: boolean;
  /** The register's own number of the transaction, where it gives one. */
  providerReference: string | null;
} & (
  | { outcome: "match" }
  /** `name`: the number is known, under another name. `unknown`: the register does not say what differs. */
  | { outcome: "mismatch"; differs: "name" | "unknown" }
  | { outcome: "no_record" }
  | { outcome: "invalid_input"; field: "name" | "idNumber" }
  /** The register takes no more questions today, from us or about this person. */
  | { outcome: "limit" }
  | { outcome: "upstream_error" }
);

export type IdentityOutcome = IdentityAnswer["outcome"];

export type IdentityProvider = {
  /** Stored with every attempt. */
  id: string;
  /** True when the register is fictitious; this is shown wherever its answers are. */
  sandbox: boolean;
  /** May throw and may take long: `askProvider` turns both into `upstream_error`. */
  check(question: IdentityQuestion): Promise<IdentityAnswer>;
};
