import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { getHistory } from "@/lib/domain/contracts/history/get-history";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { sendContract } from "@/lib/domain/contracts/sending/send-contract";
import { signContract } from "@/lib/domain/signing/sign-contract";
import { handlers } from "@/lib/domain/worker";
import { db } from "@/lib/platform/db/client";
import { startWorker } from "@/lib/platform/outbox/worker";
import { validatePdf } from "@/lib/standards/pades/validate";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { fillDraft, newDraft } from "../support/contracts";
import { judge } from "../support/judges";
import { newSigner, readyToSign, type SigningPerson, sentContract } from "../support/signed-contract";
import { type SigningJob, startProcess, startSigning, untilForgotten } from "../support/signing-processes";

let people: SigningPerson[];

beforeAll(async () => {
  people = [await newSigner(0), await newSigner(1)];
});
afterAll(stopInspecting);

type Sent = { contractId: string; documentId: string };

/** Whether a participant has signed; every table must say the same. */
async function hasSigned(participantId: string): Promise<boolean> {
  const participant = await db().participant.findUniqueOrThrow({
    where: { id: participantId },
    include: { signatures: { include: { revision: true, intent: true } }, contract: { include: { documents: true } } },
  });
  const lines = await db().event.findMany({ where: { type: "signed", actorId: participantId } });
  const signed = participant.state === "signed";
  expect([participant.signatures.length, lines.length]).toEqual(signed ? [1, 1] : [0, 0]);
  const [signature] = participant.signatures;
  if (!signature) return false;
  expect(signature.intent?.consumedAt).not.toBeNull();
  expect(lines[0]?.data).toMatchObject({
    revision: signature.revision.number,
    fileSha256: Buffer.from(signature.revision.sha256).toString("hex"),
  });
  return true;
}

async function unsigned(jobs: readonly SigningJob[]): Promise<SigningJob[]> {
  const signed = await Promise.all(jobs.map(({ input }) => hasSigned(input.participantId)));
  return jobs.filter((_, index) => !signed[index]);
}

/** The file has as many revisions as the database says, and everybody calls as many signatures valid. */
async function expectSound({ contractId, documentId }: Sent, signers: number): Promise<void> {
  const { headRevision } = await db().document.findUniqueOrThrow({ where: { id: documentId } });
  expect(headRevision).toBe(2 + signers);
  expect(await db().revision.count({ where: { documentId } })).toBe(headRevision);
  expect((await getHistory(people[0]!, contractId)).check.intact).toBe(true);
  const { roots, intermediates, rootPem, chainPem } = await trustAnchors();
  const pdf = await readRevision(documentId);
  const [anchors, others] = [roots, intermediates].map((ders) => ders.map((der) => parseCertificate(der)));
  const report = validatePdf(pdf, { anchors: anchors ?? [], intermediates: others ?? [], at: new Date() });
  expect(report).toMatchObject({ verdict: "valid", findings: [] });
  const said = await judge(pdf, rootPem, chainPem);
  expect(said).toMatchObject({ signatures: signers + 1, findings: [] });
}

describe("a server that is killed while it signs", () => {
  const kills = 6;

  // As many processes have to start.
  it("leaves each contract signed or signable, and nothing between", { timeout: 300_000 }, async () => {
    const contracts: Sent[] = [];
    const jobs: SigningJob[] = [];
    const another = async () => {
      contracts.push(await sentContract(people));
      for (const actor of people) jobs.push({ actor, input: await readyToSign(actor) });
    };
    for (let n = 0; n < 4; n++) await another();
    // How long one signature takes on this machine, so that the kills fall all over it.
    const began = performance.now();
    await signContract(jobs[0]!.actor, jobs[0]!.input);
    await signContract(jobs[1]!.actor, jobs[1]!.input);
    const usual = (performance.now() - began) / 2;
    let next = startSigning();
    for (let n = 0; n < kills; n++) {
      const server = await next;
      if (n + 1 < kills) next = startSigning();
      let open = await unsigned(jobs);
      if (open.length < 5) {
        await another();
        open = await unsigned(jobs);
      }
      server.sign(open, { together: false });
      // Every second one dies in its first signature, with everything still cold.
      const index = n % 2;
      await server.until((one) => one.kind === "begun" && one.index === index);
      const delay = ((n + Math.random()) / kills) * usual * (index === 0 ? 3 : 1);
      await wait(delay);
      await server.kill();
      // What it said it had done is done; of the rest at most one signature more was committed.
      const told = server.news.filter(({ kind }) => kind === "signed").length;
      const done = open.length - (await unsigned(open)).length;
      expect([told, told + 1], `killed after ${delay} ms`).toContain(done);
      expect(server.news.filter(({ kind }) => kind === "failed")).toEqual([]);
    }

    for (const { actor, input } of await unsigned(jobs)) await signContract(actor, input);
    for (const contract of contracts) {
      const { state } = await db().contract.findUniqueOrThrow({ where: { id: contract.contractId } });
      expect(state).toBe("completed");
      await expectSound(contract, 2);
    }
  });
});

describe("a worker that is killed in the middle of a task", () => {
  it("has its task done again when the lease has run out, once in effect", async () => {
    // What earlier tests did by themselves is no work for the worker.
    await db().outboxTask.updateMany({ data: { doneAt: new Date() } });
    const contractId = await newDraft(people[0]!);
    const version = await fillDraft(people[0]!, contractId, people);
    await sendContract(people[0]!, { contractId, version });
    const key = { startsWith: `contract.send:${contractId}` };
    const task = () => db().outboxTask.findFirstOrThrow({ where: { key } });
    const delays = [0, 15, 40];
    for (const [n, delay] of delays.entries()) {
      const worker = startProcess("worker-process.ts");
      for (;;) {
        const [message] = await once(worker, "message");
        if (message === "begun") break;
      }
      await wait(delay);
      worker.kill("SIGKILL");
      await once(worker, "exit");
      await untilForgotten();
      const { state } = await db().contract.findUniqueOrThrow({ where: { id: contractId } });
      expect(["sending", "out"]).toContain(state);
      const left = await task();
      expect(left.attempts).toBe(n + 1);
      if (left.doneAt) break;
      // Held by the dead one; nobody else touches it until its lease is over.
      expect(left.leasedUntil?.getTime()).toBeGreaterThan(Date.now());
      await db().outboxTask.update({ where: { id: left.id }, data: { leasedUntil: new Date(Date.now() - 1) } });
    }
    const worker = startWorker(handlers);
    await worker.drain();
    // And as though it had been killed between its work and the note that the work is done.
    await db().outboxTask.update({ where: { id: (await task()).id }, data: { doneAt: null } });
    await worker.drain();
    await worker.stop();
    expect(await task()).toMatchObject({ doneAt: expect.any(Date), deadAt: null });
    const types = (await getHistory(people[0]!, contractId)).lines.map(({ type }) => type);
    expect(types).toEqual(["created", "sent", "certified", "invited", "invited"]);
    for (const { email } of people) {
      const { id } = await db().participant.findFirstOrThrow({ where: { contractId, email } });
      expect(await db().linkToken.count({ where: { participantId: id } })).toBe(1);
    }
    const { id: documentId } = await db().document.findFirstOrThrow({ where: { contractId } });
    await expectSound({ contractId, documentId }, 0);
  });
});
