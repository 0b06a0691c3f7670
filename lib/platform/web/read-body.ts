import "server-only";
import { invalid } from "@/lib/platform/errors";

/**
 * Reads a request's body into memory, counting: what is over the limit is refused without reading on.
 * @param limit bytes
 * @throws DomainError upload_too_large, upload_empty
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => invalid("upload_too_large", { limitMb: Math.floor(limit / 1_000_000) });
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  if (!request.body) throw invalid("upload_empty");
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > limit) throw tooLarge();
    parts.push(part);
  }
  return Uint8Array.from(Buffer.concat(parts));
}
