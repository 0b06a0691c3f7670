import { z } from "zod";
import { plainLine } from "@/lib/standards/plain-text/plain-text";
import { sealDuties } from "./policy";

/** What the screens about leave to use seals send and show. */

export const leaveLimits = { counterparties: 20, name: 120, reason: 500, mostHours: 720 } as const;

const line = (most: number) => z.string().overwrite(plainLine).max(most);

export const setDutyInput = z.object({
  organizationId: z.uuid(),
  membershipId: z.uuid(),
  duty: z.enum(sealDuties).nullable(),
});
export type SetDutyInput = z.input<typeof setDutyInput>;

const terms = {
  /** ISO 8601; now unless given. */
  notBefore: z.iso.datetime().nullable().default(null),
  /** ISO 8601; null for no end. */
  notAfter: z.iso.datetime().nullable().default(null),
  /** Names of the others in a contract; empty for anybody. */
  counterparties: z.array(line(leaveLimits.name).min(1)).max(leaveLimits.counterparties).default([]),
};

const approval = {
  /** Membership of whoever approves each use; null for leave without a question. */
  approverId: z.uuid().nullable().default(null),
  /** Membership of whoever is asked once the approver has not answered in time. */
  deputyId: z.uuid().nullable().default(null),
  /** How long each of them has, in hours. */
  answerHours: z.int().min(1).max(leaveLimits.mostHours).default(24),
};
const deputyIsAnother = ({ approverId, deputyId }: { approverId: string | null; deputyId: string | null }) =>
  deputyId === null || (approverId !== null && deputyId !== approverId);
const otherDeputy = { message: "deputy_is_another", path: ["deputyId"] };

export const giveGrantInput = z
  .object({ sealId: z.uuid(), membershipId: z.uuid(), ...terms, ...approval })
  .refine(deputyIsAnother, otherDeputy);
export type GiveGrantInput = z.input<typeof giveGrantInput>;
/** Other terms of leave that was given to a member. */
export const changeGrantInput = z
  .object({
    grantId: z.uuid(),
    ...terms,
    /** ISO 8601; null: as it was. */
    notBefore: z.iso.datetime().nullable(),
    ...approval,
  })
  .refine(deputyIsAnother, otherDeputy);
export type ChangeGrantInput = z.input<typeof changeGrantInput>;
export const grantInput = z.object({ grantId: z.uuid() });

export const lendSealInput = z
  .object({
    sealId: z.uuid(),
    /** The other organization's number in the register, or its whole name. */
    code: line(leaveLimits.name).min(1),
    ...terms,
    ...approval,
  })
  .refine(deputyIsAnother, otherDeputy);
export type LendSealInput = z.input<typeof lendSealInput>;
/** A seal that was lent, passed on to a member of the organization that it was lent to. */
export const passOnInput = z.object({ grantId: z.uuid(), membershipId: z.uuid(), ...terms });
export type PassOnInput = z.input<typeof passOnInput>;

export const approvalInput = z.object({ approvalId: z.uuid() });
export const decideApprovalInput = z
  .object({ approvalId: z.uuid(), approve: z.boolean(), reason: line(leaveLimits.reason).default("") })
  .refine(({ approve, reason }) => approve || reason.length >= 2, { message: "seal_reason_needed", path: ["reason"] });
export type DecideApprovalInput = z.input<typeof decideApprovalInput>;

export type GrantLine = {
  id: string;
  state: "waiting" | "given" | "ended";
  /** A member's name, or the other organization's. */
  to: string;
  toOrganization: boolean;
  /** Passed on to a member of the organization that it was lent to. */
  passedOnFrom: string | null;
  notBefore: Date;
  notAfter: Date | null;
  counterparties: string[];
  approver: string | null;
  deputy: string | null;
  answerHours: number | null;
  givenBy: string;
  createdAt: Date;
  endedAt: Date | null;
  /** Why it counts no more although nobody ended it. */
  lapsed: "member_left" | "over" | null;
  /** The contract by which it was lent. */
  authorizationId: string | null;
  canEnd: boolean;
  /** What its form begins with, for whoever may give it other terms; null for anybody else, and where a letter says them. */
  terms: { membershipId: string; approverId: string | null; deputyId: string | null } | null;
};

/** A member to choose from. */
export type MemberChoice = { id: string; name: string; email: string; role: string; isMe: boolean };

export type ApprovalState = "waiting" | "approved" | "refused" | "expired" | "withdrawn" | "used";

export type UseLine = {
  id: string;
  contractId: string;
  title: string;
  person: string;
  at: Date;
  address: string | null;
  version: number;
  approvedBy: string | null;
};

export type SealLogEntry = {
  sequence: number;
  type: string;
  by: string | null;
  address: string | null;
  data: Record<string, string | number | boolean | null>;
  at: Date;
};
