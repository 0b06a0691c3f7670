/** What somebody typed to find payments, as it is understood. */
export type PaymentQuery =
  | { by: "nothing" }
  | { by: "masked"; end: string }
  | { by: "account"; account: string }
  | { by: "text"; text: string };

/**
 * Tells a masked account ("62*******78", or four digits), a whole account, and everything else (a name, a code, the
 * bank's reference) apart. Less than two characters find nothing.
 */
export function readPaymentQuery(typed: string): PaymentQuery {
  const text = typed.normalize("NFKC").replace(/\s+/g, " ").trim();
  if ([...text].length < 2) return { by: "nothing" };
  const compact = text.replace(/[\s-]/g, "");
  const masked = /^\d*[*•·x]+(\d{2,})$/i.exec(compact)?.[1] ?? /^\d{4}$/.exec(compact)?.[0];
  if (masked) return { by: "masked", end: masked };
  return /^\d{8,34}$/.test(compact) ? { by: "account", account: compact } : { by: "text", text };
}
