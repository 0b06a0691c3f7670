import { Document, Page, Text, View } from "@react-pdf/renderer";
import type { ReactElement, ReactNode } from "react";
import { isIndented } from "../indented";
import { type BlockNumber, numberBlocks } from "../numbering";
import { titleOf } from "../variables";
import type { Block, BlockOf, Values, WrittenText } from "../written-text.schema";
import { ink, measure, page, quiet } from "./page-metrics";
import { paragraph } from "./paragraph";
import { Compositor, widthOf } from "./runs";
import { signatures } from "./signatures";
import { spans } from "./spans";
import { table } from "./table";

/** The same text has the same bytes: nothing in them tells when it was set. */
const noTime = new Date(Date.UTC(2000, 0, 1));

/** What a text is set as, and the characters that no font of ours has. */
export function pagesOf(text: WrittenText, values: Values): { document: ReactElement; missing: ReadonlySet<string> } {
  const words = new Compositor(text, values);
  const title = titleOf(text, values);
  const document = (
    <Document
      title={title}
      language={text.locale === "zh" ? "zh-CN" : "en"}
      creator="Vermilion"
      producer="Vermilion"
      creationDate={noTime}
      modificationDate={noTime}
    >
      <Page
        size={[page.width, page.height]}
        style={{
          fontFamily: words.chinese ? "Song" : "Latin",
          color: ink,
          paddingTop: page.top,
          paddingBottom: page.bottom,
          paddingHorizontal: page.side,
        }}
      >
        {headAndFoot(text, words)}
        {title ? titleNode(title, words) : null}
        {blockNodes(text, words)}
      </Page>
    </Document>
  );
  return { document, missing: words.missing };
}

function titleNode(title: string, words: Compositor): ReactNode {
  const size = words.scale.title;
  const lines = words.lines([{ text: title }], size, measure, { justify: false, base: { bold: true } });
  return paragraph("title", lines, {
    size,
    leading: 1.4,
    left: 0,
    width: measure,
    align: "center",
    before: 0,
    after: size,
  });
}

function headAndFoot({ locale, header, pageNumbers }: WrittenText, words: Compositor): ReactNode {
  const { small } = words.scale;
  const place = { position: "absolute", left: page.side, right: page.side, fontSize: small, color: quiet } as const;
  const rule = { borderBottomWidth: 0.5, borderBottomColor: "#CFC8BA", paddingBottom: 4 };
  return (
    <>
      {header ? (
        <View fixed style={{ ...place, ...rule, top: page.top - 34 }}>
          <Text>{spans(words.line(header, small))}</Text>
        </View>
      ) : null}
      {pageNumbers ? (
        <Text
          fixed
          style={{ ...place, bottom: page.bottom - 40, textAlign: "center" }}
          render={({ pageNumber, totalPages }) =>
            locale === "zh" ? `第 ${pageNumber} 页  共 ${totalPages} 页` : `Page ${pageNumber} of ${totalPages}`
          }
        />
      ) : null}
    </>
  );
}

/** Signature blocks that follow each other stand side by side. */
function blockNodes(text: WrittenText, words: Compositor): ReactNode[] {
  const nodes: ReactNode[] = [];
  const { blocks } = text;
  const numbers = numberBlocks(blocks, text.locale);
  const columns = columnsOf(blocks, numbers, words);
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    const next = blocks[index + 1];
    if (block.kind === "signature") {
      const pair = next?.kind === "signature" ? [block, next] : [block];
      nodes.push(signatures(index, pair, words));
      index += pair.length - 1;
    } else if (block.kind === "heading") nodes.push(heading(index, block, words));
    else if (block.kind === "paragraph") nodes.push(plain(index, block, words, columns));
    else if (block.kind === "table") nodes.push(table(index, block, words));
    // At the very end it would leave an empty page.
    else if (block.kind === "pageBreak") nodes.push(next ? <View key={index} break /> : null);
    else nodes.push(numbered(index, block, numbers[index] ?? null, words, columns));
  }
  return nodes;
}

function heading(index: number, { level, text }: BlockOf<"heading">, words: Compositor): ReactNode {
  const size = words.scale.headings[level - 1] ?? words.scale.body;
  const base = words.chinese ? { sans: true } : { bold: true };
  return paragraph(index, words.lines(text, size, measure, { justify: false, base }), {
    size,
    leading: 1.4,
    left: 0,
    width: measure,
    align: words.chinese && level === 1 ? "center" : "start",
    before: size * 0.8,
    after: size * 0.6,
    ahead: 3,
  });
}

/** Of each level, where its numbers and where its words begin. Points from the margin. */
type Columns = { number: number; words: number }[];

/** As far as the widest number of a level needs. */
function columnsOf(blocks: readonly Block[], numbers: readonly (BlockNumber | null)[], words: Compositor): Columns {
  const { body } = words.scale;
  const widest = [0, 0, 0];
  for (const [index, found] of numbers.entries()) {
    if (!found || blocks[index]?.kind !== "clause") continue;
    const width = widthOf(words.line(found.number, body, { bold: found.level === 1 }));
    widest[found.level - 1] = Math.max(widest[found.level - 1] ?? 0, width + body * 0.7);
  }
  const [article = 0, clause = 0, sub = 0] = widest;
  // 第十二条 is wide; 1. and 1.1 are not, and their words stand below each other.
  const first = words.chinese ? article : Math.max(article, clause);
  const second = words.chinese ? Math.max(clause, body * 2.4) : first;
  return [
    { number: 0, words: first },
    { number: 0, words: second },
    { number: second, words: second + Math.max(sub, body * 2) },
  ];
}

function numbered(
  index: number,
  block: BlockOf<"clause"> | BlockOf<"item">,
  found: BlockNumber | null,
  words: Compositor,
  columns: Columns,
): ReactNode {
  const { body, leading } = words.scale;
  const column = columns[(found?.level ?? 0) - 1] ?? { number: 0, words: 0 };
  const isItem = block.kind === "item";
  const numberAt = isItem ? column.words : column.number;
  const wordsAt = isItem ? numberAt + body * (block.numbered ? 1.9 : 1.3) : column.words;
  const isArticle = !isItem && found?.level === 1;
  const width = measure - wordsAt;
  return paragraph(index, words.lines(block.text, body, width, { justify: true }), {
    size: body,
    leading,
    left: wordsAt,
    width,
    align: "start",
    number: { spans: words.line(found?.number ?? "", body, { bold: isArticle }), width: wordsAt - numberAt },
    before: isArticle ? body * 0.45 : 0,
    after: body * (isItem ? 0.2 : 0.35),
    // An article is often a title alone, with its clauses below.
    ahead: isArticle ? 2 : 0,
  });
}

function plain(index: number, block: BlockOf<"paragraph">, words: Compositor, columns: Columns): ReactNode {
  const { body, leading } = words.scale;
  const { align, under, text } = block;
  const left = columns[under - 1]?.words ?? 0;
  const width = measure - left;
  const indented = isIndented(block, words.chinese ? "zh" : "en");
  const lines = words.lines(text, body, width, { justify: align === "start", indent: indented ? body * 2 : 0 });
  return paragraph(index, lines, { size: body, leading, left, width, align, indented, before: 0, after: body * 0.4 });
}
