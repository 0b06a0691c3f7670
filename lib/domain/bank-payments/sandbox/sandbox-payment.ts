import { z } from "zod";
import { plainLine } from "@/lib/standards/plain-text/plain-text";

/** What the sandbox's bank is told to pay, as its page sends it. */
export const sandboxPaymentInput = z.object({
  payerName: z.string().overwrite(plainLine).min(1).max(140),
  payerKind: z.enum(["corporate", "personal"]),
  /** Minor units. */
  amountCents: z.int().min(1).max(1_000_000),
  note: z.string().overwrite(plainLine).max(140).default(""),
  /** Now unless given; an instant of the past. */
  when: z.iso.datetime({ offset: true }).optional(),
  /** The bank's reference of one that was paid already, to have the same again. */
  reference: z
    .string()
    .regex(/^SBX[0-9A-F]{16}$/)
    .optional(),
});
export type SandboxPaymentInput = z.input<typeof sandboxPaymentInput>;

/** How a payment reaches us: told at once, or in a file that somebody uploads in the office. */
export const sandboxStatementFormats = ["camt.053", "mt940", "csv"] as const;
export type SandboxStatementFormat = (typeof sandboxStatementFormats)[number];

/** One payment that is told by a statement, as the address of the file says it. */
export const sandboxStatementQuery = sandboxPaymentInput
  .omit({ when: true, reference: true })
  .extend({ amountCents: z.coerce.number().int().min(1).max(1_000_000), format: z.enum(sandboxStatementFormats) });

/** One movement on our fictitious account. */
export type SandboxPayment = {
  reference: string;
  payerName: string;
  payerAccount: string;
  payerBank: string;
  payerCnaps: string;
  amountCents: number;
  currency: string;
  note: string;
  bookedAt: Date;
};
