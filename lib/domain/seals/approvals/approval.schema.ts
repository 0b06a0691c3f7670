import { z } from "zod";
import { grantLimits, line } from "../grants/grant.schema";

export const approvalInput = z.object({ approvalId: z.uuid() });
export const decideApprovalInput = z
  .object({ approvalId: z.uuid(), approve: z.boolean(), reason: line(grantLimits.reason).default("") })
  .refine(({ approve, reason }) => approve || reason.length >= 2, { message: "seal_reason_needed", path: ["reason"] });
export type DecideApprovalInput = z.input<typeof decideApprovalInput>;

export type ApprovalState = "waiting" | "approved" | "refused" | "expired" | "withdrawn" | "used";
