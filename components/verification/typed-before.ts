/** Name and number of a try, kept by the open page alone, so that a try that failed need not be typed again. */
export type TypedBefore = { name: string; idNumber: string };

const keepMs = 30 * 60_000;
let kept: { owner: string; until: number; typed: TypedBefore } | null = null;

/**
 * What was typed in this page before, by the same account and within half an hour. The server forgets it with the
 * answer, as the consents promise; nothing is written to the device, and loading the page anew forgets it too.
 */
export function typedBefore(owner: string): TypedBefore | null {
  if (kept && (kept.owner !== owner || kept.until < Date.now())) kept = null;
  return kept?.typed ?? null;
}

/** Called where somebody presses a button, so never on the server, which many share. */
export function rememberTyped(owner: string, typed: TypedBefore): void {
  kept = { owner, until: Date.now() + keepMs, typed };
}

/** Once a name is proven there is nothing to type again. */
export function forgetTyped(): void {
  kept = null;
}
