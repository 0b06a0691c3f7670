import { z } from "zod";

/** What a field asks besides its label: the answers to choose from, or the sentence that is to be copied. */
export const askSchema = z.union([
  z.object({
    choices: z
      .array(z.string().trim().min(1).max(60))
      .min(2)
      .max(20)
      // In the file, answers are told apart by what they say, and “Off” means that none is chosen.
      .refine((choices) => new Set(choices).size === choices.length && !choices.includes("Off")),
    /** Of radio buttons: next to each other; below each other where absent. */
    beside: z.boolean().optional(),
    /** Of radio buttons: the answers stand on the page already, and only the buttons are drawn. */
    printed: z.boolean().optional(),
  }),
  z.object({ sentence: z.string().trim().min(2).max(120) }),
]);
export type Ask = z.output<typeof askSchema>;
