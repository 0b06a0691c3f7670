import { z } from "zod";
import { plainLine } from "@/lib/standards/plain-text/plain-text";
import { sealDuties } from "./policy";

/** What the screens about grants of seals send and show. */

export const grantLimits = { counterparties: 20, templates: 20, name: 120, reason: 500, mostHours: 720 } as const;

/** One line of plain text of so many characters at most. */
export const line = (most: number) => z.string().overwrite(plainLine).max(most);

export const setDutyInput = z.object({
  organizationId: z.uuid(),
  membershipId: z.uuid(),
  duty: z.enum(sealDuties).nullable(),
});
export type SetDutyInput = z.input<typeof setDutyInput>;

/** When, and towards whom. */
export const terms = {
  /** ISO 8601; now unless given. */
  notBefore: z.iso.datetime().nullable().default(null),
  /** ISO 8601; null for no end. */
  notAfter: z.iso.datetime().nullable().default(null),
  /** Names of the others in a contract; empty for anybody. */
  counterparties: z.array(line(grantLimits.name).min(1)).max(grantLimits.counterparties).default([]),
};

/** Whether each use is approved first, and by whom. */
export const approval = {
  /** Membership of whoever approves each use; null for leave without a question. */
  approverId: z.uuid().nullable().default(null),
  /** Membership of whoever is asked once the approver has not answered in time. */
  deputyId: z.uuid().nullable().default(null),
  /** How long each of them has, in hours. */
  answerHours: z.int().min(1).max(grantLimits.mostHours).default(24),
};
export const deputyIsAnother = ({ approverId, deputyId }: { approverId: string | null; deputyId: string | null }) =>
  deputyId === null || (approverId !== null && deputyId !== approverId);
export const otherDeputy = { message: "deputy_is_another", path: ["deputyId"] };

/** Templates whose contracts it is for; empty for any contract. Leave to another organization is by its letter alone. */
const forTemplates = { templateIds: z.array(z.uuid()).max(grantLimits.templates).default([]) };

export const giveGrantInput = z
  .object({ sealId: z.uuid(), membershipId: z.uuid(), ...terms, ...forTemplates, ...approval })
  .refine(deputyIsAnother, otherDeputy);
export type GiveGrantInput = z.input<typeof giveGrantInput>;
/** Other terms of leave that was given to a member. */
export const changeGrantInput = z
  .object({
    grantId: z.uuid(),
    ...terms,
    /** ISO 8601; null: as it was. */
    notBefore: z.iso.datetime().nullable(),
    ...forTemplates,
    ...approval,
  })
  .refine(deputyIsAnother, otherDeputy);
export type ChangeGrantInput = z.input<typeof changeGrantInput>;
export const grantInput = z.object({ grantId: z.uuid() });

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
  /** Empty: any contract. */
  templates: TemplateChoice[];
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

/** A template whose contracts leave can be for. */
export type TemplateChoice = { id: string; title: string };

/** A member to choose from. */
export type MemberChoice = { id: string; name: string; email: string; role: string; isMe: boolean };
