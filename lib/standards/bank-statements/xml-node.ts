/** An element of an XML document, with the place where it stands in the text. */
export interface XmlNode {
  /** Without prefix. */
  name: string;
  /** The URI of its namespace; empty where none is declared. */
  namespace: string;
  /** By their names as written; `xmlns` declarations are among them. */
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
  /** Its own text without that of its children, entities resolved, not trimmed. */
  text: string;
  /** Of the `<` of its start tag, in characters. */
  start: number;
  /** Behind the `>` of its end tag. */
  end: number;
}

/** The children of this name that are in the same namespace as their parent. */
export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((child) => child.name === name && child.namespace === node.namespace) ?? [];
}

/** Paths are written in the code, so there are few; cutting them again for each entry took a third of the time. */
const knownSteps = new Map<string, string[]>();

function stepsOf(path: string): string[] {
  const steps = knownSteps.get(path) ?? path.split("/");
  knownSteps.set(path, steps);
  return steps;
}

/** Goes down a path such as `RltdPties/Dbtr/Nm`, by the first child of each name. */
export function descend(node: XmlNode | undefined, path: string): XmlNode | undefined {
  let at = node;
  for (const name of stepsOf(path)) {
    const parent = at;
    at = parent?.children.find((child) => child.name === name && child.namespace === parent.namespace);
  }
  return at;
}

/** The trimmed text at the first of these paths that has any. */
export function textAt(node: XmlNode | undefined, ...paths: string[]): string | undefined {
  for (const path of paths) {
    const text = descend(node, path)?.text.trim();
    if (text) return text;
  }
  return undefined;
}
