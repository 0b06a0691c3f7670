import { Text, View } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import type { BlockOf } from "../written-text.schema";
import { measure, places, quiet } from "./page-metrics";
import { type Compositor, widthOf } from "./runs";
import { spans } from "./spans";

type Signature = BlockOf<"signature">;

const rule = { borderBottomWidth: 0.75, borderBottomColor: quiet } as const;

/** Where one or two parties sign, side by side, never parted by the end of a page. */
export function signatures(key: number, blocks: readonly Signature[], words: Compositor): ReactElement {
  const tallest = Math.max(...blocks.map(({ as }) => places[as].height));
  return (
    <View key={key} wrap={false} style={{ flexDirection: "row", marginTop: 19 }}>
      {blocks.map((block) => (
        <View key={block.id} style={{ width: measure / 2, paddingRight: 12 }}>
          {signature(block, tallest, words)}
        </View>
      ))}
    </View>
  );
}

function signature({ id, label, as, date }: Signature, tallest: number, words: Compositor) {
  const { body } = words.scale;
  const line = { fontSize: body, lineHeight: 1.4 } as const;
  const dated = words.line(words.chinese ? "日期：" : "Date: ", body);
  return (
    <>
      <Text style={{ ...line, width: measure / 2 }}>
        {spans(words.line(`${label}${howOf(as, words.chinese)}`, body, { bold: true }))}
      </Text>
      <View style={{ height: tallest, marginTop: 6 }}>
        <View id={`${id}:sign`} style={{ ...places[as], ...(as === "person" && rule) }} />
      </View>
      {date ? (
        <View style={{ flexDirection: "row", marginTop: 12, alignItems: "flex-end" }}>
          <Text style={{ ...line, width: widthOf(dated) + 2 }}>{spans(dated)}</Text>
          <View id={`${id}:date`} style={{ ...places.date, ...rule }} />
        </View>
      ) : null}
    </>
  );
}

function howOf(as: Signature["as"], chinese: boolean): string {
  if (chinese) return as === "person" ? "（签字）：" : "（盖章）：";
  return as === "person" ? " (signature)" : " (seal)";
}
