import { encode } from "uqr";
import { classNames } from "./class-names";

/**
 * A QR code (ISO/IEC 18004) as one path. It stays dark on white in every theme, with the quiet zone of four modules
 * that readers need. `label` says what scanning it does; what it holds should also stand somewhere as text.
 */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .filter(Boolean)
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={classNames("block rounded-md border border-line", className)}
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#1b1a17" />
    </svg>
  );
}
