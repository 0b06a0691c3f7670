import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureAuthority } from "@/lib/domain/certificates/authority";
import { issueSignerCertificate } from "@/lib/domain/certificates/issue-signer-certificate";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { asSigner, type DraftField } from "@/lib/domain/contracts/drafting/draft.schema";
import { readDraft } from "@/lib/domain/contracts/drafting/read-draft";
import { updateDraft } from "@/lib/domain/contracts/drafting/update-draft";
import { getHistory } from "@/lib/domain/contracts/history/get-history";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { saveGeneratedSignature } from "@/lib/domain/seals/personal/save-signature";
import { signContract } from "@/lib/domain/signing/sign-contract";
import { proveIdentity } from "@/lib/domain/verification/prove-identity";
import type { Answer } from "@/lib/domain/verification/provider-types";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { identityCheckCharacter } from "@/lib/standards/china-ids/check-character";
import { newDraft, sendNow } from "../support/contracts";
import { judge } from "../support/judges";
import { pagesPdf } from "../support/pdfs";
import { agreed, newActor, promptProvider } from "../support/people";
import { readyToSign, type SigningPerson } from "../support/signed-contract";

const count = 100;
const texts = 100;
afterAll(stopInspecting);

/** A register that knows everybody: the sandbox's own has no hundred people. */
const everybody = {
  ...promptProvider,
  check: async (): Promise<Answer> => ({ outcome: "match", billed: false, providerReference: null }),
};

const digits = "零一二三四五六七八九";
async function signer(n: number): Promise<SigningPerson> {
  const actor = await newActor();
  const name = `赵${digits[Math.floor(n / 10)]}${digits[n % 10]}`;
  const number = `339999199001${String(1 + Math.floor(n / 50)).padStart(2, "0")}${String(n).padStart(3, "0")}`;
  const idNumber = number + identityCheckCharacter(number);
  const { outcome } = await proveIdentity(
    actor,
    { name, idNumber, consent: await agreed("identity_check") },
    { provider: everybody },
  );
  if (outcome !== "match") throw new Error(`${name} was not proven: ${outcome}`);
  await issueSignerCertificate(actor, { terms: await agreed("certificate_terms") });
  const { id } = await saveGeneratedSignature(actor, { style: "running" });
  return { ...actor, name, sealId: id };
}

/** Works through a list, some at a time. */
async function eachOf<T, R>(list: readonly T[], work: (one: T) => Promise<R>, atOnce = 10): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < list.length; from += atOnce)
    done.push(...(await Promise.all(list.slice(from, from + atOnce).map(work))));
  return done;
}

describe("a contract with a hundred signers and more than a hundred fields", { timeout: 900_000 }, () => {
  let people: SigningPerson[];
  beforeAll(async () => {
    await ensureAuthority();
    people = await eachOf(
      Array.from({ length: count }, (_, n) => n),
      signer,
    );
  }, 600_000);

  it("is signed by all of them; what was filled in stands to the end, and every judge takes every signature", async () => {
    const [sender] = people;
    const contractId = await newDraft(sender!, pagesPdf(5));
    const { draft, version } = await readDraft(db(), contractId);
    const documentId = draft.documentIds[0]!;
    const participants = people.map(({ name, email }) => asSigner({ id: newId(), name, email }));
    const place = (participantId: string, kind: DraftField["kind"], page: number, n: number): DraftField => ({
      id: newId(),
      documentId,
      participantId,
      kind,
      label: kind === "text" ? `Line ${n}` : null,
      required: true,
      page,
      x: 20 + (n % 5) * 110,
      y: 20 + Math.floor(n / 5) * 36,
      width: 100,
      height: kind === "text" ? 16 : 32,
    });
    const fields = [
      ...participants.map(({ id }, n) => place(id, "signature", 0, n)),
      ...Array.from({ length: texts }, (_, n) => place(participants[0]!.id, "text", 1, n)),
    ];
    const saved = await updateDraft(sender!, { contractId, version, draft: { ...draft, participants, fields } });
    await sendNow(sender!, contractId, saved.version);
    const outcomes = await eachOf(people, async (person) => signContract(person, await readyToSign(person)));
    expect(outcomes.filter(({ completed }) => completed)).toHaveLength(1);

    const contract = await db().contract.findUniqueOrThrow({ where: { id: contractId } });
    expect(contract.state).toBe("completed");
    const { lines, check } = await getHistory(sender!, contractId);
    expect(check).toEqual({ intact: true, lines: lines.length });
    expect(lines.filter(({ type }) => type === "signed")).toHaveLength(count);
    const signed = await readRevision(documentId);
    const { rootPem, chainPem } = await trustAnchors();
    expect(await judge(signed, rootPem, chainPem)).toEqual({
      signatures: count + 1,
      timestamps: count + 1,
      documentTimestamps: 0,
      findings: [],
    });
    const filled = shownText(signed).match(/杭州\s?12/g) ?? [];
    expect(filled).toHaveLength(texts);
  });
});

/** What a reader of another's making shows on the pages. */
function shownText(pdf: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), "vermilion-hundred-"));
  try {
    const file = path.join(folder, "signed.pdf");
    writeFileSync(file, pdf);
    return execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
