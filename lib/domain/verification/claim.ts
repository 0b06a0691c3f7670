import "server-only";
import { invalid } from "@/lib/platform/errors";
import { readIdentityNumber } from "@/lib/standards/china-ids/identity-number";
import { nameFault, tidyName } from "@/lib/standards/china-ids/person-name";
import { documentIndexOf } from "./document-index";

/** What is being proven, read and normalized. It lives in its request only; the attempt's row keeps the index. */
export type Claim = { name: string; idNumber: string; documentIndex: Uint8Array<ArrayBuffer> };

/** Birth dates are calendar dates of China, eight hours ahead of UTC the whole year. Output: YYYY-MM-DD. */
export const dateInChina = (time: Date): string => new Date(time.getTime() + 8 * 3600_000).toISOString().slice(0, 10);

/** Reads what was typed. @throws DomainError invalid `name_…` or `identity_number_…`, with the field */
export function readClaim(typed: { name: string; idNumber: string }, now: Date): Claim {
  const name = tidyName(typed.name);
  const wrongName = nameFault(name);
  if (wrongName) throw invalid(`name_${wrongName}`, { field: "name" });
  const reading = readIdentityNumber(typed.idNumber, dateInChina(now));
  if (!reading.ok) throw invalid(`identity_number_${reading.reason}`, { field: "idNumber" });
  return { name, idNumber: reading.normalized, documentIndex: documentIndexOf(reading.normalized) };
}
