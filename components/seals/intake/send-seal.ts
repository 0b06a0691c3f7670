import type { ImportLook } from "@/lib/domain/seals/organization/look-at-import";
import type { UploadSealInput } from "@/lib/domain/seals/organization/seal.schema";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";

type Times = "createdAt" | "validFrom" | "validUntil";
/** What was read of an electronic seal, as JSON carries it: times in ISO 8601. */
export type ShownImport = Omit<ImportLook, Times> & Record<Times, string>;

/** Sends a seal with its picture for review. @param broken what to say when the connection breaks */
export const sendSeal = (seal: UploadSealInput, broken: string) =>
  post<{ sealId: string }>("/api/uploads/seal", seal, broken);

/** Asks what an electronic seal says. @param file base64 */
export const askImport = (organizationId: string, electronicSeal: string, broken: string) =>
  post<ShownImport>("/api/uploads/electronic-seal", { organizationId, electronicSeal }, broken);

async function post<T extends object>(address: string, body: object, broken: string): Promise<ActionResult<T>> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as T | { error: ActionError };
    return "error" in answer ? { ok: false, error: answer.error } : { ok: true, data: answer };
  } catch {
    return { ok: false, error: { code: "connection", message: broken } };
  }
}

/** The bytes of a file as base64. Browser only. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
