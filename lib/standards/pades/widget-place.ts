import { type Box, pageGeometry, userToVisual } from "../pdf/geometry";
import type { PdfDict } from "../pdf/objects";
import type { ObjectSource } from "../pdf/source";
import type { WidgetPlace } from "./appearance";
import type { Widget } from "./form";

const MAX_LEVELS = 64;

/**
 * Size and turn of a widget as the reader sees it, from its own /Rect and the page that its /P names. A widget without
 * a page is taken as standing upright on a page in points.
 */
export function widgetPlace(file: ObjectSource, widget: Widget): WidgetPlace {
  const [a = 0, b = 0, c = 0, d = 0] = (file.asArray(widget.dict.get("Rect")) ?? []).map((item) => file.asNumber(item));
  const rect: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  const ref = widget.dict.ref("P");
  const dict = file.asDict(ref);
  if (!ref || !dict) return { width: rect[2] - rect[0], height: rect[3] - rect[1], rotation: 0 };
  const ancestors: PdfDict[] = [];
  for (let above = file.asDict(dict.get("Parent")); above && ancestors.length < MAX_LEVELS; ) {
    ancestors.unshift(above);
    above = file.asDict(above.get("Parent"));
  }
  const geometry = pageGeometry(file, { index: 0, ref, dict, ancestors });
  const { width, height } = userToVisual(geometry, rect);
  return { width, height, rotation: geometry.rotate };
}
