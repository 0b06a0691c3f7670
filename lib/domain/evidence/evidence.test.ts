import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import { db } from "@/lib/platform/db/client";
import { newActor } from "@/tests/support/people";
import { newSigner, type SigningPerson, sentContract, signAs } from "@/tests/support/signed-contract";
import { checkEvidence } from "./check-evidence";
import { contractEvidence } from "./contract-evidence";
import type { Evidence } from "./evidence";
import { evidenceArchive } from "./evidence-archive";

let people: SigningPerson[];
let contractId: string;
let documentId: string;

beforeAll(async () => {
  people = [await newSigner(0), await newSigner(1)];
  ({ contractId, documentId } = await sentContract(people));
  for (const person of people) await signAs(person);
});

const folder = mkdtempSync(path.join(os.tmpdir(), "vermilion-evidence-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function evidenceFor(person: SigningPerson): Promise<Evidence> {
  const files = await contractEvidence(person, contractId);
  const json = files.find(({ name }) => name === "evidence.json");
  return JSON.parse(new TextDecoder().decode(json?.bytes)) as Evidence;
}

describe("the evidence of a contract", () => {
  it("has everything recorded, and nobody's identity number", async () => {
    const evidence = await evidenceFor(people[0]!);
    expect(evidence).toMatchObject({ format: "vermilion-evidence-1", sandbox: true });
    expect(evidence.contract).toMatchObject({ id: contractId, state: "completed", from: people[0]!.name });
    expect(evidence.participants.map(({ name, email, state }) => [name, email, state])).toEqual(
      people.map(({ name, email }) => [name, email, "signed"]),
    );
    expect(evidence.signatures.map(({ participantId, revision }) => [participantId === null, revision])).toEqual([
      [true, 2],
      [false, 3],
      [false, 4],
    ]);
    expect(evidence.documents[0]?.revisions.map(({ kind }) => kind)).toEqual([
      "prepared",
      "certified",
      "signed",
      "signed",
    ]);
    expect(evidence.consents.map(({ kind }) => kind).sort()).toEqual([
      "certificate_terms",
      "certificate_terms",
      "identity_check",
      "identity_check",
    ]);
    const text = JSON.stringify(evidence);
    for (const { idNumber } of sandboxPeople.slice(0, 2)) expect(text).not.toContain(idNumber.slice(4, 14));
  });

  it("names the digest of every revision as it can be read", async () => {
    const { documents } = await evidenceFor(people[0]!);
    for (const { number, sha256, bytes } of documents[0]!.revisions) {
      const file = await readRevision(documentId, number);
      expect(createHash("sha256").update(file).digest("hex")).toBe(sha256);
      expect(file.length).toBe(bytes);
    }
  });

  it("keeps another person's address from a signer, and says so", async () => {
    const evidence = await evidenceFor(people[1]!);
    const [sender, own] = evidence.participants;
    expect([sender?.email, own?.email]).toEqual([null, people[1]!.email]);
    const withheld = evidence.events.filter((event) => event.withheld);
    expect(withheld.length).toBeGreaterThan(0);
    const told = withheld.flatMap(({ address, userAgent, originSalt }) => [address, userAgent, originSalt]);
    expect(new Set(told)).toEqual(new Set([null]));
    // Without the salt, the digests of the chain do not let anybody try addresses out.
    const salts = await db().event.findMany({ where: { contractId }, select: { sequence: true, originSalt: true } });
    for (const { sequence } of withheld) {
      const { originSalt = new Uint8Array() } = salts.find((row) => row.sequence === sequence) ?? {};
      expect(originSalt).toHaveLength(16);
      expect(JSON.stringify(evidence)).not.toContain(Buffer.from(originSalt).toString("hex"));
    }
    expect(checkEvidence(evidence)).toMatchObject({ intact: true, lines: evidence.events.length });
    expect(evidence.events.filter(({ actorId, withheld }) => actorId === own?.id && withheld)).toEqual([]);
  });

  it("is not there for strangers", async () => {
    await expect(contractEvidence(await newActor(), contractId)).rejects.toMatchObject({ code: "not_found" });
  });

  it("comes as one archive", async () => {
    const { fileName, bytes } = await evidenceArchive(people[1]!, contractId);
    expect(fileName).toBe("Lease, Building 4-evidence.zip");
    writeFileSync(path.join(folder, "a.zip"), bytes);
    const listed = execFileSync("unzip", ["-Z1", path.join(folder, "a.zip")], { encoding: "utf8" })
      .trim()
      .split("\n");
    expect(listed).toHaveLength(4 + 3 + 3 * 3);
    expect(listed.slice(0, 2)).toEqual(["README.txt", "evidence.json"]);
  });
});

describe("its README", () => {
  it("has commands that succeed as they are written, and fail for another file", async () => {
    for (const { name, bytes } of await contractEvidence(people[0]!, contractId)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), bytes);
    }
    const pdf = await readRevision(documentId);
    writeFileSync(path.join(folder, "FILE.pdf"), pdf);
    const readme = execFileSync("cat", ["README.txt"], { cwd: folder, encoding: "utf8" });
    expect(readme).toContain("SANDBOX");
    const run = (command: string) =>
      execFileSync("sh", ["-c", `${command} 2>&1`], { cwd: folder, encoding: "utf8", stdio: "pipe" });
    const blocks = readme.split(/\nRevision \d+, .*\n/).slice(1);
    expect(blocks).toHaveLength(3);
    const commands = blocks.map((block) => {
      const end = block.search(/\n\S/);
      return (end < 0 ? block : block.slice(0, end))
        .replaceAll("\\\n", "")
        .split("\n")
        .map((line) => line.trim());
    });
    for (const [cut, cms, stamp] of commands) {
      run(cut!);
      expect(run(cms!)).toContain("CAdES Verification successful");
      expect(run(stamp!)).toContain("Verification: OK");
    }
    const all = readme.split("\n").filter((line) => /^ {2}(mkdir nss|certutil|pdfsig)/.test(line));
    const output = all.map((line) => run(line.trim())).join("");
    expect(output.match(/Signature is Valid/g)).toHaveLength(3);
    expect(output.match(/Certificate is Trusted/g)).toHaveLength(3);

    pdf[100] = pdf[100]! ^ 1;
    writeFileSync(path.join(folder, "FILE.pdf"), pdf);
    run(commands[1]![0]!);
    expect(() => run(commands[1]![1]!)).toThrow();
  });
});

