import { StatementError } from "./errors";
import { lineAt } from "./text-encoding";
import type { XmlNode } from "./xml-node";
import { readXmlText } from "./xml-text";

/** Bounds of nesting and of what is kept at one time. No statement comes near them. */
const maxDepth = 64;
const maxKeptElements = 500_000;

const attribute = /\s+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;
const [slash, greater, exclamation, question, colonCode] = [0x2f, 0x3e, 0x21, 0x3f, 0x3a];
const nothing: ReadonlyMap<string, string> = new Map();

type Scope = ReadonlyMap<string, string>;
type Open = { node: XmlNode; qualified: string; scope: Scope; keptBefore: number };

/**
 * Reads the XML that ISO 20022 messages are written in: elements, attributes, text, CDATA, comments and the five
 * entities of XML 1.0 with namespaces. There is no DOCTYPE, hence nothing to expand and nothing to fetch, and numbers
 * stay text. Each element knows its place, so that an entry can be kept exactly as it was written.
 * @param leave called as each element ends, with those around it; answer "drop" to have it forgotten, which keeps a
 *   file of any number of entries small in memory
 * @throws StatementError malformed, truncated, doctype, too_deep
 */
export function readXml(text: string, leave: (node: XmlNode, around: readonly XmlNode[]) => "keep" | "drop"): XmlNode {
  const open: Open[] = [];
  const around: XmlNode[] = [];
  let root: XmlNode | undefined;
  let kept = 0;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  const fail = (
    why: string,
    position: number,
    code: "malformed" | "truncated" | "doctype" | "too_deep" = "malformed",
  ) => new StatementError(code, why, lineAt(text, position));
  const behind = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from);
    if (found === -1) throw fail(`no ${mark} follows`, from, "truncated");
    return found + mark.length;
  };
  const addText = (piece: string, position: number) => {
    const holder = open.at(-1)?.node;
    if (holder) holder.text += piece;
    else if (piece.trim()) throw fail("text outside of the document", position);
  };
  const close = (end: number) => {
    const { node, keptBefore } = open.pop()!;
    around.pop();
    node.end = end;
    if (leave(node, around) === "drop") {
      kept = keptBefore;
      around.at(-1)?.children.pop();
    }
  };

  while (at < text.length) {
    const less = text.indexOf("<", at);
    const upTo = less === -1 ? text.length : less;
    if (upTo > at) addText(readXmlText(text, at, upTo), at);
    if (less === -1) break;
    at = less;
    const mark = text.charCodeAt(at + 1);
    if (mark === slash) {
      const qualified = open.at(-1)?.qualified;
      if (qualified === undefined || !text.startsWith(qualified, at + 2)) throw endTagFault(at);
      at += 2 + qualified.length;
      if (text.charCodeAt(at) === greater) at++;
      else {
        tagEnd.lastIndex = at;
        if (tagEnd.exec(text)?.[1] !== "") throw endTagFault(at);
        at = tagEnd.lastIndex;
      }
      close(at);
    } else if (mark !== exclamation && mark !== question) {
      if (root && !open.length) throw fail("a second document", at);
      if (open.length >= maxDepth) throw fail(`more than ${maxDepth} levels`, at, "too_deep");
      if (++kept > maxKeptElements) throw fail(`one part has more than ${maxKeptElements} elements`, at, "too_deep");
      const { entry, empty, end } = readStartTag(at);
      open.at(-1)?.node.children.push(entry.node);
      root ??= entry.node;
      open.push(entry);
      around.push(entry.node);
      at = end;
      if (empty) close(at);
    } else if (text.startsWith("<!--", at)) at = behind("-->", at + 4);
    else if (text.startsWith("<![CDATA[", at)) {
      const end = behind("]]>", at);
      addText(text.slice(at + 9, end - 3), at);
      at = end;
    } else if (mark === exclamation) throw fail("a DOCTYPE or another declaration", at, "doctype");
    else at = behind("?>", at);
  }
  if (open.length) throw fail(`<${open.at(-1)!.qualified}> is not closed`, text.length, "truncated");
  if (!root) throw fail("no XML element", 0);
  return root;

  function endTagFault(position: number): StatementError {
    if (text.indexOf(">", position) === -1) return fail("the end of a tag is missing", position, "truncated");
    return fail(`</${open.at(-1)?.qualified ?? ""}> was expected`, position);
  }

  function readStartTag(start: number): { entry: Open; empty: boolean; end: number } {
    const nameEnd = endOfName(text, start + 1);
    const colon = text.charCodeAt(nameEnd) === colonCode && nameEnd > start + 1 ? nameEnd : 0;
    const qualifiedEnd = colon ? endOfName(text, colon + 1) : nameEnd;
    if (nameEnd === start + 1 || qualifiedEnd === colon + 1) throw tagFault(start);
    const prefix = colon ? text.slice(start + 1, colon) : "";
    let end = qualifiedEnd;
    let attributes: Map<string, string> | undefined;
    while (text.charCodeAt(end) !== greater) {
      attribute.lastIndex = end;
      const match = attribute.exec(text);
      if (!match) break;
      attributes ??= new Map();
      if (attributes.has(match[1]!)) throw fail(`attribute ${match[1]} twice`, end);
      const value = match[2] ?? match[3]!;
      attributes.set(match[1]!, readXmlText(text, attribute.lastIndex - 1 - value.length, attribute.lastIndex - 1));
      end = attribute.lastIndex;
    }
    tagEnd.lastIndex = end;
    const ending = tagEnd.exec(text);
    if (!ending) throw tagFault(start);
    const scope = scopeWith(open.at(-1)?.scope ?? nothing, attributes);
    const namespace = scope.get(prefix) ?? (prefix === "" ? "" : undefined);
    if (namespace === undefined) throw fail(`prefix ${prefix} is not declared`, start);
    const node: XmlNode = {
      name: text.slice(colon ? colon + 1 : start + 1, qualifiedEnd),
      namespace,
      attributes: attributes ?? nothing,
      children: [],
      text: "",
      start,
      end: start,
    };
    return {
      entry: { node, qualified: colon ? text.slice(start + 1, qualifiedEnd) : node.name, scope, keptBefore: kept - 1 },
      empty: ending[1] === "/",
      end: tagEnd.lastIndex,
    };
  }

  function tagFault(start: number): StatementError {
    const cut = text.indexOf(">", start) === -1;
    return fail("no proper tag", start, cut ? "truncated" : "malformed");
  }
}

/** Letters, digits, `_`, `-` and `.`, not beginning with one of the last two or a digit; that is all ISO 20022 uses. */
const nameCharacters = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z_]/.test(character) ? 2 : /[0-9.-]/.test(character) ? 1 : 0;
});

/** Behind the name that begins here; here, when none does. */
function endOfName(text: string, from: number): number {
  if (nameCharacters[text.charCodeAt(from)] !== 2) return from;
  let at = from + 1;
  while (nameCharacters[text.charCodeAt(at)]) at++;
  return at;
}

/** The prefixes that are declared inside an element; "" is the default namespace. */
function scopeWith(outer: Scope, attributes: Map<string, string> | undefined): Scope {
  let scope: Map<string, string> | undefined;
  for (const [name, value] of attributes ?? []) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    scope ??= new Map(outer);
    scope.set(name.slice(6), value);
  }
  return scope ?? outer;
}
