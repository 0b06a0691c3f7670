import { z } from "zod";

/** What a field asks besides its label: the answers to choose from, or the sentence that is to be copied. */
export const askSchema = z.union([
  z.object({ choices: z.array(z.string().trim().min(1).max(60)).min(2).max(20) }),
  z.object({ sentence: z.string().trim().min(2).max(120) }),
]);
export type Ask = z.output<typeof askSchema>;
