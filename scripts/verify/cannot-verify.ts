/** Nothing can be said about the file, and why, in one sentence. */
export class CannotVerify extends Error {
  override readonly name = "CannotVerify";
}
