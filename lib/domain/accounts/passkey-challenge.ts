import "server-only";
import { db } from "@/lib/platform/db/client";
import { invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

/** What a challenge may be answered for. `subjectId` is the participant whose signature an intent is for. */
export type ChallengePurpose =
  | { purpose: "register"; accountId: string }
  | { purpose: "sign_in" }
  | { purpose: "intent"; accountId: string; subjectId: string }
  | { purpose: "second_factor"; accountId: string };

const lifetimeMs = 5 * 60 * 1000;

export async function keepChallenge(challenge: string, bound: ChallengePurpose, now: Date): Promise<void> {
  await db().passkeyChallenge.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - 3_600_000) } } });
  await db().passkeyChallenge.create({
    data: { id: newId(now.getTime()), challenge, ...bound, expiresAt: new Date(now.getTime() + lifetimeMs) },
  });
}

/**
 * Uses up the challenge that an answer carries, once, and only for what it was made for.
 * @param clientDataJson base64url, from the browser's answer
 * @returns the challenge, to be compared by the verification
 * @throws DomainError invalid `passkey_try_again`
 */
export async function takeChallenge(clientDataJson: string, bound: ChallengePurpose, now: Date): Promise<string> {
  const challenge = challengeIn(clientDataJson);
  const { count } = await db().passkeyChallenge.updateMany({
    where: {
      challenge,
      purpose: bound.purpose,
      accountId: "accountId" in bound ? bound.accountId : null,
      subjectId: "subjectId" in bound ? bound.subjectId : null,
      usedAt: null,
      expiresAt: { gt: now },
    },
    data: { usedAt: now },
  });
  if (count !== 1) throw invalid("passkey_try_again");
  return challenge;
}

function challengeIn(clientDataJson: string): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJson, "base64url").toString("utf8"));
    const challenge = (data as { challenge?: unknown } | null)?.challenge;
    if (typeof challenge === "string" && challenge.length <= 200) return challenge;
  } catch {
    // Falls through: what cannot be read was not made by a browser that we asked.
  }
  throw invalid("passkey_try_again");
}
