import type { DocumentSide } from "@/lib/domain/verification/documents";
import type { IdentityResult, ProveDocumentInput } from "@/lib/domain/verification/prove-identity.schema";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";

/**
 * Sends what was typed and the pictures together: they are kept together, or not at all.
 * @param broken what to say when the connection breaks
 */
export async function sendDocuments(
  about: ProveDocumentInput,
  pictures: { side: DocumentSide; file: File }[],
  broken: string,
): Promise<ActionResult<IdentityResult>> {
  const form = new FormData();
  form.set("about", JSON.stringify(about));
  for (const { side, file } of pictures) form.set(side, file);
  try {
    const response = await fetch("/api/uploads/document", { method: "POST", body: form });
    const answer = (await response.json()) as IdentityResult | { error: ActionError };
    return "error" in answer ? { ok: false, error: answer.error } : { ok: true, data: answer };
  } catch {
    return { ok: false, error: { code: "connection", message: broken } };
  }
}
