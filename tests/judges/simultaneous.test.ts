import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { getHistory } from "@/lib/domain/contracts/history/get-history";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { signContract } from "@/lib/domain/signing/sign-contract";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { sendToAll } from "../support/demo-contract";
import { judge } from "../support/judges";
import { plainPdf } from "../support/pdfs";
import { newSigner, readyToSign, type SigningPerson } from "../support/signed-contract";
import { type SigningJob, startSigning, untilWaiting } from "../support/signing-processes";

const count = 20;
let people: SigningPerson[];

beforeAll(async () => {
  people = [];
  for (let n = 0; n < count; n++) people.push(await newSigner(n));
});
afterAll(stopInspecting);

async function contractWithJobs(): Promise<{ contractId: string; documentId: string; jobs: SigningJob[] }> {
  const contract = await sendToAll(people, plainPdf());
  const jobs = await Promise.all(people.map(async (actor) => ({ actor, input: await readyToSign(actor) })));
  return { ...contract, jobs };
}

/** Everybody's signature is in the file, in the database and in the history, once, and every judge is content. */
async function expectAllSigned({ contractId, documentId }: { contractId: string; documentId: string }): Promise<void> {
  const contract = await db().contract.findUniqueOrThrow({
    where: { id: contractId },
    include: { participants: true },
  });
  expect(contract.state).toBe("completed");
  expect(new Set(contract.participants.map(({ state }) => state))).toEqual(new Set(["signed"]));
  expect(await db().signature.count({ where: { contractId, participantId: { not: null } } })).toBe(count);
  const revisions = await db().revision.findMany({ where: { documentId }, orderBy: { number: "asc" } });
  expect(revisions.map(({ number }) => number)).toEqual(Array.from({ length: count + 2 }, (_, index) => index + 1));
  const { lines, check } = await getHistory(people[0]!, contractId);
  expect(check).toEqual({ intact: true, lines: lines.length });
  const signed = lines.filter(({ type }) => type === "signed");
  // The history tells of the revisions in the order in which the file has them.
  expect(signed.map(({ data }) => data.revision)).toEqual(Array.from({ length: count }, (_, index) => index + 3));
  expect(signed.map(({ data }) => data.fileSha256)).toEqual(
    revisions.slice(2).map(({ sha256 }) => Buffer.from(sha256).toString("hex")),
  );
  expect(new Set(signed.map(({ actorName }) => actorName))).toEqual(new Set(people.map(({ name }) => name)));
  expect(lines.filter(({ type }) => type === "completed")).toHaveLength(1);
  const { rootPem, chainPem } = await trustAnchors();
  const said = await judge(await readRevision(documentId), rootPem, chainPem);
  expect(said).toEqual({ signatures: count + 1, timestamps: count + 1, documentTimestamps: 0, findings: [] });
}

describe("20 people who sign at the same moment", { timeout: 300_000 }, () => {
  it("all succeed in one process", async () => {
    const { jobs, ...contract } = await contractWithJobs();
    const outcomes = await Promise.allSettled(jobs.map(({ actor, input }) => signContract(actor, input)));
    expect(outcomes.filter(({ status }) => status === "rejected")).toEqual([]);
    await expectAllSigned(contract);
  });

  it("all succeed from two processes, where only the database decides who is first", async () => {
    const { jobs, ...contract } = await contractWithJobs();
    const signers = await Promise.all([startSigning(), startSigning()]);
    // The contract is held until each process stands before it with a signature: there is a race to be decided.
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contract.contractId}::uuid FOR UPDATE`;
      for (const [half, signer] of signers.entries())
        signer.sign(
          jobs.filter((_, index) => index % 2 === half),
          { together: true },
        );
      await untilWaiting(signers.length);
    });
    for (const signer of signers) await signer.until(({ kind }) => kind === "done");
    for (const { news } of signers) {
      expect(news.filter(({ kind }) => kind === "failed")).toEqual([]);
      expect(news.filter(({ kind }) => kind === "signed")).toHaveLength(count / 2);
    }
    await Promise.all(signers.map((signer) => signer.kill()));
    await expectAllSigned(contract);
  });
});

describe("one person who presses a hundred times at the same moment", { timeout: 120_000 }, () => {
  it("signs once; every other press says that it is done", async () => {
    const [presser, other] = people as [SigningPerson, SigningPerson];
    const { contractId, documentId } = await sendToAll([presser, other], plainPdf());
    const input = await readyToSign(presser);
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => signContract(presser, input)));
    const refused = outcomes.flatMap((one) =>
      one.status === "rejected" ? [(one.reason as { code?: string }).code] : [],
    );
    expect(new Set(refused)).toEqual(new Set(["already_signed"]));
    expect(await db().signature.count({ where: { contractId, participantId: input.participantId } })).toBe(1);
    expect(await db().revision.count({ where: { documentId, kind: "signed" } })).toBe(1);
    const { lines, check } = await getHistory(presser, contractId);
    expect(check.intact).toBe(true);
    expect(lines.filter(({ type }) => type === "signed")).toHaveLength(1);
    const { rootPem, chainPem } = await trustAnchors();
    expect((await judge(await readRevision(documentId), rootPem, chainPem)).findings).toEqual([]);
  });
});
