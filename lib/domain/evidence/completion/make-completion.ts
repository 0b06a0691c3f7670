import "server-only";
import { createHash } from "node:crypto";
import { certifyDocument } from "@/lib/domain/contracts/sending/certify-document";
import { isComplete } from "@/lib/domain/contracts/states";
import { db } from "@/lib/platform/db/client";
import { isUniqueViolation } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { isLocale } from "@/lib/platform/i18n/locales";
import { prepareDocument } from "@/lib/standards/pades/prepare";
import { readContractRecords } from "../read-contract-records";
import { completionCertificate } from "./completion-certificate";
import { completionCodeHash, newCompletionCode } from "./completion-code";
import { completionFacts } from "./completion-facts";

/**
 * The handler of `contract.certificate`: makes a complete contract's certificate of completion, sealed and time-stamped
 * by the platform. Done twice, the first stays.
 * @throws DomainError unavailable when nothing can be time-stamped now
 */
export async function makeCompletion({ contractId }: Record<string, string>): Promise<void> {
  if (!contractId) return;
  const [contract, made] = await Promise.all([
    db().contract.findUnique({ where: { id: contractId }, select: { state: true, locale: true } }),
    db().completionCertificate.count({ where: { contractId } }),
  ]);
  if (!contract || !isComplete(contract.state) || made > 0) return;
  const code = newCompletionCode();
  const codeHash = completionCodeHash(code);
  if (!codeHash) throw new Error("a new code is none");
  const facts = completionFacts(await readContractRecords(contractId));
  const locale = isLocale(contract.locale) ? contract.locale : "en";
  const paper = await completionCertificate(facts, locale, { code, url: `${env().APP_URL}/verify/${code}` });
  const { tail, platformFieldName } = prepareDocument({ base: paper, fields: [] });
  const hash = createHash("sha256").update(paper).update(tail);
  const certification = await certifyDocument([paper, tail], hash.copy(), platformFieldName);
  const pdf = Uint8Array.from(Buffer.concat([paper, tail, certification.tail]));
  const sha256 = Uint8Array.from(hash.update(certification.tail).digest());
  try {
    await db().completionCertificate.create({ data: { contractId, pdf, sha256, codeHash } });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}
