import { tidyName } from "./person-name";

/*
 * What may be shown of a number to somebody who does not need all of it. Input is normalized; anything too short to
 * hide at least four characters is hidden whole. Identity numbers have `maskIdentityNumber` of their own. Unified
 * social credit codes, registration numbers and branch codes are public and not masked.
 */
const fewestHidden = 4;

/** A mobile number: the first three and the last four digits, 183****0101. */
export const maskMobileNumber = (number: string): string => hideMiddle(number, 3, 4);

/** A bank account: the first two and the last two digits, 62*************78. */
export const maskAccountNumber = (number: string): string => hideMiddle(number, 2, 2);

/** A bank card: its last four digits, **** 0127, as long for every card. */
export function maskBankCard(number: string): string {
  return number.length < fewestHidden + 4 ? "*".repeat(number.length) : `**** ${number.slice(-4)}`;
}

/**
 * Free text or a cell of a table with every long number in it masked: 11 digits and more, spaces and hyphens between them
 * left out, may be an account, a card, a phone or an identity number. A moment written in 14 digits stays.
 */
export const maskLongNumbers = (text: string): string =>
  text.replace(/\d(?:[ -]?\d){10,}[Xx]?/g, (run) => {
    const number = run.replace(/[ -]/g, "");
    return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(number)
      ? run
      : maskAccountNumber(number);
  });

/** A passport or a travel permit: the first and the last two characters, E******78. */
export const maskDocumentNumber = (number: string): string => hideMiddle(number, 1, 2);

/**
 * A person's name: the first character of a Han name (张*), the first letter of each word of another (A*** L********).
 * Middle dots and hyphens stay; a single character is hidden.
 */
export function maskPersonName(name: string): string {
  const characters = [...tidyName(name)];
  if (characters.length < 2) return "*".repeat(characters.length);
  return characters
    .map((character, at) => {
      if (/[\s·-]/.test(character)) return character;
      const begins = at === 0 || (characters[at - 1] === " " && !/\p{Script=Han}/u.test(character));
      return begins ? character : "*";
    })
    .join("");
}

function hideMiddle(text: string, first: number, last: number): string {
  const hidden = text.length - first - last;
  if (hidden < fewestHidden) return "*".repeat(text.length);
  return text.slice(0, first) + "*".repeat(hidden) + text.slice(text.length - last);
}
