import { z } from "zod";

/** Whole days. Zero is no answer: what is not to be kept at all is not written in the first place. */
const days = (usual: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number of days")
    .transform(Number)
    .pipe(z.number().min(1, "must be 1 or more").max(36_500, "must be 36500 or less"))
    .default(usual);

/**
 * How long each class of personal data is kept, in days, as the operator sets it. The daily round deletes what is
 * older; docs/privacy.md says what each class is, and why it is kept.
 */
export const retentionVariables = {
  /** What was typed into a proof that still waits for an answer. */
  RETAIN_CLAIMS_DAYS: days(30),
  /** Flows in which a person did not prove her name, with their steps. */
  RETAIN_ATTEMPTS_DAYS: days(180),
  /** Sessions that are over, with the network address and browser they were used from; used-up links. */
  RETAIN_SESSIONS_DAYS: days(30),
  RETAIN_MAILS_DAYS: days(90),
  RETAIN_SMS_DAYS: days(30),
  /** The bank's own line of a payment, and the payer's account number. */
  RETAIN_STATEMENTS_DAYS: days(1826),
  /** Tasks that the worker has done, or given up. */
  RETAIN_TASKS_DAYS: days(30),
  /** Uploads that never became a contract. */
  RETAIN_UPLOADS_DAYS: days(2),
  /** The number of a person whose account is deleted, counted from the end of her last certificate. */
  RETAIN_IDENTITY_DAYS: days(1826),
};
