import { z } from "zod";

/** A proof lasts ten minutes; as many are read and signed well within that. */
export const mostInBatch = 30;

export const openBatchInput = z.object({
  participantIds: z
    .array(z.uuid())
    .min(1, "batch_choose")
    .max(mostInBatch, "batch_too_many")
    .refine((ids) => new Set(ids).size === ids.length),
});
export const batchInput = z.object({ batchId: z.uuid() });
export const batchItemInput = z.object({ batchId: z.uuid(), itemId: z.uuid() });
export const proveBatchInput = z.object({ batchId: z.uuid(), sealId: z.uuid().nullable() });
export const proveBatchCodeInput = proveBatchInput.extend({ code: z.string().regex(/^\d{6}$/, "code_has_six_digits") });
export const proveBatchPasswordInput = proveBatchInput.extend({ password: z.string().max(200) });
export const signBatchItemInput = batchItemInput.extend({
  /** Minutes that the reader's clock is ahead of UTC. */
  utcOffsetMinutes: z
    .int()
    .min(-14 * 60)
    .max(14 * 60),
});
