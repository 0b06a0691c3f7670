import { Text } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { Alignment } from "../written-text.schema";
import type { Span } from "./runs";

/** Lines are broken already; what is measured here and by the renderer differs by less than this. Points. */
export const slack = 14;

/**
 * Where the box of lines stands so that none is broken a second time: wider than they are, on the side or the sides to
 * which they are not aligned.
 */
export const roomFor = (align: Alignment, left: number, width: number) =>
  ({
    textAlign: ({ start: "left", center: "center", end: "right" } as const)[align],
    marginLeft: left - { start: 0, center: slack, end: 2 * slack }[align],
    marginRight: -2 * slack,
    width: width + { start: 1, center: 2, end: 2 }[align] * slack,
  }) as const;

/** Lines as they are broken. */
export const broken = (lines: readonly Span[][]): ReactNode[] =>
  lines.flatMap((line, index) => (index === 0 ? spans(line, `${index}`) : ["\n", ...spans(line, `${index}`)]));

export function spans(line: readonly Span[], key = ""): ReactNode[] {
  return line.map(({ text, look, spacing }, index) => (
    <Text
      // biome-ignore lint/suspicious/noArrayIndexKey: spans have no other name, and are set once
      key={`${key}.${index}`}
      style={{
        fontFamily: look.cut,
        fontSize: look.size,
        ...(spacing !== 0 && { letterSpacing: spacing }),
        ...(look.underline && { textDecoration: "underline" }),
      }}
    >
      {text}
    </Text>
  ));
}
