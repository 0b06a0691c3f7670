/**
 * The validator's answer, plain JSON. Every `code` is stable and meant for programs and translations; every
 * `message` is an English sentence for logs and the command line. Times are ISO 8601 in UTC.
 */
export type Verdict = "valid" | "invalid" | "indeterminate";

/** How much a problem weighs: `invalid` breaks the signature, `indeterminate` leaves it open, `notice` is only told. */
export type Weight = "invalid" | "indeterminate" | "notice";

export interface Problem {
  code: string;
  message: string;
  weight: Weight;
}

/** What one later revision did to the document, seen from a signature that it follows. */
export interface Change {
  kind:
    | "signature-added"
    | "timestamp-added"
    | "field-filled"
    | "field-added"
    | "seal-shown"
    | "picture-shown"
    | "dss-added"
    | "metadata"
    | "extensions"
    | "finding";
  /** Index (from 0) of the revision that made the change. */
  revision: number;
  fieldName?: string;
  /** The filled value, for `field-filled`. */
  value?: string;
  /** For `field-filled` of a check box: whether it is ticked now. */
  ticked?: boolean;
  /** For `finding`: the code and sentence of what is wrong. */
  code?: string;
  message?: string;
  weight?: Weight;
}

export interface TimestampReport {
  ok: boolean;
  /** Name of the time-stamping authority, if its certificate could be read. */
  authority: string | null;
  time: string | null;
  trusted: boolean;
}

/** PAdES baseline level (EN 319 142-1), or null where the signature is not in that format. */
export type Level = "B-B" | "B-T" | "B-LT" | "B-LTA" | null;

export interface SignatureReport {
  fieldName: string;
  kind: "certification" | "approval" | "timestamp";
  signerName: string | null;
  subject: string | null;
  issuer: string | null;
  serialHex: string | null;
  certificateNotBefore: string | null;
  certificateNotAfter: string | null;
  /** SHA-256 of the signer's certificate, hexadecimal. */
  certificateSha256: string | null;
  /** /M of the signature dictionary: what the signer's computer claimed. */
  claimedTime: string | null;
  /** Time proven by a trusted time stamp. */
  provenTime: string | null;
  timestamp: TimestampReport | null;
  /** The byte range ends exactly where the signature's revision ends and leaves out nothing but /Contents. */
  coversWholeFileAtSigning: boolean;
  /** Index (from 0) of the revision that the signature closes; -1 if it closes none. */
  revision: number;
  changesSince: Change[];
  /** DocMDP permission (1, 2 or 3) that a certification grants. */
  permission: 1 | 2 | 3 | null;
  /** Whether the chain leads to one of the given anchors. */
  trusted: boolean;
  revocation: "not-checked";
  verdict: Verdict;
  level: Level;
  problems: Problem[];
}

export interface ValidationReport {
  verdict: Verdict | "unsigned";
  signatures: SignatureReport[];
  /** Problems of the file as a whole. */
  findings: Problem[];
  revisions: number;
  pageCount: number;
}

/** The worst that a list of problems says. */
export function verdictOf(problems: readonly Problem[]): Verdict {
  if (problems.some((problem) => problem.weight === "invalid")) return "invalid";
  return problems.some((problem) => problem.weight === "indeterminate") ? "indeterminate" : "valid";
}

/** The worse of several verdicts; `valid` for none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("invalid")) return "invalid";
  return verdicts.includes("indeterminate") ? "indeterminate" : "valid";
}
