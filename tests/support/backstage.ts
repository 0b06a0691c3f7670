/**
 * What a browser test cannot do from the front: two administrators decide, or time passes. Run as a process of its own
 * beside the server, on the server's data: `backstage.ts <approve|refuse|expire> <account's e-mail> [reason]`, or
 * `backstage.ts office-link`, which prints the path of the link that a start of the server prints. For an owner's
 * organization: `run-out <e-mail>` lets the time to pay pass, and `formerly <e-mail> <name> <representative>` gives it
 * back what it was called and who represented it, and lets the year pass until the register is looked into again.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { clusterOf } from "../../lib/platform/db/embedded-postgres";

const folder = process.env.E2E_DATA ?? "";
const port = readFileSync(path.join(clusterOf(folder), "postmaster.pid"), "utf8").split("\n")[3];
const password = readFileSync(path.join(folder, "postgres.password"), "utf8").trim();
Object.assign(process.env, {
  DATA_DIR: folder,
  DATABASE_URL: `postgresql://vermilion:${password}@127.0.0.1:${port}/vermilion`,
  AUTH_SECRET: "not used by what is done here, but asked for",
  LOG_LEVEL: "silent",
  ...(process.env.E2E_ORIGIN && { APP_URL: process.env.E2E_ORIGIN }),
});

const [command, email = "", reason = "", more = ""] = process.argv.slice(2);
// Only now: what follows reads the environment when it is loaded.
const { db, disconnect } = await import("../../lib/platform/db/client");

if (command === "office-link") await printOfficeLink();
else if (command === "run-out") await runOut();
else if (command === "formerly") await lookAYearLater();
else await actOnStep();
await disconnect();

/** The first chief's, as long as there is none; against a server that has one already, another chief's. */
async function printOfficeLink(): Promise<void> {
  const { firstAdministratorLink } = await import("../../lib/domain/administration/first-administrator");
  const { issueAdministratorLink } = await import("../../lib/domain/administration/administrator-links");
  const { transaction } = await import("../../lib/platform/db/transaction");
  const link =
    (await firstAdministratorLink()) ??
    (await transaction((tx) => issueAdministratorLink(tx, "chief", new Date()))).link;
  process.stdout.write(new URL(link).pathname);
}

async function runOut(): Promise<void> {
  const { expireChallenge } = await import("../../lib/domain/bank-payments/expire-challenge");
  const { id } = await db().paymentChallenge.findFirstOrThrow({
    where: { state: "issued", step: { verification: { person: { account: { email } } } } },
  });
  await db().paymentChallenge.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
  await expireChallenge({ challengeId: id });
}

async function lookAYearLater(): Promise<void> {
  const { recheckOrganization } = await import("../../lib/domain/organizations/recheck");
  const { normalizeOrganizationName } = await import("../../lib/standards/china-ids/organization-name");
  const { id } = await db().organization.findFirstOrThrow({
    where: { memberships: { some: { role: "owner", endedAt: null, account: { email } } } },
  });
  const former = { name: reason, nameNormalized: normalizeOrganizationName(reason), legalRepresentative: more };
  await db().organization.update({ where: { id }, data: { ...former, recheckAt: new Date(Date.now() - 1000) } });
  await recheckOrganization({ organizationId: id });
}

async function actOnStep(): Promise<void> {
  const step = await db().verificationStep.findFirstOrThrow({
    where: { state: { not: "answered" }, verification: { person: { account: { email } } } },
    include: { review: { include: { files: true } } },
  });

  if (command === "expire") {
    await db().verificationStep.update({ where: { id: step.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
  } else {
    const { decideReview } = await import("../../lib/domain/administration/decide-review");
    const { lookAtReviewFile } = await import("../../lib/domain/administration/look-at-review");
    const { newAdministrator } = await import("../../lib/domain/administration/test-support");
    const review = step.review;
    if (!review) throw new Error("nothing of this account is reviewed");
    const refused = command === "refuse";
    for (const role of refused ? (["reviewer"] as const) : (["reviewer", "reviewer"] as const)) {
      const administrator = await newAdministrator(role);
      for (const file of review.files) await lookAtReviewFile(administrator, file.id);
      await decideReview(administrator, { reviewId: review.id, verdict: refused ? "refuse" : "approve", reason });
    }
  }
}