describe("checking the evidence by itself", () => {
  it("finds nothing wrong with what was exported, after a way through JSON", async () => {
    const evidence = await evidenceFor(people[0]!);
    const lines = evidence.events.length;
    expect(checkEvidence(evidence)).toEqual({ intact: true, lines, problems: [] });
  });

  it.each<[string, (evidence: Evidence) => void, string]>([
    ["a changed name", (evidence) => Object.assign(evidence.events[2]!, { actorName: "Mallory" }), "chain-broken"],
    [
      "a changed time",
      (evidence) => Object.assign(evidence.events[2]!, { at: new Date(0).toISOString() }),
      "chain-broken",
    ],
    [
      "another address",
      (evidence) => Object.assign(evidence.events[2]!, { address: "198.51.100.1", withheld: false }),
      "chain-broken",
    ],
    ["another origin", (evidence) => Object.assign(evidence.events[2]!, { origin: "00".repeat(32) }), "chain-broken"],
    ["a removed line", (evidence) => evidence.events.splice(2, 1), "chain-broken"],
    ["a removed end", (evidence) => evidence.events.pop(), "chain-cut"],
    ["two lines swapped", (evidence) => evidence.events.reverse(), "chain-broken"],
    [
      "another file",
      (evidence) => Object.assign(evidence.documents[0]!.revisions[2]!, { sha256: "00" }),
      "revision-differs",
    ],
    ["another signature", (evidence) => Object.assign(evidence.signatures[1]!, { digest: "00" }), "signature-differs"],
    ["a signature left out", (evidence) => evidence.signatures.pop(), "signature-differs"],
  ])("sees %s", async (_, tamper, code) => {
    const evidence = await evidenceFor(people[0]!);
    tamper(evidence);
    const check = checkEvidence(evidence);
    expect(check.intact).toBe(false);
    expect(check.problems.map((problem) => problem.code)).toContain(code);
  });
});
