import { joinParts } from "./joined-note";
import { childrenOf, descend, textAt, type XmlNode } from "./xml-node";

/** Max140Text: a longer note is cut into several Ustrd. */
const unstructuredWidth = 140;

/**
 * The remittance information of a transaction, all its parts: free text, references to invoices and creditor
 * references. Where there is none, what the bank adds to the transaction or the entry, since some banks put the
 * payer's note there.
 */
export function camtNote(entry: XmlNode, details: XmlNode | undefined): string {
  const remittance = descend(details, "RmtInf");
  const free = joinParts(textsOf(childrenOf(remittance, "Ustrd")), unstructuredWidth);
  const structured = childrenOf(remittance, "Strd").flatMap((each) => [
    ...childrenOf(each, "RfrdDocInf").map((document) => textAt(document, "Nb") ?? ""),
    textAt(each, "CdtrRefInf/Ref") ?? "",
    joinParts(textsOf(childrenOf(each, "AddtlRmtInf")), unstructuredWidth),
  ]);
  const said = [free, ...structured].filter((part) => part !== "");
  if (said.length) return said.join("\n");
  const added = [textAt(details, "AddtlTxInf"), textAt(entry, "AddtlNtryInf")].filter((part) => part !== undefined);
  return added.join("\n");
}

function textsOf(nodes: XmlNode[]): string[] {
  return nodes.map((node) => node.text);
}

/** The bank transaction code: PMNT/RCDT/DMCT of ISO, else the bank's own. */
export function camtTypeCode(entry: XmlNode): string | undefined {
  const domain = descend(entry, "BkTxCd/Domn");
  const codes = [textAt(domain, "Cd"), textAt(domain, "Fmly/Cd"), textAt(domain, "Fmly/SubFmlyCd")];
  return codes.filter((code) => code !== undefined).join("/") || textAt(entry, "BkTxCd/Prtry/Cd");
}
