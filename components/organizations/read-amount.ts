export type AmountReading = { ok: true; cents: number } | { ok: false; reason: "empty" | "form" | "range" };

/**
 * Reads an amount under one yuan as people write it: 0.37, ¥0.37, 0,37, .37, 0.37元, and 37分. One digit after the
 * point is not guessed at: 0.3 may be 0.03 as well as 0.30.
 * @returns minor units from 1 to 99
 */
export function readAmount(typed: string): AmountReading {
  const text = typed.normalize("NFKC").replace(/[\s¥元]|CNY|RMB/gi, "");
  if (text === "") return { ok: false, reason: "empty" };
  const parts = /^(\d*)[.,](\d\d)$/.exec(text);
  const whole = parts ? Number(`${parts[1] || "0"}${parts[2]}`) : Number(/^(\d{1,2})分$/.exec(text)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(whole)) return { ok: false, reason: /^\d+$/.test(text) ? "range" : "form" };
  return whole >= 1 && whole <= 99 ? { ok: true, cents: whole } : { ok: false, reason: "range" };
}
