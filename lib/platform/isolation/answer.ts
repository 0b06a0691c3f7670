/**
 * The other end of a BoundedProcess: to be called once by the file that the process runs. The process has no secrets
 * in its environment and ends with its parent.
 * @param respond answers one question; expected refusals are answers. What it throws is a defect of the reader: what
 *   the question made it do is not known, so the process ends.
 */
export function answer<Question, Answer>(respond: (question: Question) => Promise<Answer>): void {
  process.on("disconnect", () => process.exit());
  process.on("message", ({ id, question }: { id: number; question: Question }) => {
    respond(question).then(
      (given) => process.send?.({ id, answer: given }),
      (error: Error) => process.send?.({ id, error: error.message }, () => process.exit(1)),
    );
  });
  process.send?.({ ready: true });
}
