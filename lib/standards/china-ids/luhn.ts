/**
 * The check digit of the Luhn formula (ISO/IEC 7812-1:2017 annex B). It finds every single wrong digit and every
 * exchange of two neighbours except 0 and 9.
 * @param digits the number without its check digit, one digit or more
 * @throws RangeError when it is not given digits
 */
export function luhnCheckDigit(digits: string): string {
  if (!/^[0-9]+$/.test(digits)) throw new RangeError("digits are needed");
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight++) {
    const digit = Number(digits[digits.length - 1 - fromRight]);
    const doubled = fromRight % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}
