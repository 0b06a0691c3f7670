import "server-only";
import { z } from "zod";
import { documentIndexOf } from "@/lib/domain/verification/document-index";
import { mobileIndexOf } from "@/lib/domain/verification/mobile-index";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { transaction } from "@/lib/platform/db/transaction";
import { newId } from "@/lib/platform/ids";
import { readReason } from "./act-data";
import { recordAct } from "./acts";
import { type PeopleQuery, readPeopleQuery } from "./people-query";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

/** With a reason, people are looked for whose accounts are deleted, and whose names and numbers the law keeps. */
export const searchPeopleInput = z.object({ query: z.string().max(200), reason: z.string().max(2000).optional() });

export type PersonLine = {
  id: string;
  name: string | null;
  email: string;
  idNumberMasked: string | null;
  mobileMasked: string | null;
  assurance: number;
  sandbox: boolean;
};

const most = 50;

/**
 * Looks for people by name, e-mail address, masked number, or a whole number of a document or phone, which is compared
 * by its blind index alone. That somebody searched, and by what kind of thing, stands in the record; what was typed
 * does not. People whose accounts are deleted are found for a reason only, which stands there too.
 * @throws DomainError invalid `reason_…`
 */
export async function searchPeople(
  actor: Actor,
  { query: typed, reason: why = "" }: z.output<typeof searchPeopleInput>,
): Promise<{ by: PeopleQuery["by"]; people: PersonLine[]; more: boolean }> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.people);
  const query = readPeopleQuery(typed);
  if (query.by === "nothing") return { by: query.by, people: [], more: false };
  const reason = why.trim() === "" ? undefined : readReason(why);
  const rows = await db().person.findMany({
    where: { AND: [conditionOf(query), { restrictedAt: reason === undefined ? null : { not: null } }] },
    orderBy: [{ verifiedAt: { sort: "desc", nulls: "last" } }, { id: "asc" }],
    take: most + 1,
    include: { account: { select: { email: true } } },
  });
  await transaction((tx) =>
    recordAct(tx, administrator, {
      action: "person.searched",
      subjectKind: "search",
      subjectId: newId(),
      ...(reason !== undefined && { reason }),
      data: { by: query.by, found: rows.length, deleted: reason !== undefined },
    }),
  );
  return { by: query.by, people: rows.slice(0, most).map(lineOf), more: rows.length > most };
}

function conditionOf(query: Exclude<PeopleQuery, { by: "nothing" }>): Prisma.PersonWhereInput {
  switch (query.by) {
    case "email":
      return { account: { email: { contains: query.email } } };
    case "masked":
      return { OR: [{ idNumberMasked: { in: maskedForms(query.masked) } }, { mobileMasked: query.masked }] };
    case "number":
      return {
        OR: [
          { idNumberIndex: { in: query.documents.map(documentIndexOf) } },
          ...(query.mobile ? [{ mobileIndex: mobileIndexOf(query.mobile) }] : []),
        ],
      };
    case "name":
      return { name: { contains: query.name, mode: "insensitive" } };
  }
}

/** Masks of documents were once written with dots, and still stand so where they were stored then. */
const maskedForms = (masked: string): string[] => [masked, masked.replace(/\*/g, "•")];

type Row = Prisma.PersonGetPayload<{ include: { account: { select: { email: true } } } }>;

const lineOf = ({ id, name, account, idNumberMasked, mobileMasked, assurance, sandbox }: Row): PersonLine => ({
  id,
  name,
  email: account.email,
  idNumberMasked,
  mobileMasked,
  assurance,
  sandbox,
});
