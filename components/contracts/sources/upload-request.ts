import type { AcceptedUpload } from "@/lib/domain/contracts/intake/accept-upload";
import type { ActionError } from "@/lib/platform/web/action-result";
import { sendFile } from "../../ui/send-file";

export type UploadOutcome =
  | { ok: true; upload: AcceptedUpload }
  | { ok: false; error: ActionError | null /** null: the connection broke. */ };

/**
 * Sends a file's bytes as they are, with its progress.
 * @param onProgress 0 to 1
 * @param options.repair asks for a repaired copy instead of it
 */
export function uploadFile(
  file: File,
  onProgress: (part: number) => void,
  { repair = false }: { repair?: boolean } = {},
): { done: Promise<UploadOutcome>; cancel: () => void } {
  const sending = sendFile<AcceptedUpload>("/api/uploads", file, onProgress, repair ? { "X-Repair": "yes" } : {});
  const done = sending.done.then(
    (sent): UploadOutcome => (sent.ok ? { ok: true, upload: sent.answer } : { ok: false, error: sent.error }),
  );
  return { done, cancel: sending.cancel };
}
