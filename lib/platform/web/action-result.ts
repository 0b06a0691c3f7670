/** What a person is told when something was refused or failed. */
export type ActionError = {
  code: string;
  /** In the reader's language. */
  message: string;
  /** The form field that the sentence belongs to. */
  field?: string;
  details?: Record<string, string | number>;
  /** The log's id of an unknown error, to be quoted to whoever runs the site. */
  id?: string;
};

/** What every server action answers. */
export type ActionResult<T = undefined> = { ok: true; data: T } | { ok: false; error: ActionError };
