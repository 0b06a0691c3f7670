/**
 * The closed set of errors that commands and queries throw on purpose. `code` selects the sentence a person reads
 * (messages area "errors"); `details` are its values and never carry secrets or another person's data.
 * Anything else that is thrown is a defect or an outage: it is logged under an id, and the person is shown that id.
 */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "limited"
  | "unavailable";

const httpStatus: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
};

export type ErrorDetails = Record<string, string | number>;

export class DomainError extends Error {
  override readonly name = "DomainError";

  /**
   * @param kind what sort of refusal it is; decides the HTTP status
   * @param code the sentence's key in the messages area "errors", snake_case
   * @param details values for the sentence; `field` names the form field it belongs to
   */
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
  }

  get status(): number {
    return httpStatus[this.kind];
  }
}

export const invalid = (code: string, details?: ErrorDetails) => new DomainError("invalid", code, details);
export const unauthenticated = () => new DomainError("unauthenticated", "sign_in_first");
export const forbidden = (code = "not_allowed", details?: ErrorDetails) => new DomainError("forbidden", code, details);
export const notFound = (code = "not_found") => new DomainError("not_found", code);
export const conflict = (code: string, details?: ErrorDetails) => new DomainError("conflict", code, details);
/** @param retryAfter seconds until another try is allowed */
export const limited = (retryAfter: number, code = "too_many_tries") =>
  new DomainError("limited", code, { retryAfter });
export const unavailable = (code: string, details?: ErrorDetails) => new DomainError("unavailable", code, details);
