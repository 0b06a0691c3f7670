/** 2^(18-i) mod 11 for the 17 digits from the left. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const characters = "10X98765432";

/**
 * The check character of a resident identity number (GB 11643-1999 4.2.4, ISO 7064 MOD 11-2). It finds every single
 * wrong digit and every exchange of two neighbours.
 * @param digits the first 17 digits
 * @returns a digit or X
 * @throws RangeError when it is not given 17 digits
 */
export function identityCheckCharacter(digits: string): string {
  if (!/^[0-9]{17}$/.test(digits)) throw new RangeError("17 digits are needed");
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return characters[sum % 11]!;
}
