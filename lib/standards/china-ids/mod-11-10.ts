/**
 * The check digit of ISO 7064 MOD 11,10 (a hybrid system; GB/T 17710-2008). It finds every single wrong digit, and
 * every exchange of two neighbours whose values are neither next to each other nor 0 and 9; of those it misses one
 * in ten.
 * @param digits the number without its check digit, one digit or more
 * @throws RangeError when it is not given digits
 */
export function mod1110CheckDigit(digits: string): string {
  if (!/^[0-9]+$/.test(digits)) throw new RangeError("digits are needed");
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return String((11 - product) % 10);
}
