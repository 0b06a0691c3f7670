import { readCnaps } from "@/lib/standards/china-ids/cnaps";
import type { Counterparty, StatementBank } from "./statement";
import { descend, textAt, type XmlNode } from "./xml-node";

/**
 * The debtor or the creditor of one transaction. From version 08 on a party is a choice: a person or firm under Pty,
 * or a bank under Agt.
 * @param details TxDtls
 */
export function readCamtParty(details: XmlNode, side: "Dbtr" | "Cdtr"): Counterparty {
  const parties = descend(details, "RltdPties");
  const name = textAt(parties, `${side}/Pty/Nm`, `${side}/Nm`, `${side}/Agt/FinInstnId/Nm`);
  const account = readCamtAccount(descend(parties, `${side}Acct`));
  return {
    ...(name !== undefined && { name }),
    ...(account !== undefined && { account }),
    bank: readCamtBank(descend(details, `RltdAgts/${side}Agt/FinInstnId`)),
  };
}

/** An account's number: IBAN, or any other. */
export function readCamtAccount(account: XmlNode | undefined): string | undefined {
  return textAt(account, "Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id");
}

function readCamtBank(bank: XmlNode | undefined): StatementBank {
  const name = textAt(bank, "Nm", "CmbndId/Nm");
  const bic = textAt(bank, "BICFI", "BIC", "CmbndId/BIC");
  const member = readCnaps(textAt(bank, "ClrSysMmbId/MmbId", "Othr/Id") ?? "");
  return {
    ...(name !== undefined && { name }),
    ...(bic !== undefined && { bic }),
    ...(member.ok && { cnaps: member.normalized }),
  };
}
