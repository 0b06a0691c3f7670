const weights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * The check character of an organization code (GB 11714-1997 4.3): 9th of the code, and 17th of a unified social
 * credit code. Digits count as themselves, A to Z as 10 to 35. Because characters can differ by a multiple of 11, it
 * does not find every wrong letter; the check character of the credit code around it does.
 * @param body the first 8 characters, digits and capital letters
 * @returns a digit or X
 * @throws RangeError when it is not given 8 digits or capital letters
 */
export function organizationCodeCheckCharacter(body: string): string {
  if (!/^[0-9A-Z]{8}$/.test(body)) throw new RangeError("8 digits or capital letters are needed");
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(body[index]!, 36), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}
