import { z } from "zod";
import { locales } from "@/lib/platform/i18n/locales";

/** What a form sends of a text that was agreed to: which language was shown, and the hash of what was shown. */
export const consentGiven = z.object({
  locale: z.enum(locales),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ConsentGiven = z.infer<typeof consentGiven>;
