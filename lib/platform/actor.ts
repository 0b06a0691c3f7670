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
