import "server-only";
import { z } from "zod";
import type { Visitor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { forbidden, invalid } from "@/lib/platform/errors";
import { checkPassword } from "./check-password";
import { emailAddress } from "./email";
import { type SignedIn, signedIn } from "./signed-in";

export const signInInput = z.object({ email: emailAddress, password: z.string().min(1, "password_missing").max(2000) });

/**
 * Signs in with e-mail address and password.
 * @throws DomainError invalid `wrong_sign_in`, forbidden `email_not_confirmed` (only after the right password), limited
 */
export async function signIn(
  visitor: Visitor,
  { email, password }: z.output<typeof signInInput>,
  now = new Date(),
): Promise<SignedIn> {
  const account = await checkPassword(email, password, visitor.address);
  if (!account) throw invalid("wrong_sign_in");
  if (!account.emailConfirmedAt) throw forbidden("email_not_confirmed");
  return signedIn(db(), visitor, account, now);
}
