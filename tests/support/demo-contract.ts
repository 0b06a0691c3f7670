import { readRevision } from "../../lib/domain/contracts/revisions/read-revision";
import { performSend } from "../../lib/domain/contracts/sending/perform-send";
import { db } from "../../lib/platform/db/client";
import { prepareAndSend, requireSent, type SentContract, signAsInvited } from "../../scripts/demo/contract";
import type { SigningPerson } from "./signed-contract";

/** Prepares a file as the demo does and sends it from the first of these people to all of them. */
export async function sendToAll(people: readonly SigningPerson[], bytes: Uint8Array): Promise<SentContract> {
  const [sender] = people;
  if (!sender) throw new Error("nobody sends a contract");
  const contract = await prepareAndSend(sender, people, { bytes, fileName: "contract.pdf" });
  await performSend({ contractId: contract.contractId }, { attempt: 1 });
  await requireSent(sender, contract);
  return contract;
}

/** The same, and everybody signs at the same moment. */
export async function signedByAll(people: readonly SigningPerson[], bytes: Uint8Array) {
  const contract = await sendToAll(people, bytes);
  await Promise.all(people.map((person) => signAsInvited(person, contract.contractId)));
  const fields = await db().field.findMany({ where: { documentId: contract.documentId } });
  return { ...contract, fields, signed: await readRevision(contract.documentId) };
}
