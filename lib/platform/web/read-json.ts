import "server-only";
import { invalid } from "@/lib/platform/errors";
import { readBody } from "./read-body";

/**
 * A request's body as JSON, counted while it arrives.
 * @param limit bytes
 * @throws DomainError upload_too_large, upload_empty, invalid_input
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const body = await readBody(request, limit);
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw invalid("invalid_input");
  }
}
