import { z } from "zod";
import { approval, deputyIsAnother, grantLimits, line, otherDeputy, terms } from "../grants/grant.schema";

export const lendSealInput = z
  .object({
    sealId: z.uuid(),
    /** The other organization's number in the register, or its whole name. */
    code: line(grantLimits.name).min(1),
    ...terms,
    ...approval,
  })
  .refine(deputyIsAnother, otherDeputy);
export type LendSealInput = z.input<typeof lendSealInput>;
/** A seal that was lent, passed on to a member of the organization that it was lent to. */
export const passOnInput = z.object({ grantId: z.uuid(), membershipId: z.uuid(), ...terms });
export type PassOnInput = z.input<typeof passOnInput>;
