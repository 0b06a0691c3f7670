/**
 * Thrown by a handler that has to wait for something that is under way and goes well. Its task comes back as after a
 * failure, and without end it waits no more than others fail; but nothing is reported as one.
 */
export class NotYet extends Error {
  override readonly name = "NotYet";
}
