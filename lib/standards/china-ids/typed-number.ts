import { settle } from "./settle";

/**
 * A number as it was meant: full-width forms folded (NFKC), small letters made capital, and spaces, hyphens and
 * invisible marks taken out. Nothing else is dropped, so that what does not belong is still there to be named.
 */
export function tidyNumber(typed: string): string {
  return settle(typed, (text) =>
    text
      .normalize("NFKC")
      .toUpperCase()
      .replace(/[\s\p{Cf}\p{Pd}\p{Default_Ignorable_Code_Point}]/gu, ""),
  );
}
