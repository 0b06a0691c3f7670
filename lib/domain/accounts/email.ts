import { z } from "zod";

/** An e-mail address as it is kept: trimmed, lower-cased, at most 254 characters (RFC 5321 §4.5.3.1.3). */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "email_not_valid")
  .pipe(z.email({ error: "email_not_valid" }));
