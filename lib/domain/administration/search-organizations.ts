import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

export type OrganizationLine = {
  id: string;
  name: string;
  kind: string;
  code: string | null;
  state: string;
  registerState: string | null;
  sandbox: boolean;
  createdAt: Date;
};

const most = 50;

/** Organizations by a part of the name or the beginning of a code; without a search, the latest. Both are public. */
export async function searchOrganizations(
  actor: Actor,
  typed: string,
): Promise<{ organizations: OrganizationLine[]; more: boolean }> {
  await requireAdministrator(actor, ...rolesOfRoom.organizations);
  const text = typed.normalize("NFKC").replace(/\s+/gu, " ").trim();
  const code = text.replace(/[\s-]/g, "").toUpperCase();
  const rows = await db().organization.findMany({
    where: text
      ? {
          OR: [
            { name: { contains: text.replace(/\(/g, "（").replace(/\)/g, "）"), mode: "insensitive" } },
            { name: { contains: text, mode: "insensitive" } },
            ...(/^[0-9A-Z]{4,18}$/.test(code)
              ? [{ creditCode: { startsWith: code } }, { registrationNumber: { startsWith: code } }]
              : []),
          ],
        }
      : {},
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: most + 1,
  });
  const organizations = rows.slice(0, most).map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    code: row.creditCode ?? row.registrationNumber,
    state: row.state,
    registerState: row.registerState,
    sandbox: row.sandbox,
    createdAt: row.createdAt,
  }));
  return { organizations, more: rows.length > most };
}
