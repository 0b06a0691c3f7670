import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import { db } from "@/lib/platform/db/client";
import { textColumns } from "../../support/text-columns";

/** Everything that the run plants and the test knows. */
export const password = "the heron stands in 7 shallow waters";
export const account = "6217009988776655443";
export const payoutAccount = "4403019912345678901";
export const statementAccount = "6228481234567000119";
export const enteredAccount = "3301040160012345678";
export const stripeAccount = "DE02120300000000202051";
export const passport = "X83Q77K19";
/** In the bytes of papers. */
export const licence = "licence 9F41-heron-licence-71C2";
export const letter = "letter 5B07-heron-letter-E83A";
export const leavingPaper = "letter 2D16-egret-letter-90FB";

/** Nothing keeps or tells these, but in envelopes. */
export const secrets = new Map<string, string>([
  ["password", password],
  ["payer's account", account],
  ["payee's account", payoutAccount],
  ["account in a statement", statementAccount],
  ["account typed by hand", enteredAccount],
  ["account of a payer by way of Stripe", stripeAccount],
  ["passport", passport],
  ["licence", licence],
  ["letter", letter],
  ["letter of one who left", leavingPaper],
]);
/** Told to one person, in a mail, a message or on a screen; kept as digests. */
export const tokens = new Map<string, string>();
export const codes = new Set<string>();
/** What was written into the log. */
export const lines: string[] = [];

/** People of the sandbox whose every number is known; each is proven once. */
export const matching = sandboxPeople.filter(({ behaviour }) => behaviour === "match");
/** The place in `sandboxPeople` of the nth of them. */
export const placeOf = (n: number): number => sandboxPeople.indexOf(matching[n]!);
export const timing = { usualMs: 0, slowMs: 10 };
export const context = { attempt: 1, signal: new AbortController().signal };

/** A small file with a value in its bytes. */
export const paperWith = (value: string): Uint8Array => new Uint8Array(Buffer.from(`%PDF-1.7\n${value}\n%%EOF`));

/** A value as it may have been written: in clear, in hexadecimal, in base 64. */
export const spellings = (value: string): string[] => [
  value,
  Buffer.from(value).toString("hex"),
  Buffer.from(value).toString("base64").replace(/=+$/, ""),
];

/** The columns that hold one of these values. */
export async function columnsWith(values: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column, type } of await textColumns()) {
    const where =
      type === "bytea"
        ? `EXISTS (SELECT 1 FROM unnest($1::text[]) v WHERE position(convert_to(v, 'UTF8') IN "${column}") > 0)`
        : `EXISTS (SELECT 1 FROM unnest($1::text[]) v WHERE position(lower(v) IN lower("${column}"::text)) > 0)`;
    const [row] = await db().$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${table}" WHERE ${where}`,
      values,
    );
    if (row && row.count > 0) found.push(`${table}.${column}`);
  }
  return found;
}

/** Fails where a screen, or an answer to one, tells a secret. */
export function refuseSecrets(shown: unknown): void {
  const text = JSON.stringify(shown);
  for (const [kind, value] of secrets)
    if (spellings(value).some((spelling) => text.includes(spelling))) throw new Error(`a screen tells the ${kind}`);
}
