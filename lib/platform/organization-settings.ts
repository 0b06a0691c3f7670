import { z } from "zod";

/** The ways in which somebody can prove that he may act for an organization. */
export const authorityProofs = [
  "legal_representative",
  "legal_authorization",
  "payment_in",
  "payment_out",
  "letter_review",
] as const;
export type AuthorityProof = (typeof authorityProofs)[number];

const isProof = (name: string): name is AuthorityProof => (authorityProofs as readonly string[]).includes(name);

/** How organizations are verified. */
export const organizationVariables = {
  BUSINESS_REGISTER: z.enum(["sandbox"]).default("sandbox"),
  ORGANIZATION_PROOFS: z
    .string()
    .default(authorityProofs.join(","))
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((names) => names.length > 0 && names.every(isProof), {
      error: `must be some of ${authorityProofs.join(", ")}, with commas between`,
    })
    .transform((names) => names.filter(isProof)),
  PAYMENT_NEEDS_LETTER: z
    .enum(["true", "false"])
    .transform((value) => value === "true")
    .default(false),
};
