import { Text, View } from "@react-pdf/renderer";
import type { ReactElement, ReactNode } from "react";
import type { Alignment, BlockOf } from "../written-text.schema";
import { measure, page, quiet } from "./page-metrics";
import type { Compositor } from "./runs";
import { broken, roomFor } from "./spans";

const line = 0.75;
const padding = 5;

/** A table over as many pages as it takes: rows stay whole, the head stands again on each page. */
export function table(key: number, { header, columns, rows }: BlockOf<"table">, words: Compositor): ReactElement {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => (measure * width) / whole);
  return (
    <View key={key} style={{ marginTop: 6, marginBottom: 11 }}>
      {rows.map((row, at) => {
        const isHead = header && at === 0;
        const cells = row.map((pieces, column) =>
          cell(words, pieces, columns[column]?.align ?? "start", widths[column] ?? 0, isHead),
        );
        const tallest = Math.max(...cells.map(({ height }) => height));
        return (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are set once
            key={at}
            {...(isHead && { fixed: true })}
            {...(tallest < page.height / 2 && { wrap: false })}
            style={{
              flexDirection: "row",
              borderWidth: line,
              borderRightWidth: 0,
              borderColor: quiet,
              // Its upper line is the lower one of the row above, and at the top of a page its own.
              marginTop: -line,
              ...(isHead && { backgroundColor: "#F4F1EB" }),
            }}
          >
            {cells.map(({ node }, column) => (
              <View
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                key={column}
                style={{
                  width: widths[column] ?? 0,
                  borderRightWidth: line,
                  borderColor: quiet,
                  paddingVertical: 3,
                }}
              >
                {node}
              </View>
            ))}
          </View>
        );
      })}
    </View>
  );
}

function cell(
  words: Compositor,
  pieces: BlockOf<"table">["rows"][number][number],
  align: Alignment,
  width: number,
  isHead: boolean,
): { node: ReactNode; height: number } {
  const { table: size, tableLeading: leading } = words.scale;
  const inner = Math.max(size, width - 2 * padding);
  const lines = words.lines(pieces, size, inner, { justify: false, base: isHead ? { bold: true } : {} });
  const style = { fontSize: size, lineHeight: leading, ...roomFor(align, padding, inner) };
  return {
    node: <Text style={style}>{lines.length > 0 ? broken(lines) : " "}</Text>,
    height: lines.length * size * leading,
  };
}
