import { StatementError } from "./errors";
import { trimEnds } from "./trim-ends";

/** One field of a SWIFT message: `:61:` and its lines. */
export interface SwiftField {
  /** Such as 61 or 60F. */
  tag: string;
  /** The lines of its content, the first without the tag. */
  lines: string[];
  /** Of the file, the first being 1. */
  lineNumber: number;
  /** As it stands in the file, with its tag. */
  raw: string;
}

/** The fields of one message between its header and its end. */
export interface SwiftMessage {
  /** From the application header, where there is one: 940 or 942. */
  type?: string;
  fields: SwiftField[];
  lineNumber: number;
  /** Whether its end was seen: a line with a hyphen, or the end of block 4. */
  ended: boolean;
}

/** Characters of one field: SWIFT allows some 400, some banks write more. */
const longestField = 64 * 1024;
const blockStart = /^\{[1-5]:/;
const fieldStart = /^:([0-9]{2}[A-Z]?|NS):(.*)$/;

/**
 * Splits a file into SWIFT messages and their fields: with the blocks of the network around them (`{1:…}{2:…}{4:`
 * and `-}`), with a hyphen alone on a line between them, or one after another. A new `:20:` begins a new message.
 *
 * SWIFT forbids text lines that look like fields, and this reader trusts the bank to have kept a payer from writing
 * one; an entry forged in that way shows in balances that do not follow from the entries.
 * @throws StatementError malformed for text where a field must begin, truncated for a block that does not end
 */
export function splitSwiftMessages(text: string): SwiftMessage[] {
  const messages: SwiftMessage[] = [];
  let type: string | undefined;
  let inBlock = false;
  let message: SwiftMessage | undefined;
  const lines = text.split(/\r\n|\n|\r/);
  for (const [index, written] of lines.entries()) {
    const lineNumber = index + 1;
    // SOH, ETX and SUB stand around messages on some wires and at the end of old files.
    const line = trimEnds(written, "\u0001\u0003\u001a");
    if (blockStart.test(line) || (line.startsWith("-}") && inBlock)) {
      if (blockStart.test(line) && inBlock) throw new StatementError("truncated", "a block without an end", lineNumber);
      if (message) message.ended = true;
      message = undefined;
      inBlock = line.trimEnd().endsWith("{4:");
      type = /\{2:[IO]([0-9]{3})/.exec(line)?.[1];
    } else if (line.trimEnd() === "-" || line.trimEnd() === "-}") {
      if (message) message.ended = true;
      message = undefined;
    } else {
      const match = fieldStart.exec(line);
      if (match?.[1] === "20") {
        message = { ...(type !== undefined && { type }), fields: [], lineNumber, ended: false };
        messages.push(message);
      }
      if (match && !message)
        throw new StatementError("unexpected_field", ":20: must come first", lineNumber, `:${match[1]}:`);
      if (match) message!.fields.push({ tag: match[1]!, lines: [match[2]!], lineNumber, raw: line });
      else if (message) continueField(message, line, lineNumber);
      else if (line.startsWith(":")) throw new StatementError("malformed", "no field of SWIFT", lineNumber);
    }
  }
  if (inBlock) throw new StatementError("truncated", "block 4 has no end", lines.length);
  return messages;
}

function continueField(message: SwiftMessage, line: string, lineNumber: number): void {
  const field = message.fields.at(-1)!;
  if (line.trim() === "") return;
  if (line.startsWith(":") && field.tag !== "86")
    throw new StatementError("malformed", "no field of SWIFT", lineNumber);
  if (field.tag !== "86" && field.tag !== "61")
    throw new StatementError("malformed", `field ${field.tag} has one line`, lineNumber, `:${field.tag}:`);
  if (field.raw.length > longestField) throw new StatementError("too_deep", "a field without end", lineNumber, "86");
  field.lines.push(line);
  field.raw += `\n${line}`;
}
