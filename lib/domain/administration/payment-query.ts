/** What somebody typed to find payments, as it is understood. */
export type PaymentQuery =
  | { by: "nothing" }
  | { by: "masked"; start: string; end: string }
  | { by: "account"; account: string }
  | { by: "text"; text: string };

/**
 * Tells a masked account ("62*******78"), a whole account, and everything else (a name, a code, the bank's reference)
 * apart. Less than two characters find nothing.
 */
export function readPaymentQuery(typed: string): PaymentQuery {
  const text = typed.normalize("NFKC").replace(/\s+/g, " ").trim();
  if ([...text].length < 2) return { by: "nothing" };
  const compact = text.replace(/[\s-]/g, "");
  const masked = /^(\d*)[*•·]+(\d{2,})$/.exec(compact);
  if (masked) return { by: "masked", start: masked[1]!.slice(0, 2), end: masked[2]! };
  return /^\d{8,34}$/.test(compact) ? { by: "account", account: compact } : { by: "text", text };
}
