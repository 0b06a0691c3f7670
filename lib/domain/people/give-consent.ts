import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { ConsentGiven, ConsentKind, ConsentText } from "./consent.schema";
import { consentText, linesOf } from "./consent-text";

/**
 * The text that was agreed to, if it is still the current one.
 * @throws DomainError conflict "consent_text_changed" when another text was shown than the one in force
 */
export async function agreedText(kind: ConsentKind, given: ConsentGiven): Promise<ConsentText> {
  const text = await consentText(kind, given.locale);
  if (text.sha256 !== given.sha256) throw conflict("consent_text_changed");
  return text;
}

/** Records that the actor agreed to this exact text now, and from where; the text is kept, to be read again. */
export async function recordConsent(tx: Transaction, actor: Actor, text: ConsentText): Promise<void> {
  const textSha256 = Uint8Array.from(Buffer.from(text.sha256, "hex"));
  await tx.consentText.createMany({
    data: { sha256: textSha256, text: linesOf(text) },
    skipDuplicates: true,
  });
  await tx.consent.create({
    data: {
      id: newId(),
      accountId: actor.accountId,
      kind: text.kind,
      textVersion: text.version,
      locale: text.locale,
      textSha256,
      address: actor.address,
      userAgent: actor.userAgent.slice(0, 400),
    },
  });
}
