import { z } from "zod";

const page = z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional();

/** Who runs this installation, as it tells its readers. */
export const operatorVariables = {
  OPERATOR_NAME: z.string().max(120, "must be at most 120 characters").optional(),
  /** An e-mail address or a phone number. */
  OPERATOR_CONTACT: z
    .string()
    .max(120, "must be at most 120 characters")
    .regex(/^(?:[^\s@]+@[^\s@]+\.[^\s@]+|\+?[\d()\s-]{5,})$/, "must be an e-mail address or a phone number")
    .optional(),
  OPERATOR_TERMS_URL: page,
  OPERATOR_PRIVACY_URL: page,
};
