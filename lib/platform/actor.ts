/** Who asks, and from where: what every command is given. Read from the session by the wrappers in `app/`'s way in. */
export type Actor = {
  accountId: string;
  sessionId: string;
  email: string;
  locale: "en" | "zh";
  /** The address the request came from, after trusted proxies; goes into the history. */
  address: string;
  userAgent: string;
};

/** A request by nobody in particular. */
export type Visitor = Pick<Actor, "address" | "userAgent" | "locale">;

/** Somebody who acts now, or for whom something is done that she has allowed before: then no request is there. */
export type Doer = Omit<Actor, "address" | "userAgent"> & { address: string | null; userAgent: string | null };
