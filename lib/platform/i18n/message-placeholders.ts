/**
 * The placeholders and tags of an ICU message, each as `name` or `name:type` (`count:plural`) or `<tag>`, those inside
 * plural and select branches included, sorted, once each. For comparing translations; it does not format.
 * Throws an Error when braces do not match.
 */
export function messagePlaceholders(message: string): string[] {
  const found = new Set<string>();
  for (const [, tag] of message.matchAll(/<\/?([a-zA-Z][\w-]*)\s*\/?>/g)) found.add(`<${tag}>`);
  collect(message.replace(/'[{}<>][^']*'/g, ""), found);
  return [...found].sort();
}

function collect(text: string, found: Set<string>): void {
  for (const inner of topLevelBraces(text)) {
    const [name = "", type, ...rest] = splitTwice(inner);
    found.add(type ? `${name}:${type}` : name);
    // The branches of a plural or select are themselves messages.
    if (type && ["plural", "selectordinal", "select"].includes(type))
      for (const branch of topLevelBraces(rest.join(","))) collect(branch, found);
  }
}

/** The contents of each outermost `{…}`. */
function topLevelBraces(text: string): string[] {
  const contents: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "{" && depth++ === 0) start = at + 1;
    if (text[at] === "}" && --depth === 0) contents.push(text.slice(start, at));
    if (depth < 0) break;
  }
  if (depth !== 0) throw new Error(`braces do not match in: ${text}`);
  return contents;
}

/** "count, plural, one {…}" into its name, its type, and the rest. */
function splitTwice(inner: string): string[] {
  const [, name, type, rest] = /^\s*([\w]+)\s*(?:,\s*(\w+)\s*(?:,([\s\S]*))?)?$/.exec(inner) ?? [];
  if (name === undefined) throw new Error(`no placeholder: {${inner}}`);
  return [name, type ?? "", rest ?? ""];
}
