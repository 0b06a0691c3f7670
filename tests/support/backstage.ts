/**
 * What a browser test cannot do from the front, or what it is not about: two administrators decide, time passes, or
 * somebody has an account, a proven name, a certificate and a signature already. One process beside the server, on the
 * server's data: it answers `POST /<deed>` with an array of strings, on the loopback, until it is stopped. It prints its
 * port once it listens.
 */
import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { json } from "node:stream/consumers";
import { besideServer } from "./beside-server";

besideServer(process.env.E2E_DATA ?? "", process.env.E2E_ORIGIN);

// Only now: what follows reads the environment when it is loaded.
const { db, disconnect } = await import("../../lib/platform/db/client");
const { signedUp, becomeSigner, proveByPhone, actorOf } = await import("./seeded-people");
const { certifyOrganization } = await import("./sealing");
const { creditCodeWith, memberOf, sealOf, verifiedOrganization } = await import("./organizations");

type Deed = (...words: string[]) => Promise<unknown>;
const deeds: Record<string, Deed> = {
  "office-link": officeLink,
  /** Lets the time run out that an owner's organization has to pay. */
  "run-out": runOut,
  /** Gives an owner's organization a former name and representative, and has the register looked into a year later. */
  formerly,
  expire,
  approve: (email, reason) => decide("approve", email, reason),
  refuse: (email, reason) => decide("refuse", email, reason),
  /** A confirmed account; the value of its session's cookie. */
  "sign-up": signedUp,
  /** Name, certificate and signature of an account, by name and identity number. */
  "become-signer": becomeSigner,
  /** Name proven by a phone, as it is asked of those who act for organizations. */
  "prove-by-phone": proveByPhone,
  "make-organization": makeOrganization,
  join,
  "make-seal": makeSeal,
  /** Sends a file to one signer, who signs on its first page; the path of the link in her mail. */
  "send-file": sendFile,
  /** The path of a link into the back office for whoever compares what is sent. */
  "reviewer-link": reviewerLink,
};

const server = createServer((request, response) => {
  answer(request.url?.slice(1) ?? "", request)
    .then((result) => response.end(JSON.stringify(result ?? null)))
    .catch((error) => response.writeHead(500).end(String(error?.stack ?? error)));
});
async function answer(name: string, body: Parameters<typeof json>[0]) {
  const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
  if (!deed) throw new Error(`there is no deed ${name}`);
  return deed(...((await json(body)) as string[]));
}
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.on("SIGTERM", () => server.close(() => void disconnect()));

/** A verified organization with its certificate; an account owns it. */
async function makeOrganization(email: string, name: string): Promise<{ organizationId: string }> {
  const owner = await actorOf(email);
  // A server may have organizations of earlier processes like this one.
  const creditCode = creditCodeWith(`X${String(randomInt(10_000_000)).padStart(7, "0")}`);
  const { organizationId } = await verifiedOrganization({ owner, name, creditCode });
  await certifyOrganization(organizationId);
  return { organizationId };
}

/** @param duty keeper, auditor or none */
async function join(email: string, organizationId: string, role: string, duty: string): Promise<string> {
  const actor = await actorOf(email);
  const sealDuty = duty === "none" ? null : (duty as "keeper" | "auditor");
  return (await memberOf(organizationId, { actor, role: role as "member", sealDuty })).membershipId;
}

const sealNames: Record<string, string> = {
  official: "公章",
  contract: "合同专用章",
  finance: "财务专用章",
  legal_representative: "法定代表人章",
};

/** A seal with its usual design, in use. @returns its id */
async function makeSeal(email: string, organizationId: string, kind: string): Promise<string> {
  const name = sealNames[kind] ?? kind;
  return (await sealOf(await actorOf(email), organizationId, kind as "official", { name })).sealId;
}

async function sendFile(email: string, file: string, name: string, signer: string): Promise<string> {
  const { fillDraft, newDraft, tokensSentTo } = await import("./contracts");
  const { sendContract } = await import("../../lib/domain/contracts/sending/send-contract");
  const sender = await actorOf(email);
  const contractId = await newDraft(sender, readFileSync(file), path.basename(file));
  const version = await fillDraft(sender, contractId, [{ name, email: signer }]);
  const before = await tokensSentTo(signer);
  await sendContract(sender, { contractId, version });
  // The server's own worker does the rest.
  for (let tries = 0; tries < 600; tries++) {
    const tokens = await tokensSentTo(signer);
    if (tokens.length > before.length) return `/s/${tokens.at(-1)}`;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error("the contract was not sent");
}

/** The first chief's, as long as there is none; against a server that has one already, another chief's. */
async function officeLink(): Promise<string> {
  const { firstAdministratorLink } = await import("../../lib/domain/administration/first-administrator");
  const { issueAdministratorLink } = await import("../../lib/domain/administration/administrator-links");
  const { transaction } = await import("../../lib/platform/db/transaction");
  const link =
    (await firstAdministratorLink()) ??
    (await transaction((tx) => issueAdministratorLink(tx, "chief", new Date()))).link;
  return new URL(link).pathname;
}

async function reviewerLink(): Promise<string> {
  const { issueAdministratorLink } = await import("../../lib/domain/administration/administrator-links");
  const { transaction } = await import("../../lib/platform/db/transaction");
  const { link } = await transaction((tx) => issueAdministratorLink(tx, "reviewer", new Date()));
  return new URL(link).pathname;
}

async function runOut(email: string): Promise<void> {
  const { expireChallenge } = await import("../../lib/domain/bank-payments/expire-challenge");
  const { id } = await db().paymentChallenge.findFirstOrThrow({
    where: { state: "issued", step: { verification: { person: { account: { email } } } } },
  });
  await db().paymentChallenge.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
  await expireChallenge({ challengeId: id });
}

async function formerly(email: string, name: string, legalRepresentative: string): Promise<void> {
  const { recheckOrganization } = await import("../../lib/domain/organizations/recheck");
  const { normalizeOrganizationName } = await import("../../lib/standards/china-ids/organization-name");
  const { id } = await db().organization.findFirstOrThrow({
    where: { memberships: { some: { role: "owner", endedAt: null, account: { email } } } },
  });
  const former = { name, nameNormalized: normalizeOrganizationName(name), legalRepresentative };
  await db().organization.update({ where: { id }, data: { ...former, recheckAt: new Date(Date.now() - 1000) } });
  await recheckOrganization({ organizationId: id });
}

const openStep = (email: string) =>
  db().verificationStep.findFirstOrThrow({
    where: { state: { not: "answered" }, verification: { person: { account: { email } } } },
    include: { review: { include: { files: true } } },
  });

/** Lets the time of somebody's step run out. */
async function expire(email: string): Promise<void> {
  const { id } = await openStep(email);
  await db().verificationStep.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
}

/** Has administrators decide about somebody's document: two approve, one refuses. */
async function decide(verdict: "approve" | "refuse", email: string, reason = ""): Promise<void> {
  const { decideReview } = await import("../../lib/domain/administration/decide-review");
  const { lookAtReviewFile } = await import("../../lib/domain/administration/look-at-review");
  const { newAdministrator } = await import("../../lib/domain/administration/test-support");
  const { review } = await openStep(email);
  if (!review) throw new Error("nothing of this account is reviewed");
  for (let count = verdict === "approve" ? 2 : 1; count > 0; count--) {
    const administrator = await newAdministrator("reviewer");
    for (const file of review.files) await lookAtReviewFile(administrator, file.id);
    await decideReview(administrator, { reviewId: review.id, verdict, reason });
  }
}
