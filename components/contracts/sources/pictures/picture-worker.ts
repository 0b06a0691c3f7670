import { doPictureTask, type PictureTasks, type TaskName } from "./picture-work";

export type WorkerQuestion = { name: TaskName; ask: PictureTasks[TaskName]["ask"] };
export type WorkerAnswer = { done: number } | { answer: PictureTasks[TaskName]["answer"] } | { failed: true };

/** Works on pictures beside the page, which goes on answering meanwhile. One task for each worker. */
self.addEventListener("message", ({ data: { name, ask } }: MessageEvent<WorkerQuestion>) => {
  const tell = (message: WorkerAnswer) => self.postMessage(message);
  doPictureTask(name, ask, (done) => tell({ done })).then(
    (answer) => tell({ answer }),
    () => tell({ failed: true }),
  );
});
