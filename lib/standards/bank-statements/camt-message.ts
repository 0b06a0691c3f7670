import { StatementError } from "./errors";
import type { StatementFile } from "./statement";
import type { XmlNode } from "./xml-node";

/** The three messages that carry entries: their root, and what a statement is called in them. */
const messages = {
  "camt.052": { root: "BkToCstmrAcctRpt", part: "Rpt" },
  "camt.053": { root: "BkToCstmrStmt", part: "Stmt" },
  "camt.054": { root: "BkToCstmrDbtCdtNtfctn", part: "Ntfctn" },
} as const;

export interface CamtMessage {
  format: Extract<StatementFile["format"], keyof typeof messages>;
  /** Two digits: 02 to 13. */
  version: string;
  /** The element below Document. */
  root: string;
  /** The element of one statement, report or notification. */
  part: string;
}

/**
 * What the namespace of a Document says. Versions 02 to 13 differ only in what may stand beside the fields that are
 * read here, and in `Nm` against `Pty/Nm`, `BIC` against `BICFI`, `Sts` against `Sts/Cd`; version 01 is another message.
 * @throws StatementError unsupported
 */
export function readCamtNamespace(namespace: string, lineNumber: number): CamtMessage {
  const match = /^urn:(?:iso:std:iso:20022:tech:xsd|swift:xsd):(camt\.05[234])\.001\.(\d\d)$/.exec(namespace);
  const version = Number(match?.[2] ?? 0);
  if (!match || version < 2 || version > 13)
    throw new StatementError(
      "unsupported",
      `"${namespace.slice(0, 80)}" is not camt.052, 053 or 054 in a version from 02 to 13`,
      lineNumber,
      "Document",
    );
  const format = match[1] as CamtMessage["format"];
  return { format, version: match[2]!, ...messages[format] };
}

/**
 * Finds the Document: the root itself, or within an envelope such as a bank's own wrapper beside an application
 * header, at most two levels down.
 * @throws StatementError unsupported when there is none, or more than one
 */
export function findDocument(root: XmlNode): XmlNode {
  const levels = [[root], root.children, root.children.flatMap((child) => child.children)];
  const documents = levels.flat().filter((node) => node.name === "Document");
  if (documents.length !== 1)
    throw new StatementError(
      "unsupported",
      documents.length ? "more than one Document" : "no Document of ISO 20022",
      1,
    );
  return documents[0]!;
}
