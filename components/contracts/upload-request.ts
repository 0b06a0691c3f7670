import type { AcceptedUpload } from "@/lib/domain/contracts/intake/accept-upload";
import type { ActionError } from "@/lib/platform/web/action-result";

export type UploadOutcome =
  | { ok: true; upload: AcceptedUpload }
  | { ok: false; error: ActionError | null /** null: the connection broke. */ };

/**
 * Sends a file's bytes as they are, with its progress; fetch cannot tell how much has left.
 * @param onProgress 0 to 1
 */
export function uploadFile(
  file: File,
  onProgress: (part: number) => void,
): { done: Promise<UploadOutcome>; cancel: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadOutcome>((resolve) => {
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const answer = request.response as AcceptedUpload | { error: ActionError } | null;
      if (!answer) resolve({ ok: false, error: null });
      else if ("error" in answer) resolve({ ok: false, error: answer.error });
      else resolve({ ok: true, upload: answer });
    };
    request.onerror = () => resolve({ ok: false, error: null });
  });
  request.open("POST", "/api/uploads");
  request.responseType = "json";
  request.setRequestHeader("Content-Type", "application/pdf");
  request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
  request.send(file);
  return { done, cancel: () => request.abort() };
}
