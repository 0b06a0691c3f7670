"use client";

import { useEffect, useRef, useState } from "react";
import { type UploadOutcome, uploadFile } from "./upload-request";

export type Sending = { file: File /** 0 to 1; 1 when all has left, and the server is at work. */; progress: number };

/** One file on its way to the server. A later one takes the place of an earlier one. */
export function useSending() {
  const [sending, setSending] = useState<Sending | null>(null);
  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => () => cancel.current?.(), []);

  const stop = () => {
    cancel.current?.();
    cancel.current = null;
    setSending(null);
  };
  const send = async (file: File, options: { repair?: boolean } = {}): Promise<UploadOutcome> => {
    cancel.current?.();
    setSending({ file, progress: 0 });
    const request = uploadFile(file, (progress) => setSending({ file, progress }), options);
    cancel.current = request.cancel;
    const outcome = await request.done;
    cancel.current = null;
    setSending(null);
    return outcome;
  };
  return { sending, send, stop };
}
