import "server-only";
import { z } from "zod";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { ColumnMapping } from "@/lib/standards/bank-statements/csv-mapping";

const heading = z.string().min(1).max(200);
const party = {
  name: heading.optional(),
  account: heading.optional(),
  bank: heading.optional(),
  bankCode: heading.optional(),
};
const negative = z.enum(["refuse", "reversal", "decoration"]);

/** Which column means what, as it comes from a form or from the database. */
export const mappingSchema = z.object({
  date: heading,
  time: heading.optional(),
  valueDate: heading.optional(),
  dateOrder: z.enum(["ymd", "dmy", "mdy"]),
  amount: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("signed"), amount: heading, positive: z.enum(["credit", "debit"]) }),
    z.object({ kind: z.literal("split"), credit: heading, debit: heading, negative }),
    z.object({ kind: z.literal("direction"), amount: heading, direction: heading, negative }),
  ]),
  balance: heading.optional(),
  currency: heading.optional(),
  defaultCurrency: z.string().regex(/^[A-Z]{3}$/),
  account: heading.optional(),
  counterparty: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("other_side"), ...party }),
    z.object({ kind: z.literal("payer_payee"), payer: z.object(party), payee: z.object(party) }),
  ]),
  notes: z.array(heading).max(20),
  reference: heading.optional(),
  typeCode: heading.optional(),
}) satisfies z.ZodType<ColumnMapping>;

const key = (fingerprint: string) => Uint8Array.from(Buffer.from(fingerprint, "hex"));

/** The mapping that was used for the last file with these headings. @param fingerprint `headerFingerprint`, in hex */
export async function rememberedMapping(
  fingerprint: string,
  tx: Transaction = db(),
): Promise<ColumnMapping | undefined> {
  const row = await tx.csvMapping.findUnique({ where: { fingerprint: key(fingerprint) } });
  return row ? mappingSchema.safeParse(row.mapping).data : undefined;
}

/** Keeps a mapping for the next file with the same headings. */
export async function rememberMapping(tx: Transaction, fingerprint: string, mapping: ColumnMapping): Promise<void> {
  const value = mappingSchema.parse(mapping);
  await tx.csvMapping.upsert({
    where: { fingerprint: key(fingerprint) },
    create: { fingerprint: key(fingerprint), mapping: value },
    update: { mapping: value },
  });
}
