import "server-only";
import { z } from "zod";
import { endOpenFlow } from "@/lib/domain/organizations/end-open-flow";
import { agreedTexts } from "@/lib/domain/people/agreed-texts";
import type { ConsentKind } from "@/lib/domain/people/consent.schema";
import { endOwnSteps } from "@/lib/domain/verification/end-steps";
import { methods, type PersonMethod, personMethods } from "@/lib/domain/verification/methods";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";

/** Each kind of data that is agreed to, and whether that can be taken back by itself. */
export const consentKinds: Record<ConsentKind, { withdrawable: boolean }> = {
  identity_check: { withdrawable: true },
  mobile_check: { withdrawable: true },
  bank_card_check: { withdrawable: true },
  face_check: { withdrawable: true },
  face_signing: { withdrawable: true },
  document_review: { withdrawable: true },
  organization_check: { withdrawable: true },
  // The terms of a certificate end with it, and it with the account.
  certificate_terms: { withdrawable: false },
  organization_certificate_terms: { withdrawable: false },
};
const kinds = Object.keys(consentKinds) as [ConsentKind, ...ConsentKind[]];

export type ConsentLine = {
  kind: ConsentKind;
  /** The last one that was given. */
  givenAt: Date;
  textVersion: string;
  /** SHA-256 of the text, hexadecimal. */
  textSha256: string;
  /** Sentence and paragraphs as they were read; null where they are no longer there. */
  text: string[] | null;
  locale: string;
  address: string | null;
  /** How often it was given. */
  times: number;
  withdrawnAt: Date | null;
  withdrawable: boolean;
};

/** What the actor agreed to, one line for each kind of data, with the last time she did. */
export async function ownConsents(actor: Actor): Promise<ConsentLine[]> {
  const rows = await db().consent.findMany({ where: { accountId: actor.accountId }, orderBy: { givenAt: "desc" } });
  const textOf = await agreedTexts(rows);
  return kinds.flatMap((kind): ConsentLine[] => {
    const own = rows.filter((row) => row.kind === kind);
    const [last] = own;
    if (!last) return [];
    const { givenAt, textVersion, locale, address, withdrawnAt } = last;
    const textSha256 = Buffer.from(last.textSha256).toString("hex");
    const withdrawable = consentKinds[kind].withdrawable && withdrawnAt === null;
    const text = textOf(last);
    const times = own.length;
    return [{ kind, givenAt, textVersion, textSha256, text, locale, address, times, withdrawnAt, withdrawable }];
  });
}

export const withdrawConsentInput = z.object({ kind: z.enum(kinds) });

/**
 * Takes a consent back. What waits for an answer because of it ends at once, and what was typed for it is forgotten; what
 * was proven before stays proven (PIPL article 15). The next use asks again.
 * @throws DomainError not_found where there is none that holds; conflict `consent_stays`
 */
export async function withdrawConsent(
  actor: Actor,
  { kind }: z.output<typeof withdrawConsentInput>,
  now = new Date(),
): Promise<void> {
  if (!consentKinds[kind].withdrawable) throw conflict("consent_stays");
  await transaction(async (tx) => {
    const { count } = await tx.consent.updateMany({
      where: { accountId: actor.accountId, kind, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    if (count === 0) throw notFound();
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM person WHERE "accountId" = ${actor.accountId}::uuid FOR UPDATE`;
    const personId = rows[0]?.id;
    if (!personId) return;
    await endOwnSteps(tx, personId, "cancelled", now, { methods: methodsUnder(kind) });
    if (kind === "face_signing")
      await tx.intent.updateMany({
        where: { accountId: actor.accountId, method: "face", provenAt: null, expiresAt: { gt: now } },
        data: { expiresAt: now },
      });
    if (kind !== "organization_check") return;
    const flows = await tx.verification.findMany({
      where: { personId, organizationId: { not: null }, state: "open" },
      select: { organizationId: true },
    });
    for (const { organizationId } of flows) if (organizationId) await endOpenFlow(tx, organizationId, now);
  });
}

const methodsUnder = (kind: ConsentKind): PersonMethod[] =>
  personMethods.filter((method) => methods[method].consent === kind);
