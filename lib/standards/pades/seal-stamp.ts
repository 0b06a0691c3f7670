import type { Outline } from "../seal-drawing/outline";
import { outlineToPdfForm } from "../seal-drawing/pdf-form";
import type { Stamp } from "./stamp";

/**
 * A seal's outline as it is pressed on a page: as large as it is.
 * @param opacity 0.6 to 1
 */
export function sealStamp(outline: Outline, opacity: number): Stamp {
  const { bbox, content } = outlineToPdfForm(outline);
  return { ink: content, width: bbox[2], height: bbox[3], opacity };
}
