import { shortenChineseForms } from "@/lib/standards/china-ids/legal-forms";
import { compareOrganizationNames, normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import type { InState } from "./challenge-states";
import { foldLookAlikes } from "./payment-code";

/** A challenge to pay us, as far as a payment is compared with it. */
export type Candidate = {
  id: string;
  state: InState;
  /** Its step still waits for a proof. */
  waiting: boolean;
  amountCents: number;
  currency: string;
  code: string;
  /** The verified name, which the payer's must be. */
  payerName: string;
  payerNameNormalized: string;
  receivingAccountId: string;
  /** Nobody else is told to pay into this account. */
  subAccount: boolean;
  issuedAt: Date;
  expiresAt: Date;
};

/** Whether a payment can still satisfy a challenge: it is open, or it ended and waits for statements that come late. */
export const isUsable = ({ state, waiting }: Pick<Candidate, "state" | "waiting">): boolean =>
  waiting && (state === "issued" || state === "expired");

/** A name that was cut short has so much left at the least; names that share it are looked at one by one. */
const cutKeyLength = 20;
const mostAlike = 8;

/** Challenges by all that a payment can name, so that a payment is not compared with each. */
export class ChallengeIndex {
  private readonly all = new Map<string, Candidate>();
  private readonly codes = new Map<string, Candidate>();
  private readonly foldedCodes = new Map<string, Candidate[]>();
  private readonly names = new Map<string, Candidate[]>();
  private readonly shortNames = new Map<string, Candidate[]>();
  private readonly accounts = new Map<string, Candidate>();

  constructor(candidates: Iterable<Candidate>) {
    for (const candidate of candidates) {
      this.all.set(candidate.id, candidate);
      this.codes.set(candidate.code, candidate);
      push(this.foldedCodes, foldLookAlikes(candidate.code), candidate);
      push(this.names, candidate.payerNameNormalized, candidate);
      for (const key of abbreviationKeys(candidate.payerNameNormalized)) push(this.shortNames, key, candidate);
      if (candidate.subAccount) this.accounts.set(candidate.receivingAccountId, candidate);
    }
  }

  get size(): number {
    return this.all.size;
  }

  /** Changes a state that was changed elsewhere, or by a match of this run. */
  move(id: string, state: InState, waiting?: boolean): void {
    const candidate = this.all.get(id);
    if (!candidate) return;
    candidate.state = state;
    if (waiting !== undefined) candidate.waiting = waiting;
  }

  get(id: string): Candidate | undefined {
    return this.all.get(id);
  }

  withCodes(codes: readonly string[]): Candidate[] {
    return codes.flatMap((code) => this.codes.get(code) ?? []);
  }

  withFoldedCodes(codes: readonly string[]): Candidate[] {
    return codes.flatMap((code) => this.foldedCodes.get(code) ?? []);
  }

  named(normalized: string): readonly Candidate[] {
    return this.names.get(normalized) ?? [];
  }

  ofSubAccount(receivingAccountId: string): Candidate | undefined {
    return this.accounts.get(receivingAccountId);
  }

  /** Those whose name the payer's may be an abbreviation of. */
  abbreviatedBy(payerName: string): Candidate[] {
    const keys = abbreviationKeys(normalizeOrganizationName(payerName));
    const found = new Set(keys.flatMap((key) => (this.shortNames.get(key) ?? []).slice(0, mostAlike)));
    return [...found].filter((one) => compareOrganizationNames(one.payerName, payerName) === "abbreviated");
  }
}

/** Under which keys a name and its abbreviations meet. */
function abbreviationKeys(normalized: string): string[] {
  const short = `form ${shortenChineseForms(normalized)}`;
  return normalized.length < cutKeyLength ? [short] : [short, `cut ${normalized.slice(0, cutKeyLength)}`];
}

function push<K>(map: Map<K, Candidate[]>, key: K, candidate: Candidate): void {
  const list = map.get(key);
  if (list) list.push(candidate);
  else map.set(key, [candidate]);
}
