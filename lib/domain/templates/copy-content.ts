import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";

/**
 * Copies what a contract is made of, its documents, places and fields, into another one that has nothing yet. What has
 * become of them (revisions, answers, signatures, states) is not copied. Files are shared, not stored again.
 * @param as what a place becomes; the columns of a participant that it gives replace those of the source
 * @returns the ids of the places, by those that they are copies of
 */
export async function copyContent(
  tx: Transaction,
  from: string,
  to: string,
  as: (place: { id: string; name: string; email: string; organizationName: string | null; place: string | null }) => {
    name?: string;
    email?: string;
    organizationName?: string | null;
    place?: string | null;
  } = () => ({}),
): Promise<Map<string, string>> {
  const source = await tx.contract.findUniqueOrThrow({
    where: { id: from },
    include: {
      participants: { orderBy: { position: "asc" } },
      documents: { orderBy: { ordinal: "asc" }, include: { fields: { orderBy: { id: "asc" } } } },
    },
  });
  const fields = source.documents.flatMap((document) => document.fields);
  const renamed = new Map(
    [...source.participants, ...source.documents, ...fields].map(({ id }) => [id, newId()] as const),
  );
  await tx.document.createMany({
    data: source.documents.map(({ fields: _, headRevision: __, ...document }) => ({
      ...renewed(document, renamed),
      contractId: to,
    })),
  });
  await tx.participant.createMany({
    data: source.participants.map((participant) => {
      const { state: _, accountId: __, organizationId: ___, ...row } = participant;
      const { openedAt, doneAt, declinedAt, declineReason, remindedAt, ...place } = row;
      return { ...renewed(place, renamed), ...as(participant), contractId: to, state: "draft" };
    }),
  });
  await tx.field.createMany({ data: fields.map(({ pdfName: _, value: __, ...field }) => renewed(field, renamed)) });
  return new Map(source.participants.map(({ id }) => [id, renamed.get(id) as string]));
}

/**
 * A row with the copies' ids in the place of the originals', also where they stand inside of what it holds, and without
 * what is null: that is what a row begins with.
 */
function renewed<Row extends object>(row: Row, ids: ReadonlyMap<string, string>): { [K in keyof Row]: never } {
  const inside = (value: unknown): unknown => {
    if (typeof value === "string") return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(inside);
    const isPlain = value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
    if (!isPlain) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inside(one)]));
  };
  const kept = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(kept.map(([key, value]) => [key, inside(value)])) as { [K in keyof Row]: never };
}
