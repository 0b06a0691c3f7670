import { z } from "zod";
import { emailAddress as email } from "@/lib/domain/accounts/email";
import { consentGiven } from "@/lib/domain/people/consent.schema";
import { plainLine } from "@/lib/standards/plain-text/plain-text";
import type { FieldResult, RegisterField } from "./register-provider";
import { type OrganizationKind, organizationKinds, type RegisterState } from "./register-states";

/** What the forms about organizations send: as typed; lengths only keep nonsense out. */
const name = z.string().overwrite(plainLine).max(300);

export const searchInput = z.object({ query: z.string().max(300) });
export type SearchInput = z.infer<typeof searchInput>;

export const organizationInput = z.object({ organizationId: z.uuid() });
export type OrganizationInput = z.infer<typeof organizationInput>;

/** One that the register knows. `takeOver`: it is verified here already, and a new operator brings a proof of his own. */
export const beginInput = z.object({ code: z.string().max(60), takeOver: z.boolean().default(false) });
export type BeginInput = z.input<typeof beginInput>;

/** One that the register does not know yet: what its licence says. */
export const beginUnlistedInput = z.object({
  kind: z.enum(organizationKinds),
  name,
  code: z.string().max(60),
  legalRepresentative: name,
});
export type BeginUnlistedInput = z.input<typeof beginUnlistedInput>;

export const checkInput = organizationInput.extend({
  name,
  legalRepresentative: z.string().max(200).default(""),
  idNumber: z.string().max(60).default(""),
  consent: consentGiven,
});
export type CheckInput = z.input<typeof checkInput>;

/** How long a letter gives authority, in years. */
export const authorizationYears = [1, 2, 3] as const;

export const authorizeInput = organizationInput.extend({
  email,
  /** Where a text message with the link goes as well; may be empty. */
  mobile: z.string().max(60).default(""),
  years: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  /** Of the letter, the mail and the text message; unless given, `letterLanguage` says. */
  language: z.enum(["en", "zh"]).optional(),
});
export type AuthorizeInput = z.input<typeof authorizeInput>;

export const closeInput = organizationInput.extend({
  /** The organization's name, typed. */
  name: z.string().max(300),
  password: z.string().min(1, "password_missing").max(2000),
});
export type CloseInput = z.input<typeof closeInput>;

export const changeRepresentativeInput = organizationInput.extend({
  legalRepresentative: z.string().max(200),
  idNumber: z.string().max(60).default(""),
  consent: consentGiven,
});
export type ChangeRepresentativeInput = z.input<typeof changeRepresentativeInput>;

export const inviteInput = organizationInput.extend({ email, role: z.enum(["administrator", "member"]) });
export type InviteInput = z.input<typeof inviteInput>;
export const memberInput = organizationInput.extend({ membershipId: z.uuid() });
export type MemberInput = z.infer<typeof memberInput>;
export const roleInput = memberInput.extend({ role: z.enum(["administrator", "member"]) });
export const invitationInput = organizationInput.extend({ invitationId: z.uuid() });
export const joinInput = z.object({ token: z.string().max(100) });
export const levelInput = organizationInput.extend({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]) });
export const certificateInput = organizationInput.extend({ terms: consentGiven });
export type CertificateInput = z.infer<typeof certificateInput>;

/** What a search shows: nothing that the operator is to know by himself. */
export type Listing = {
  kind: OrganizationKind;
  name: string;
  code: string;
  registerState: RegisterState;
  /** Masked. */
  legalRepresentative: string | null;
  address: string | null;
  /** YYYY-MM-DD */
  establishedOn: string | null;
  /** It has been verified here. */
  verified: boolean;
};

export type SearchResult =
  | { outcome: "found"; listings: Listing[]; more: boolean }
  | { outcome: "limit" | "upstream_error" };

export type BeginResult =
  | { outcome: "begun"; organizationId: string }
  /** @property member of it already, so that there is nothing to prove */
  | { outcome: "already_verified"; organizationId: string; name: string; member: boolean }
  | { outcome: "no_record" | "limit" | "upstream_error" };

/** What became of one comparison with the register. */
export type CheckResult =
  | { outcome: "match" }
  | {
      outcome: "mismatch";
      fields: Record<RegisterField, FieldResult>;
      registerState: RegisterState;
      attemptsLeft: number;
    }
  | { outcome: "no_record"; attemptsLeft: number }
  | { outcome: "limit" | "upstream_error" }
  | { outcome: "checking" };

/** What became of a proof that is answered at once. */
export type ProofResult =
  | { outcome: "match" | "waiting" }
  | { outcome: "mismatch"; detail: string }
  | { outcome: "no_record" | "limit" | "upstream_error" };
