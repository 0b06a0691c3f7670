import { commonPasswords } from "./common-passwords";

export const shortestPassword = 10;
export const longestPassword = 200;

export type PasswordProblem =
  | "password_too_short"
  | "password_too_long"
  | "password_common"
  | "password_like_email"
  | "password_pattern";

/**
 * What speaks against a new password, or null. Lengths count characters; any character is welcome, and none is
 * asked for (NIST SP 800-63B §5.1.1.2). Refused are the common ones, those made from the person's own address,
 * and those that a pattern writes: one piece repeated, or keys and numbers in their order.
 */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
  const characters = [...password];
  if (characters.length < shortestPassword) return "password_too_short";
  if (characters.length > longestPassword) return "password_too_long";
  const plain = unleet(password);
  if (isCommon(password.toLowerCase())) return "password_common";
  if (isMadeFrom(plain, email)) return "password_like_email";
  if (isRepeated(password.toLowerCase()) || isSequence(password.toLowerCase())) return "password_pattern";
  return null;
}

/** Lower case, with the usual stand-ins for letters put back: "P@ssw0rd" is "password". */
function unleet(text: string): string {
  const letters: Record<string, string> = {
    "@": "a",
    "4": "a",
    "3": "e",
    "1": "i",
    "!": "i",
    "0": "o",
    $: "s",
    "5": "s",
  };
  return text.toLowerCase().replace(/[@431!0$5]/g, (sign) => letters[sign] ?? sign);
}

/** A common password as it is, with stand-ins for letters, or with some numbers and signs around it: "!!Passw0rd2024". */
function isCommon(lower: string): boolean {
  const word = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const forms = [lower, unleet(lower)];
  if (lower.length - word.length <= 8) forms.push(word, unleet(word));
  return forms.some((form) => commonPasswords.has(form));
}

/** Mostly a part of the address: the name before the @, or the organization after it. */
function isMadeFrom(plain: string, email: string): boolean {
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  const parts = [email, local, domain, ...local.split(/[^\p{L}\p{N}]+/u), ...domain.split(".")].map(unleet);
  return parts.some((part) => part.length >= 4 && plain.includes(part) && plain.length - part.length < 5);
}

/** One piece of up to a third of the length, again and again: "abcabcabcabc". */
function isRepeated(text: string): boolean {
  const limit = Math.floor(text.length / 3);
  for (let size = 1; size <= Math.max(1, limit); size++) {
    const piece = text.slice(0, size);
    if (piece.repeat(Math.ceil(text.length / size)).slice(0, text.length) === text) return true;
  }
  return new Set(text).size < 4;
}

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "`1234567890-=",
  "~!@#$%^&*()_+",
  "qwertyuiop[]",
  "asdfghjkl;'",
  "zxcvbnm,./",
  "azertyuiop",
  "qwertzuiop",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
  "1q2w3e4r5t6y7u8i9o0p",
];
const runs = rows.flatMap((row) => [row, [...row].reverse().join("")]);

/** Two or three stretches of a keyboard's or the alphabet's order and nothing else: "qwerty123456". */
function isSequence(text: string): boolean {
  let at = 0;
  let stretches = 0;
  while (at < text.length) {
    const length = longestRunAt(text, at);
    if (length < 3 || ++stretches > 3) return false;
    at += length;
  }
  return true;
}

function longestRunAt(text: string, at: number): number {
  let length = 0;
  while (at + length < text.length && runs.some((run) => run.includes(text.slice(at, at + length + 1)))) length++;
  return length;
}
