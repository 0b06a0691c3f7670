import "server-only";
import { limited } from "@/lib/platform/errors";
import { giveBackTry, type Limit, secondsUntilFree, takeTry } from "@/lib/platform/limits/rate-limit";

/** Mails of one kind to one address. What is over it is not sent, and the answer stays the same. */
export const mailsToAddress: Limit = { name: "account-mail", perHour: 6, burst: 4 };

/** Wrong passwords from one network address, on whatever accounts. */
const wrongFromAddress: Limit = { name: "wrong-from-address", perHour: 20 };
/** Wrong passwords on one account from one network address. */
const wrongHere: Limit = { name: "wrong-here", perHour: 20 };
/** Wrong passwords on one account from anywhere. */
const wrongOnAccount: Limit = { name: "wrong-on-account", perHour: 20 };
/** Once an account is under attack, each place that it does not know has this many tries. */
const wrongFromStranger: Limit = { name: "wrong-from-stranger", perHour: 1 };

/** Where a password is tried: `trusted` is a place from which this account has been signed in before. */
export type PasswordTry = { email: string; addressBlock: string; trusted: boolean };

/**
 * Counts a password before it is checked, so that many at once cannot slip past. An account that is being guessed at
 * from many places takes one try from each further place and twenty from places it knows: guessing ends, and the
 * owner is never locked out.
 * @returns gives the try back, to be called when the password was right
 * @throws DomainError limited
 */
export async function countPasswordTry({ email, addressBlock, trusted }: PasswordTry): Promise<() => Promise<void>> {
  const here = `${email} ${addressBlock}`;
  const taken: [Limit, string][] = [];
  const giveBack = async () => {
    for (const [limit, subject] of taken) await giveBackTry(limit, subject);
  };
  const take = async (limit: Limit, subject: string) => {
    const wait = await takeTry(limit, subject);
    if (wait > 0) {
      await giveBack();
      throw limited(wait);
    }
    taken.push([limit, subject]);
  };
  await take(wrongFromAddress, addressBlock);
  await take(wrongHere, here);
  const underAttack = (await secondsUntilFree(wrongOnAccount, email)) > 0;
  if (!underAttack) await take(wrongOnAccount, email);
  else if (!trusted) await take(wrongFromStranger, here);
  return giveBack;
}
