import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { OutlineView } from "../outline-view";

const sheet =
  "on-paper grid aspect-square place-items-center overflow-hidden rounded-lg border border-line bg-sheet p-4";

/** A picture of a seal beside what it was made into, both on white paper; alone where nothing is made of it. */
export function BeforeAfter({
  picture,
  before,
  outline,
  after,
  problem,
}: {
  /** Address of the picture. */
  picture: string;
  before: string;
  outline: Outline | null;
  after: string;
  /** Why there is no drawing. */
  problem: string | null;
}) {
  return (
    <div className="grid grid-cols-2 gap-4 phone:gap-3">
      <figure className="grid min-w-0 gap-2">
        <div className={sheet}>
          {/* biome-ignore lint/performance/noImgElement: an address within this browser, not of a server */}
          <img src={picture} alt={before} className="size-full object-contain" />
        </div>
        <figcaption aria-hidden="true" className="text-meta text-ink-3">
          {before}
        </figcaption>
      </figure>
      {outline || problem ? (
        <figure className="grid min-w-0 gap-2">
          <div className={sheet}>
            {outline ? <OutlineView outline={outline} label={after} size="fill" /> : null}
            {problem ? <p className="text-meta text-seal-ink">{problem}</p> : null}
          </div>
          <figcaption aria-hidden="true" className="text-meta text-ink-3">
            {after}
          </figcaption>
        </figure>
      ) : null}
    </div>
  );
}
