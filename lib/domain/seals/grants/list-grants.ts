import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { nameOf } from "../approvals/approver";
import type { GrantLine, MemberChoice } from "./grant.schema";
import { templateTitles } from "./grant-templates";
import { mayWithSeals } from "./policy";
import { requireSeal, requireSealDeed } from "./require-seal-deed";

const account = { select: { email: true, person: { select: { name: true } } } } as const;
const member = { include: { account } } as const;
const most = 200;

/** Who may use a seal, or could; what counts now first. @throws DomainError not_found, forbidden */
export async function listGrants(actor: Actor, sealId: string, now = new Date()): Promise<GrantLine[]> {
  const { membership, organization } = await requireSeal(actor, sealId, "look");
  const gives = mayWithSeals("grant", membership, organization.state);
  const rows = await db().sealGrant.findMany({
    where: { sealId },
    orderBy: { createdAt: "desc" },
    take: most,
    include: {
      membership: member,
      grantee: true,
      approver: member,
      deputy: member,
      givenBy: account,
      parent: { include: { grantee: true } },
    },
  });
  const titles = new Map(
    (await templateTitles([...new Set(rows.flatMap((row) => row.templateIds))])).map((one) => [one.id, one]),
  );
  const lines = rows.map(
    (row): GrantLine => ({
      id: row.id,
      state: row.state as GrantLine["state"],
      to: row.membership ? nameOf(row.membership.account) : (row.grantee?.name ?? ""),
      toOrganization: row.grantee !== null,
      passedOnFrom: row.parent?.grantee?.name ?? null,
      notBefore: row.notBefore,
      notAfter: row.notAfter,
      counterparties: row.counterparties,
      templates: row.templateIds.map((id) => titles.get(id) ?? { id, title: "" }),
      approver: row.approver ? nameOf(row.approver.account) : null,
      deputy: row.deputy ? nameOf(row.deputy.account) : null,
      answerHours: row.answerHours,
      givenBy: nameOf(row.givenBy),
      createdAt: row.createdAt,
      endedAt: row.endedAt,
      lapsed:
        row.state !== "given"
          ? null
          : row.membership?.endedAt
            ? "member_left"
            : row.notAfter && row.notAfter <= now
              ? "over"
              : null,
      authorizationId: row.authorizationId,
      canEnd: gives && row.state !== "ended",
      terms:
        gives && row.membership && !row.parentId && row.membershipId !== membership.id && counts(row, now)
          ? { membershipId: row.membership.id, approverId: row.approverId, deputyId: row.deputyId }
          : null,
    }),
  );
  const over = ({ state, lapsed }: GrantLine) => Number(state === "ended" || lapsed !== null);
  return lines.sort((a, b) => over(a) - over(b));
}

/** Whether it is given and neither its time nor whoever has it is gone. */
const counts = (
  {
    state,
    notAfter,
    membership,
  }: { state: string; notAfter: Date | null; membership: { endedAt: Date | null } | null },
  now: Date,
): boolean => state === "given" && !membership?.endedAt && !(notAfter && notAfter <= now);

/** The members of an organization, for whoever gives leave. @throws DomainError not_found, forbidden */
export async function memberChoices(actor: Actor, organizationId: string): Promise<MemberChoice[]> {
  const { membership } = await requireSealDeed(actor, organizationId, "grant");
  const rows = await db().membership.findMany({
    where: { organizationId, endedAt: null },
    orderBy: { createdAt: "asc" },
    include: { account },
  });
  return rows.map(({ id, role, account: one }) => ({
    id,
    name: nameOf(one),
    email: one.email,
    role,
    isMe: id === membership.id,
  }));
}
