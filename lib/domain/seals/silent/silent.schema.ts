import { z } from "zod";
import { silentLimits } from "./silent-limits";

export const allowSilentInput = z.object({
  sealId: z.uuid(),
  templateId: z.uuid(),
  /** ISO 8601. */
  notAfter: z.iso.datetime(),
  /** Contracts. */
  most: z.int().min(1).max(silentLimits.most),
});
