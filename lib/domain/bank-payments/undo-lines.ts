import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { readPreview } from "./import-row";

/**
 * Why a line of a statement cannot be taken out again: it proved an account, it was sent back, a match was proposed for
 * it, the bank took it or one before it back, or it is a payout of ours that came back.
 */
export type StayReason = "matched" | "refunded" | "proposed" | "taken_back" | "returned";
export type StayingLine = {
  id: string;
  why: StayReason;
  payerName: string;
  amountCents: bigint;
  currency: string;
  bookedAt: Date;
};

/** The lines of an import that something has come of, the earliest first. The others can be taken out. */
export async function linesThatStay(
  tx: Transaction,
  row: { id: string; receivingAccountId: string; preview: unknown },
): Promise<StayingLine[]> {
  const touched = await tx.bankTransaction.findMany({
    where: {
      importId: row.id,
      OR: [
        { state: { in: ["matched", "refunded"] } },
        { proposals: { some: {} } },
        { refund: { state: "done" } },
        { reason: "reversed" },
        { state: "set_aside", reason: null },
      ],
    },
    orderBy: [{ bookedAt: "asc" }, { id: "asc" }],
    include: { refund: { select: { state: true } }, proposals: { select: { id: true }, take: 1 } },
  });
  const reversed = touched.filter(({ reason }) => reason === "reversed");
  const takesBackOlder = (readPreview(row as Parameters<typeof readPreview>[0]).counts.takenBack ?? 0) > 0;
  const elsewhere = takesBackOlder ? new Set<string>() : await reversedElsewhere(tx, row, reversed);
  return touched.flatMap((line): StayingLine[] => {
    const { id, payerName, amountCents, currency, bookedAt } = line;
    const why = whyItStays(line) ?? (takesBackOlder || elsewhere.has(sameMoney(line)) ? "taken_back" : null);
    return why ? [{ id, why, payerName, amountCents, currency, bookedAt }] : [];
  });
}

function whyItStays(line: {
  state: string;
  reason: string | null;
  refund: { state: string } | null;
  proposals: unknown[];
}): StayReason | null {
  if (line.state === "matched") return "matched";
  if (line.state === "refunded" || line.refund?.state === "done") return "refunded";
  if (line.proposals.length > 0) return "proposed";
  return line.reason === null ? "returned" : null;
}

type Paid = { payerNameNormalized: string; amountCents: bigint; currency: string };
const sameMoney = ({ payerNameNormalized, amountCents, currency }: Paid): string =>
  JSON.stringify([payerNameNormalized, String(amountCents), currency]);

/** A payment and its reversal in one file go together; one whose other half another file brought stays. */
async function reversedElsewhere(
  tx: Transaction,
  row: { id: string; receivingAccountId: string },
  reversed: readonly Paid[],
): Promise<Set<string>> {
  if (reversed.length === 0) return new Set();
  const others = await tx.bankTransaction.findMany({
    where: {
      receivingAccountId: row.receivingAccountId,
      importId: { not: row.id },
      reason: "reversed",
      payerNameNormalized: { in: reversed.map(({ payerNameNormalized }) => payerNameNormalized) },
    },
    select: { payerNameNormalized: true, amountCents: true, currency: true },
  });
  return new Set(others.map(sameMoney));
}
