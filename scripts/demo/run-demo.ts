import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ValidationReport } from "@/lib/standards/pades/report";

export type DemoOptions = {
  /** A PDF to sign; the sample contract where it is left out. */
  file: { bytes: Uint8Array; fileName: string } | undefined;
  /** 1 to 20 people. */
  signers: number;
  /** The folder for what comes of it, as an absolute path. */
  out: string;
};

const say = (line: string) => console.error(line);

/**
 * Verifies people, sends them the contract, lets all of them sign at the same moment, and writes what anyone needs to
 * check it: `signed.pdf`, `root.pem`, `chain.pem`, `evidence/`, `report.json`.
 * @returns whether our validator calls every signature valid
 * @throws DomainError when the file is refused
 */
export async function runDemo(options: DemoOptions): Promise<boolean> {
  const began = performance.now();
  const { ensureAuthority } = await import("@/lib/domain/certificates/authority");
  const { startWorker } = await import("@/lib/platform/outbox/worker");
  const { handlers } = await import("@/lib/domain/worker");
  const { addressOf, becomeSigner, joinByInvitation, signUpSender } = await import("./people");
  const { prepareAndSend, requireSent, signAsInvited } = await import("./contract");
  const { sandboxPeople } = await import("@/lib/domain/verification/sandbox/people");

  await ensureAuthority();
  const worker = startWorker(handlers);
  try {
    const people = sandboxPeople.filter(({ behaviour }) => behaviour === "match").slice(0, options.signers);
    const [first, ...others] = people;
    if (!first) throw new Error("the sandbox register has nobody to sign");
    const sender = await signUpSender(first);
    await becomeSigner(sender, first);
    say(`${first.name} has proven her name and holds a certificate.`);
    const signers = people.map((person) => ({ name: person.name, email: addressOf(person) }));
    const contract = await prepareAndSend(sender, signers, options.file);
    await worker.drain();
    await requireSent(sender, contract);
    say(`Sent to ${people.length} ${people.length === 1 ? "person" : "people"}.`);
    const joined = await Promise.all(
      others.map(async (person) => {
        const actor = await joinByInvitation(person);
        await becomeSigner(actor, person);
        return actor;
      }),
    );
    const actors = [sender, ...joined];
    await Promise.all(actors.map((actor) => signAsInvited(actor, contract.contractId)));
    await worker.drain();
    say("All have signed.");
    const report = await leave(sender, contract, options.out, began);
    const verdict = judge(report, people.length + 1);
    say(`${report.signatures.length} signatures: ${verdict.words} See ${options.out}`);
    const at = (name: string) => JSON.stringify(path.join(options.out, name));
    // The authority was made for this run alone; nobody else's trust settings know it.
    say(`Check it yourself: npm run verify -- ${at("signed.pdf")} --trust ${at("root.pem")}`);
    return verdict.good;
  } finally {
    await worker.stop();
  }
}

/**
 * Every signature that was made here must be valid. One that the file brought along may be from an authority that
 * nobody named to us; it must be unbroken all the same.
 */
function judge(report: ValidationReport, made: number): { good: boolean; words: string } {
  const ours = report.signatures.filter((signature) => signature.trusted);
  const foreign = report.signatures.filter((signature) => !signature.trusted);
  const unbroken = foreign.every((signature) => signature.verdict !== "invalid");
  const good =
    report.verdict !== "invalid" &&
    unbroken &&
    ours.length === made &&
    ours.every(({ verdict }) => verdict === "valid");
  const words = foreign.length ? `ours valid, ${foreign.length} by a signer unknown here.` : "all valid.";
  return { good, words: good ? words : `the validator says ${report.verdict}.` };
}

type Actor = import("@/lib/platform/actor").Actor;

async function leave(
  actor: Actor,
  contract: { contractId: string; documentId: string },
  out: string,
  began: number,
): Promise<ValidationReport> {
  const { contractEvidence } = await import("@/lib/domain/evidence/contract-evidence");
  const { trustAnchors } = await import("@/lib/domain/certificates/trust-anchors");
  const { readRevision } = await import("@/lib/domain/contracts/revisions/read-revision");
  const { validatePdf } = await import("@/lib/standards/pades/validate");
  const { parseCertificate } = await import("@/lib/standards/x509/certificate");
  const signed = await readRevision(contract.documentId);
  const { roots, intermediates, rootPem, chainPem } = await trustAnchors();
  const validation = validatePdf(signed, {
    anchors: roots.map((der) => parseCertificate(der)),
    intermediates: intermediates.map((der) => parseCertificate(der)),
    at: new Date(),
  });
  await mkdir(path.join(out, "evidence"), { recursive: true });
  await writeFile(path.join(out, "signed.pdf"), signed);
  await writeFile(path.join(out, "root.pem"), rootPem);
  await writeFile(path.join(out, "chain.pem"), chainPem);
  for (const { name, bytes } of await contractEvidence(actor, contract.contractId)) {
    const file = path.join(out, "evidence", name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  const summary = {
    verdict: validation.verdict,
    sandbox: true,
    bytes: signed.length,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    validation,
  };
  await writeFile(path.join(out, "report.json"), `${JSON.stringify(summary, null, 2)}\n`);
  return validation;
}
