import type { Ask } from "@/lib/domain/contracts/fields/ask.schema";
import { choicePlaces } from "@/lib/domain/contracts/fields/choice-places";

/** Radio buttons and their words as they will lie on the page, drawn within their box. */
export function ChoiceSketch({
  ask,
  size,
  scale,
}: {
  ask: Extract<Ask, { choices: string[] }>;
  size: { width: number; height: number };
  scale: number;
}) {
  return choicePlaces({ x: 0, y: 0, ...size }, ask).map(({ value, button, words }) => (
    <span key={value} aria-hidden="true" className="pointer-events-none">
      <span
        className="absolute rounded-full border border-current"
        style={{
          left: button.x * scale,
          top: button.y * scale,
          width: button.width * scale,
          height: button.height * scale,
        }}
      />
      {words ? (
        <span
          className="absolute flex items-center overflow-hidden whitespace-nowrap font-sans"
          style={{
            left: words.x * scale,
            top: words.y * scale,
            width: words.width * scale,
            height: words.height * scale,
            fontSize: 10 * scale,
          }}
        >
          {value}
        </span>
      ) : null}
    </span>
  ));
}
