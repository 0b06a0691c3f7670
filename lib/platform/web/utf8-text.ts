import { invalid } from "@/lib/platform/errors";

/**
 * A message as the text that was signed: a byte order mark stays.
 * @throws DomainError invalid `body_not_text`
 */
export function utf8Text(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalid("body_not_text");
  }
}
