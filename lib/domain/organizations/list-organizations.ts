import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";

export type OrganizationLine = {
  id: string;
  name: string;
  number: string | null;
  /** Of the organization; unverified while it is being proven. */
  state: string;
  /** Null for the operator who is proving it. */
  role: string | null;
  sandbox: boolean;
};

/** The organizations that the actor belongs to, and those that she is proving. */
export async function listOrganizations(actor: Actor): Promise<OrganizationLine[]> {
  const { accountId } = actor;
  const [memberships, flows] = await Promise.all([
    db().membership.findMany({
      where: { accountId, endedAt: null },
      orderBy: { createdAt: "asc" },
      include: { organization: true },
    }),
    db().verification.findMany({
      where: { state: "open", purpose: { in: ["first", "operator"] }, person: { accountId } },
      orderBy: { createdAt: "desc" },
      include: { organization: true },
    }),
  ]);
  const mine = memberships.map(({ organization, role }) => lineOf(organization, role));
  return [...mine, ...flows.flatMap(({ organization }) => (organization ? [lineOf(organization, null)] : []))];
}

type Row = {
  id: string;
  name: string;
  creditCode: string | null;
  registrationNumber: string | null;
  state: string;
  sandbox: boolean;
};

const lineOf = ({ id, name, creditCode, registrationNumber, state, sandbox }: Row, role: string | null) => ({
  id,
  name,
  number: creditCode ?? registrationNumber,
  state,
  role,
  sandbox,
});
