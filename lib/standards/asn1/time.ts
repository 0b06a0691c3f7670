import { Asn1Error } from "./asn1-error";
import type { DerNode } from "./reader";
import { latin1 } from "./strings";
import { TAG, tagName } from "./tags";
import { encode } from "./writer";

/**
 * A Time of RFC 5280 4.1.2.5: UTCTime (years 1950 to 2049) or GeneralizedTime, in seconds and in Z,
 * without a fraction. @throws Asn1Error
 */
export function readTime(node: DerNode): Date {
  const text = latin1(node.content);
  if (node.tag === TAG.utcTime && /^\d{12}Z$/.test(text)) {
    const century = Number(text.slice(0, 2)) >= 50 ? "19" : "20";
    return instant(century + text, 0, node);
  }
  if (node.tag === TAG.generalizedTime && /^\d{14}Z$/.test(text)) return instant(text, 0, node);
  throw new Asn1Error(`"${tagName(node.tag)}" is not a time in the form RFC 5280 asks for`, node.start);
}

/**
 * A GeneralizedTime that may have a fraction of a second (RFC 3161 2.4.2), in Z and without
 * trailing zeros. What is below a millisecond is cut off. @throws Asn1Error
 */
export function readGeneralizedTime(node: DerNode): Date {
  const match = /^(\d{14})(?:\.(\d*[1-9]))?Z$/.exec(latin1(node.content));
  if (node.tag !== TAG.generalizedTime || match === null) {
    throw new Asn1Error("this is not a GeneralizedTime as DER writes it", node.start);
  }
  return instant(match[1] as string, Number((match[2] ?? "").padEnd(3, "0").slice(0, 3)), node);
}

function instant(digits: string, milliseconds: number, node: DerNode): Date {
  const month = Number(digits.slice(4, 6)) - 1;
  const day = Number(digits.slice(6, 8));
  const hour = Number(digits.slice(8, 10));
  const minute = Number(digits.slice(10, 12));
  const second = Number(digits.slice(12, 14));
  const date = new Date(0);
  date.setUTCFullYear(Number(digits.slice(0, 4)), month, day);
  // Date rolls 31 February over into March, so every part must lie in its range.
  const onCalendar = date.getUTCMonth() === month && date.getUTCDate() === day;
  date.setUTCHours(hour, minute, second, milliseconds);
  if (!onCalendar || hour > 23 || minute > 59 || second > 59)
    throw new Asn1Error("this time does not exist", node.start);
  return date;
}

function generalized(date: Date): string {
  return date.toISOString().replace(/[-:T]/g, "").slice(0, 14);
}

function checkYear(date: Date): void {
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new Asn1Error("this time cannot be written", 0);
}

/**
 * A Time as RFC 5280 4.1.2.5 asks: UTCTime through 2049, GeneralizedTime from 2050 on (and before
 * 1950, which UTCTime cannot say). Milliseconds are cut off. @throws Asn1Error beyond year 9999
 */
export function encodeTime(date: Date): Uint8Array {
  checkYear(date);
  const year = date.getUTCFullYear();
  const text = generalized(date);
  return year >= 1950 && year <= 2049
    ? encode(TAG.utcTime, Buffer.from(`${text.slice(2)}Z`, "latin1"))
    : encode(TAG.generalizedTime, Buffer.from(`${text}Z`, "latin1"));
}

/**
 * A GeneralizedTime in Z with the date's milliseconds as a fraction, trailing zeros and an empty
 * fraction left out (X.690 11.7, RFC 3161 2.4.2). @throws Asn1Error beyond year 9999
 */
export function encodeGeneralizedTime(date: Date): Uint8Array {
  checkYear(date);
  const fraction = String(date.getUTCMilliseconds()).padStart(3, "0").replace(/0+$/, "");
  const text = `${generalized(date)}${fraction === "" ? "" : `.${fraction}`}Z`;
  return encode(TAG.generalizedTime, Buffer.from(text, "latin1"));
}
