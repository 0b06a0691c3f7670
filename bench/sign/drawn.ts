import { drawnSignature } from "@/lib/standards/seal-drawing/drawn-signature";
import { outlineToPdfForm } from "@/lib/standards/seal-drawing/pdf-form";

/** A handwritten signature as the product shows it: two strokes of a pen, as vectors. */
export function handwritten() {
  const stroke = (from: number, waves: number) =>
    Array.from({ length: 60 }, (_, i) => ({
      x: from + i * 0.45,
      y: 12 + 5 * Math.sin((i / 60) * waves * 2 * Math.PI) - i * 0.04,
      t: i * 9,
    }));
  const place = [1, 0, 0, 1, 0, 0] as const;
  const outline = drawnSignature([
    { samples: stroke(2, 4), place },
    { samples: stroke(22, 5), place },
  ]);
  if (!outline) throw new Error("the strokes left no ink");
  const { content, bbox } = outlineToPdfForm(outline);
  return { content, bbox };
}
