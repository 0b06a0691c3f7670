import { newAdministrator } from "../../lib/domain/administration/test-support";
import { commitImport } from "../../lib/domain/bank-payments/commit-import";
import { previewImport } from "../../lib/domain/bank-payments/import-statement";
import { ensureReceivingAccount, sandboxAccount } from "../../lib/domain/bank-payments/receiving-accounts";
import { db } from "../../lib/platform/db/client";
import { newId } from "../../lib/platform/ids";
import { normalizeOrganizationName } from "../../lib/standards/china-ids/organization-name";
import type { Scenario } from "./payment-scenario";
import { newActor } from "./people";

/** Writes the challenges of a scenario, each with its organization and the step that waits for it. Output: their ids. */
export async function writeScenario({ challenges }: Scenario): Promise<string[]> {
  await ensureReceivingAccount();
  const account = await db().receivingAccount.findUniqueOrThrow({ where: { number: sandboxAccount.number } });
  const { accountId } = await newActor();
  const personId = newId();
  await db().person.create({ data: { id: personId, accountId, pseudonym: newId() } });
  const rows = challenges.map((challenge) => ({
    ...challenge,
    id: newId(),
    organizationId: newId(),
    verificationId: newId(),
    stepId: newId(),
    payerNameNormalized: normalizeOrganizationName(challenge.payerName),
  }));
  await db().organization.createMany({
    data: rows.map(({ organizationId, payerName, payerNameNormalized }) => ({
      id: organizationId,
      kind: "enterprise",
      name: payerName,
      nameNormalized: payerNameNormalized,
      state: "unverified",
      pseudonym: organizationId,
      sandbox: true,
    })),
  });
  await db().verification.createMany({
    data: rows.map(({ verificationId, organizationId }) => ({
      id: verificationId,
      personId,
      organizationId,
      state: "open",
      sandbox: true,
    })),
  });
  await db().verificationStep.createMany({
    data: rows.map(({ stepId, verificationId }) => ({
      id: stepId,
      verificationId,
      method: "payment_in",
      state: "waiting",
      provider: "bank",
    })),
  });
  await db().paymentChallenge.createMany({
    data: rows.map(({ verificationId: _, issuedAt, ...row }) => ({
      ...row,
      direction: "in",
      state: "issued",
      currency: sandboxAccount.currency,
      receivingAccountId: account.id,
      createdAt: issuedAt,
    })),
  });
  return rows.map(({ id }) => id);
}

/** Takes a statement in as an administrator does. Output: milliseconds of the upload and of the commit. */
export async function takeStatement(bytes: Uint8Array): Promise<{ uploaded: number; committed: number }> {
  const finance = await newAdministrator("finance");
  const began = performance.now();
  const importId = await previewImport(finance, { fileName: "statement.xml", bytes });
  const uploaded = performance.now() - began;
  await commitImport(finance, { importId });
  return { uploaded, committed: performance.now() - began - uploaded };
}

/** What stands matched in the database: the bank's reference of each payment, and the place of its challenge. */
export async function matchedRows(ids: readonly string[]): Promise<Map<string, string>> {
  const places = new Map(ids.map((id, n) => [id, String(n)]));
  const rows = await db().bankTransaction.findMany({
    where: { state: "matched" },
    select: { bankReference: true, challengeId: true },
  });
  return new Map(rows.map((row) => [row.bankReference ?? "", places.get(row.challengeId ?? "") ?? ""]));
}
