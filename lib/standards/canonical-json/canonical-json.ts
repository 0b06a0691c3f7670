export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/**
 * JSON in the one spelling that RFC 8785 gives a value: no white space, keys in the order of their UTF-16 code units
 * (3.2.3), numbers and strings as ECMAScript writes them (3.2.2). Equal values have equal text, so it can be hashed.
 * @throws TypeError for what the RFC forbids: NaN and infinities, strings with unpaired surrogates, anything not JSON
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("a number that is not finite has no canonical JSON");
    return JSON.stringify(value);
  }
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && isPlain(value)) {
    const keys = Object.keys(value).sort(byCodeUnits);
    return `{${keys.map((key) => `${text(key)}:${canonicalJson(value[key] as JsonValue)}`).join(",")}}`;
  }
  throw new TypeError(`a ${typeof value} has no canonical JSON`);
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const isPlain = (value: object) => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

function text(value: string): string {
  if (/\p{Cs}/u.test(value)) throw new TypeError("a string with an unpaired surrogate has no canonical JSON");
  return JSON.stringify(value);
}
