import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { OutlineView } from "../outline-view";

/** Widths of the lines of a paragraph, in percent. */
const lines = [96, 100, 92, 98, 100, 57, 0, 94, 100, 38];

/** A seal as large as on paper, on the end of a text: what stands below it can be read. */
export function TrueSize({ outline, label }: { outline: Outline; label: string }) {
  return (
    <div className="on-paper relative grid min-h-48 place-items-center overflow-hidden rounded-md border border-line bg-sheet p-4">
      <div aria-hidden="true" className="absolute inset-x-5 top-1/2 grid -translate-y-1/2 gap-[9px]">
        {lines.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a picture that never move
          <span key={index} className="h-[5px] rounded-full bg-line/60" style={{ width: `${width}%` }} />
        ))}
      </div>
      <OutlineView outline={outline} label={label} className="relative mix-blend-multiply" />
    </div>
  );
}
