import { Text, View } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import type { Alignment } from "../written-text.schema";
import type { Span } from "./runs";
import { broken, roomFor, slack, spans } from "./spans";

/** Lengths in points, `leading` as a multiple of the size. */
export type ParagraphStyle = {
  size: number;
  leading: number;
  left: number;
  width: number;
  align: Alignment;
  before: number;
  after: number;
  /** The first line begins with two empty characters; it is broken shorter already. */
  indented?: boolean;
  /** Stands before the first line, so much to the left of it. */
  number?: { spans: Span[]; width: number };
  /** So many lines of what follows must stand on the same page. */
  ahead?: number;
};

/** Lines as they are broken. The first two stay together with their number, and no page begins with a last line. */
export function paragraph(key: number | string, lines: readonly Span[][], style: ParagraphStyle): ReactElement {
  const { size, leading, left, width, align, number, ahead = 0 } = style;
  const together = lines.length <= 3 ? lines.length : 2;
  const rest = lines.slice(together);
  const set = { fontSize: size, lineHeight: leading, ...roomFor(align, left, width) };
  return (
    <View key={key} {...(rest.length === 0 && ahead > 0 && { minPresenceAhead: ahead * size * leading })}>
      <View wrap={false} style={{ marginTop: style.before, marginBottom: rest.length > 0 ? 0 : style.after }}>
        {number ? (
          <Text
            style={{
              position: "absolute",
              left: left - number.width,
              top: 0,
              width: number.width + slack,
              fontSize: size,
              lineHeight: leading,
            }}
          >
            {spans(number.spans)}
          </Text>
        ) : null}
        <Text style={set}>
          {style.indented ? <Text style={{ fontFamily: "Song", fontSize: size }}>{"\u3000\u3000"}</Text> : null}
          {together > 0 ? broken(lines.slice(0, together)) : " "}
        </Text>
      </View>
      {rest.length > 0 ? (
        <Text style={{ ...set, marginBottom: style.after }} orphans={1} widows={2}>
          {broken(rest)}
        </Text>
      ) : null}
    </View>
  );
}
