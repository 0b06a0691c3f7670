import { z } from "zod";

/** Characters of a sign password. */
export const signPasswordLength = { least: 6, most: 20 } as const;
/** Wrong ones in a row after which it is locked until it is set anew. */
export const signPasswordTries = 5;

/**
 * What keeps a text from being a sign password, as a message code; null when it may be one. It is short, and tried five
 * times at most: what is tried first must not be it.
 */
export function signPasswordFault(password: string): "sign_password_length" | "sign_password_simple" | null {
  const characters = [...password.normalize("NFKC")];
  if (characters.length < signPasswordLength.least || characters.length > signPasswordLength.most)
    return "sign_password_length";
  const steps = new Set(
    characters.slice(1).map((one, index) => (one.codePointAt(0) ?? 0) - (characters[index]?.codePointAt(0) ?? 0)),
  );
  // All alike, or one after the other: 888888, 123456, fedcba.
  return steps.size === 1 && Math.abs([...steps][0] ?? 9) <= 1 ? "sign_password_simple" : null;
}

export const setSignPasswordInput = z.object({
  password: z.string().max(200),
  code: z.string().regex(/^\d{6}$/, "code_has_six_digits"),
});
export const setByPasskeyInput = z.object({ password: z.string().max(200) });
