import type { ActionError } from "@/lib/platform/web/action-result";

export type SendOutcome<T> =
  | { ok: true; answer: T }
  | { ok: false; error: ActionError | null /** null: the connection broke. */ };

/**
 * Sends a file's bytes as the body of a request, with its progress; fetch cannot tell how much has left.
 * @param onProgress 0 to 1
 * @param headers beside its name
 * @returns `done` never settles after `cancel`
 */
export function sendFile<T extends object>(
  address: string,
  file: File,
  onProgress: (part: number) => void,
  headers: Record<string, string> = {},
): { done: Promise<SendOutcome<T>>; cancel: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<SendOutcome<T>>((resolve) => {
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const answer = request.response as T | { error: ActionError } | null;
      if (!answer) resolve({ ok: false, error: null });
      else if ("error" in answer) resolve({ ok: false, error: answer.error });
      else resolve({ ok: true, answer });
    };
    request.onerror = () => resolve({ ok: false, error: null });
  });
  request.open("POST", address);
  request.responseType = "json";
  request.setRequestHeader("Content-Type", "application/pdf");
  request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.send(file);
  return { done, cancel: () => request.abort() };
}
