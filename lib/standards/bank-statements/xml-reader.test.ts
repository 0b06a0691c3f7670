import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { errorOf } from "./test-bytes";
import { childrenOf, descend, textAt, type XmlNode } from "./xml-node";
import { readXml } from "./xml-reader";

const read = (text: string) => readXml(text, () => "keep");

describe("reading XML", () => {
  it("gives elements with text, attributes, namespace and place", () => {
    const text = `<?xml version="1.0"?>\n<!-- <no/> --><n:a xmlns:n="urn:x" k='1 &lt; 2'><n:b>x &amp; y<![CDATA[ <z> ]]>&#x4E2D;&#22269;</n:b>\n<c/></n:a>\n`;
    const root = read(text);
    expect(root).toMatchObject({ name: "a", namespace: "urn:x" });
    expect(root.attributes.get("k")).toBe("1 < 2");
    expect(textAt(root, "b")).toBe("x & y <z> 中国");
    const b = descend(root, "b")!;
    expect(text.slice(b.start, b.end)).toBe("<n:b>x &amp; y<![CDATA[ <z> ]]>&#x4E2D;&#22269;</n:b>");
    // <c> has no prefix and no default namespace, so it is another element than n:c.
    expect(descend(root, "c")).toBeUndefined();
    expect(root.children[1]).toMatchObject({ name: "c", namespace: "" });
  });

  it("keeps namespaces apart when an inner element declares its own", () => {
    const root = read(`<a xmlns="urn:x"><b xmlns="urn:evil"><Nm>one</Nm></b><b><Nm>two</Nm></b></a>`);
    expect(childrenOf(root, "b")).toHaveLength(1);
    expect(textAt(root, "b/Nm")).toBe("two");
  });

  it("drops what is not to be kept, and still counts it as read", () => {
    const seen: string[] = [];
    const root = readXml("<a><b><c>1</c></b><b><c>2</c></b><d/></a>", (node, around) => {
      if (node.name !== "b") return "keep";
      seen.push(`${around.map((each) => each.name).join("/")}: ${textAt(node, "c")}`);
      return "drop";
    });
    expect(seen).toEqual(["a: 1", "a: 2"]);
    expect(root.children.map((child) => child.name)).toEqual(["d"]);
  });

  it.each([
    ["<a><b></a></b>", "malformed"],
    ["<a>", "truncated"],
    ["<a><b>text", "truncated"],
    ["<a></a", "truncated"],
    ["<a><!-- ", "truncated"],
    ["<a><![CDATA[ ", "truncated"],
    ["<a b=1/>", "malformed"],
    ["<a b='1' b='2'/>", "malformed"],
    ["<a b='<'/>", "malformed"],
    ["<a/><b/>", "malformed"],
    ["<a/>text", "malformed"],
    ["text", "malformed"],
    ["", "malformed"],
    ["<a>&nbsp;</a>", "malformed"],
    ["<a>&constructor;</a>", "malformed"],
    ["<a>&#0;</a>", "malformed"],
    ["<a>&#xD800;</a>", "malformed"],
    ["<a>fish & chips</a>", "malformed"],
    ["<n:a/>", "malformed"],
    ["< a/>", "malformed"],
    ["<a></ab>", "malformed"],
    ["<1a/>", "malformed"],
    ["<!DOCTYPE a><a/>", "doctype"],
    ["<a><!ENTITY x 'y'></a>", "doctype"],
  ])("%s is %s", (text, code) => {
    expect(errorOf(() => read(text)).code).toBe(code);
  });

  it("says the line", () => {
    expect(errorOf(() => read("<a>\n<b>\n</c>\n</b></a>"))).toEqual({ code: "malformed", lineNumber: 3 });
    expect(errorOf(() => read("<a>\n\n&bad;</a>"))).toEqual({ code: "malformed", lineNumber: 3 });
  });

  it("refuses entity bombs without expanding anything", () => {
    const bomb = `<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "&a${i - 1};&a${i - 1};">`).join("")}]><l>&a19;</l>`;
    expect(errorOf(() => read(bomb)).code).toBe("doctype");
    expect(errorOf(() => read(`<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>`)).code).toBe("doctype");
  });

  it("bounds depth and number of elements", () => {
    expect(errorOf(() => read("<a>".repeat(100_000))).code).toBe("too_deep");
    expect(errorOf(() => read(`<a>${"<b/>".repeat(600_000)}</a>`)).code).toBe("too_deep");
    const root = readXml(`<a>${"<b/>".repeat(600_000)}</a>`, (node) => (node.name === "b" ? "drop" : "keep"));
    expect(root.children).toHaveLength(0);
  });

  it("cannot be brought to names of its own language", () => {
    const root = read("<__proto__><constructor><polluted>1</polluted></constructor></__proto__>");
    expect(textAt(root, "constructor/polluted")).toBe("1");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("reading XML as another reader does", () => {
  const judge = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    trimValues: false,
  });
  type Tree = { name: string; attributes: Record<string, string>; text: string; children: Tree[] };
  const names = fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,8}$/);
  const texts = fc
    .stringMatching(/^[A-Za-z0-9中国银行 &<>"'\]-]{0,12}$/)
    .filter((text) => text === "" || text.trim() !== "");
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.record({
      name: names,
      attributes: fc.dictionary(names, texts, { maxKeys: 2 }),
      text: texts,
      children: fc.oneof({ maxDepth: 4 }, fc.constant<Tree[]>([]), fc.array(tie("tree"), { maxLength: 3 })),
    }),
  }));
  const escaped = (text: string) =>
    text.replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" })[c]!);
  const write = ({ name, attributes, text, children }: Tree): string =>
    `<${name}${Object.entries(attributes)
      .map(([key, value]) => ` ${key}="${escaped(value)}"`)
      .join("")}>${escaped(text)}${children.map(write).join("")}</${name}>`;
  const plain = (node: XmlNode): Tree => ({
    name: node.name,
    attributes: Object.fromEntries(node.attributes),
    text: node.text,
    children: node.children.map(plain),
  });
  type Ordered = Record<string, unknown> & { ":@"?: Record<string, string>; "#text"?: string };
  const judged = (node: Ordered): Tree => {
    const name = Object.keys(node).find((key) => key !== ":@")!;
    const inner = node[name] as Ordered[];
    return {
      name,
      attributes: { ...node[":@"] },
      text: inner.map((each) => each["#text"] ?? "").join(""),
      children: inner.filter((each) => each["#text"] === undefined).map(judged),
    };
  };

  it("finds what was written, and what fast-xml-parser finds", () => {
    fc.assert(
      fc.property(tree, (written) => {
        const text = write(written);
        const found = plain(read(text));
        expect(found).toEqual(written);
        expect(found).toEqual(judged((judge.parse(text) as Ordered[])[0]!));
      }),
      { numRuns: 300 },
    );
  });

  it("never returns from a cut-off document", () => {
    fc.assert(
      fc.property(tree, fc.nat(), (written, at) => {
        const text = write(written);
        const code = errorOf(() => read(text.slice(0, at % text.length))).code;
        expect(["truncated", "malformed"]).toContain(code);
      }),
    );
  });
});
