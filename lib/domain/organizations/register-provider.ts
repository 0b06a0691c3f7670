import "server-only";
import type { OrganizationKind, RegisterState } from "./register-states";

/** An organization as the register publishes it. */
export type RegisterProfile = {
  kind: OrganizationKind;
  name: string;
  /** GB 32100; null where there is only the older number. */
  creditCode: string | null;
  /** 15 digits; null where it is not published. */
  registrationNumber: string | null;
  registerState: RegisterState;
  /** Null where the register names nobody. */
  legalRepresentative: string | null;
  address: string | null;
  /** YYYY-MM-DD */
  establishedOn: string | null;
};

/** What is compared; the number is one of either kind, normalized. */
export type RegisterClaim = {
  name: string;
  code: string;
  legalRepresentative?: string;
  legalRepresentativeIdNumber?: string;
};
export type RegisterField = keyof RegisterClaim;

/** How one field stands. `unknown`: the register keeps nothing to compare it with. `not_asked`: it was not sent. */
export type FieldResult = "same" | "differs" | "unknown" | "not_asked";

/** Whether a question costs money; null: the provider does not say. */
type Billed = { billed: boolean | null };

/** Nothing is known about the organization from these. */
export type RegisterTrouble = (Billed & { outcome: "limit" }) | (Billed & { outcome: "upstream_error" });

export type RegisterCheck =
  | (Billed & {
      /** Every field that was asked is the same or unknown; whether it is in operation is said beside. */
      outcome: "match" | "mismatch";
      fields: Record<RegisterField, FieldResult>;
      registerState: RegisterState;
      providerReference: string | null;
    })
  | (Billed & { outcome: "no_record"; providerReference: string | null })
  | RegisterTrouble;

export type RegisterSearch = (Billed & { outcome: "found"; profiles: RegisterProfile[] }) | RegisterTrouble;
export type RegisterLook = (Billed & { outcome: "found"; profile: RegisterProfile | null }) | RegisterTrouble;

/** The most organizations that a search answers with. */
export const mostFound = 20;

/** A register of enterprises, individual businesses and other organizations. Calls may throw and may take long. */
export type BusinessRegister = {
  /** Stored with every step. */
  id: string;
  /** True when it is fictitious; this is shown wherever its answers are. */
  sandbox: boolean;
  /** @param query a part of a name as typed and tidied, or a whole number */
  search(query: string, signal: AbortSignal): Promise<RegisterSearch>;
  /** @param code of either kind */
  profile(code: string, signal: AbortSignal): Promise<RegisterLook>;
  check(claim: RegisterClaim, signal: AbortSignal): Promise<RegisterCheck>;
};
