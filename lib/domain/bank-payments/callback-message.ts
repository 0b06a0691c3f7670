import { z } from "zod";
import { invalid } from "@/lib/platform/errors";
import { calendarDay } from "@/lib/standards/bank-statements/dates";
import type { StatementLine } from "@/lib/standards/bank-statements/statement";

const text = (most: number) => z.string().trim().max(most);
const instant = z.iso.datetime({ offset: true });

/** What a bank, or whoever stands between, tells of an account; also how an entry by hand is kept. */
export const callbackSchema = z.object({
  /** Our account's number. */
  account: text(40).min(1),
  transactions: z
    .array(
      z.object({
        /** The bank's own, which no other transaction of the account has. */
        reference: text(140).min(1),
        /** An instant, or a day alone. */
        bookedAt: z.union([instant, z.iso.date()]),
        /** Minor units of the currency. */
        amount: z.int().positive().max(Number.MAX_SAFE_INTEGER),
        currency: z.string().regex(/^[A-Z]{3}$/),
        direction: z.enum(["credit", "debit"]).default("credit"),
        /** Takes an earlier transaction back. */
        reversal: z.boolean().default(false),
        payer: z.object({
          name: text(300),
          account: text(40).optional(),
          bank: text(140).optional(),
        }),
        endToEndReference: text(140).optional(),
        note: text(2000).default(""),
      }),
    )
    .min(1)
    .max(1000),
});
export type CallbackMessage = z.input<typeof callbackSchema>;

/**
 * Reads a message about transactions.
 * @throws DomainError invalid `callback_unreadable` with the place of what is wrong
 */
export function readCallback(content: Uint8Array | string): { account: string; lines: StatementLine[] } {
  const parsed = callbackSchema.safeParse(parseJson(content));
  if (!parsed.success)
    throw invalid("callback_unreadable", { problem: parsed.error.issues[0]?.path.join(".") || "message" });
  const { account, transactions } = parsed.data;
  return {
    account,
    lines: transactions.map((transaction, at): StatementLine => {
      const { payer, reference, bookedAt, endToEndReference, ...said } = transaction;
      return {
        ...said,
        position: at + 1,
        lineNumber: at + 1,
        account,
        bankReference: reference,
        ...(endToEndReference && { endToEndReference }),
        ...bookingOf(bookedAt),
        status: "booked",
        counterparty: {
          name: payer.name,
          ...(payer.account && { account: payer.account }),
          bank: payer.bank ? { name: payer.bank } : {},
        },
        raw: JSON.stringify(transaction),
      };
    }),
  };
}

function parseJson(content: Uint8Array | string): unknown {
  try {
    return JSON.parse(
      typeof content === "string" ? content : new TextDecoder("utf-8", { fatal: true }).decode(content),
    );
  } catch {
    throw invalid("callback_unreadable", { problem: "message" });
  }
}

/** An instant in UTC, or a day of the bank's. */
function bookingOf(bookedAt: string): Pick<StatementLine, "bookedOn" | "bookedTime" | "utcOffsetMinutes"> {
  const [year, month, day] = bookedAt.split("-").map(Number);
  if (/^\d{4}-\d\d-\d\d$/.test(bookedAt) && calendarDay(year ?? 0, month ?? 0, day ?? 0)) return { bookedOn: bookedAt };
  const iso = new Date(bookedAt).toISOString();
  return { bookedOn: iso.slice(0, 10), bookedTime: iso.slice(11, 19), utcOffsetMinutes: 0 };
}
