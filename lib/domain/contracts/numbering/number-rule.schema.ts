import { z } from "zod";
import { plainLine } from "@/lib/standards/plain-text/plain-text";

/** What a rule of numbers is made of: see NumberRuleShape. */
export const numberRuleSchema = z.object({
  prefix: z
    .string()
    .overwrite(plainLine)
    .min(1)
    .max(20)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}/_.-]*$/u, "number_prefix_form"),
  yearly: z.boolean(),
  digits: z.int().min(1).max(8),
});
