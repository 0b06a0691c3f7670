import { classNames } from "@/components/ui/class-names";
import type { Outline } from "@/lib/standards/seal-drawing/outline";

export type OutlineViewProps = {
  outline: Outline;
  /** What it is, for who does not see it. Without one the drawing is decoration. */
  label?: string;
  /**
   * `true`: as large as on paper, 1 mm being 96/25.4 CSS pixels, but never wider than its place. `box`: as large as the
   * box around it allows, and never larger than on paper. `fill`: as large as the box around it.
   */
  size?: "true" | "box" | "fill";
  className?: string;
};

/** A signature or a seal, drawn from its outline. Ink is made for white paper: give it an `on-paper` ground. */
export function OutlineView({ outline, label, size = "true", className }: OutlineViewProps) {
  const { widthMm, heightMm } = outline;
  const measures = {
    true: { width: `${widthMm}mm`, height: "auto", maxWidth: "100%" },
    // Without containment a row of a grid would grow with the drawing instead of holding it.
    box: { width: "100%", height: "100%", maxWidth: `${widthMm}mm`, maxHeight: `${heightMm}mm`, contain: "size" },
    fill: { width: "100%", height: "100%" },
  };
  return (
    <svg
      viewBox={`0 0 ${widthMm} ${heightMm}`}
      style={measures[size]}
      className={classNames("block overflow-visible", className)}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      focusable="false"
    >
      {outline.paths.map((path, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paths of one outline never move
        <path key={index} d={path.d} fill={path.color} fillRule={path.fill} />
      ))}
    </svg>
  );
}
