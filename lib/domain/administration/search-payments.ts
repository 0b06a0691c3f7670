import "server-only";
import { z } from "zod";
import { accountIndexOf } from "@/lib/domain/bank-payments/write-transactions";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { transaction } from "@/lib/platform/db/transaction";
import { newId } from "@/lib/platform/ids";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { recordAct } from "./acts";
import { type PaymentQuery, readPaymentQuery } from "./payment-query";
import { lineFields, lineOf, type TransactionLine } from "./payments-room";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

export const searchPaymentsInput = z.object({ query: z.string().max(200) });

const most = 50;

/**
 * Looks for payments by the payer's name, a code in the note, the bank's reference, the end of an account as it is
 * masked, or a whole account, which is compared by its blind index alone. That somebody searched, and by what kind of
 * thing, stands in the record; what was typed does not.
 */
export async function searchPayments(
  actor: Actor,
  { query: typed }: z.output<typeof searchPaymentsInput>,
): Promise<{ by: PaymentQuery["by"]; transactions: TransactionLine[]; more: boolean }> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.payments);
  const query = readPaymentQuery(typed);
  if (query.by === "nothing") return { by: query.by, transactions: [], more: false };
  const rows = await db().bankTransaction.findMany({
    where: conditionOf(query),
    orderBy: [{ bookedAt: "desc" }, { id: "asc" }],
    take: most + 1,
    select: lineFields,
  });
  await transaction((tx) =>
    recordAct(tx, administrator, {
      action: "bank_transaction.searched",
      subjectKind: "search",
      subjectId: newId(),
      data: { by: query.by, found: rows.length },
    }),
  );
  return { by: query.by, transactions: rows.slice(0, most).map(lineOf), more: rows.length > most };
}

function conditionOf(query: Exclude<PaymentQuery, { by: "nothing" }>): Prisma.BankTransactionWhereInput {
  switch (query.by) {
    case "masked":
      // A mask shows two digits at each end; of an account of which no more is held, four at its end.
      return {
        OR: [
          ...(query.end.length > 2 ? [{ payerAccountMasked: { endsWith: `*${query.end}` } }] : []),
          { payerAccountMasked: { startsWith: query.start, endsWith: `*${query.end.slice(-2)}` } },
        ],
      };
    case "account":
      return { OR: [{ payerAccountIndex: accountIndexOf(query.account) }, { bankReference: query.account }] };
    case "text": {
      const contains = { contains: query.text, mode: "insensitive" } as const;
      const name = normalizeOrganizationName(query.text);
      return {
        OR: [
          { payerName: contains },
          ...(name ? [{ payerNameNormalized: { contains: name } }] : []),
          { note: contains },
          { bankReference: query.text },
          { challenge: { code: query.text.toUpperCase() } },
        ],
      };
    }
  }
}
