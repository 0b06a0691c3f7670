import { renderToBuffer } from "@react-pdf/renderer";
import { cloneElement } from "react";
import { answer } from "@/lib/platform/isolation/answer";
import { registerCuts } from "@/lib/platform/typesetting/faces";
import type { Values, WrittenText } from "../written-text.schema";
import { pagesOf } from "./pages";
import { type LaidOut, placesIn, type SetPlace } from "./places-in";

/*
 * The process in which written texts are set as pages. It is given a text and answers with a PDF.
 * set-text.ts starts it and bounds its memory and time.
 */
export type SettingQuestion = { text: WrittenText; values: Values };
export type SettingAnswer = { pdf: Uint8Array; places: SetPlace[] } | { missing: string[] };

answer<SettingQuestion, SettingAnswer>(async ({ text, values }) => {
  registerCuts();
  const { document, missing } = pagesOf(text, values);
  if (missing.size > 0) return { missing: [...missing].slice(0, 20) };
  let laidOut: LaidOut | undefined;
  const pdf = await renderToBuffer(
    cloneElement(document as Parameters<typeof renderToBuffer>[0], {
      onRender: (props: object) => {
        laidOut = (props as { _INTERNAL__LAYOUT__DATA_?: LaidOut })._INTERNAL__LAYOUT__DATA_;
      },
    }),
  );
  if (!laidOut) throw new Error("the renderer did not tell where it has set what");
  return { pdf: Uint8Array.from(pdf), places: placesIn(laidOut) };
});
