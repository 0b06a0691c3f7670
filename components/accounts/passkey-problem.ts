export type PasskeyProblem = "cancelled" | "known" | "address" | "unsupported";

/** What the browser's refusal to use a passkey means to a person; null for an error that is not the browser's. */
export function passkeyProblem(error: unknown): PasskeyProblem | null {
  if (!(error instanceof Error)) return null;
  switch (error.name) {
    case "NotAllowedError":
    case "AbortError":
      return "cancelled";
    case "InvalidStateError":
      return "known";
    case "SecurityError":
      return "address";
    case "NotSupportedError":
    case "ConstraintError":
      return "unsupported";
    default:
      return /not supported/i.test(error.message) ? "unsupported" : null;
  }
}
