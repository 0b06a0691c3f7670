/** A ruler as long as a drawing is wide, at true size: a mark for each millimetre, a figure for each centimetre. */
export function MillimetreScale({ lengthMm, label }: { lengthMm: number; label: string }) {
  const marks = Array.from({ length: Math.floor(lengthMm) + 1 }, (_, mm) => mm);
  // The outermost figures stand half outside of the ruler.
  const [margin, heightMm] = [2, 7];
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-margin} 0 ${lengthMm + 2 * margin} ${heightMm}`}
      style={{ width: `${lengthMm + 2 * margin}mm`, height: "auto", maxWidth: "100%" }}
      className="block text-ink-2"
      focusable="false"
    >
      {marks.map((mm) => (
        <g key={mm}>
          <line
            x1={mm}
            x2={mm}
            y1={0}
            y2={mm % 10 === 0 ? 3 : mm % 5 === 0 ? 2.2 : 1.4}
            stroke="currentColor"
            strokeWidth={0.15}
          />
          {mm % 10 === 0 ? (
            <text x={mm} y={6.2} textAnchor="middle" fontSize={2.8} fill="currentColor">
              {mm}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}
