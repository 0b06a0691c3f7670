import type { PictureTasks, TaskName } from "./picture-work";
import type { WorkerAnswer } from "./picture-worker";

/** The picture could not be read, or the browser had no room for it. */
export class PictureFailed extends Error {
  override readonly name = "PictureFailed";
}

/**
 * Has something done with pictures in a worker of its own.
 * @param options.tell how many pages are done
 * @param options.signal ends the work; the promise then never settles
 * @throws PictureFailed
 */
export function askPictures<Name extends TaskName>(
  name: Name,
  ask: PictureTasks[Name]["ask"],
  { tell = () => {}, signal }: { tell?: (done: number) => void; signal?: AbortSignal } = {},
): Promise<PictureTasks[Name]["answer"]> {
  return new Promise((resolve, reject) => {
    const here = () =>
      import("./picture-work")
        .then(({ doPictureTask }) => doPictureTask(name, ask, tell))
        .then(resolve, () => reject(new PictureFailed()));
    // Where a browser has no workers, or none that can draw, the page waits instead.
    if (typeof Worker === "undefined" || typeof OffscreenCanvas === "undefined") return void here();
    const worker = new Worker(new URL("./picture-worker.ts", import.meta.url), { type: "module" });
    const end = () => worker.terminate();
    signal?.addEventListener("abort", end);
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      if ("done" in data) return tell(data.done);
      end();
      if ("failed" in data) reject(new PictureFailed());
      else resolve(data.answer as PictureTasks[Name]["answer"]);
    };
    worker.onerror = () => {
      end();
      if (!signal?.aborted) void here();
    };
    worker.postMessage({ name, ask });
  });
}
