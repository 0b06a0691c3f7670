import { classNames } from "./class-names";

/** The look that every one-line control shares. 16 px under a finger, so that phones do not zoom in. */
export const controlClass = classNames(
  "w-full min-w-0 rounded-md border border-line-strong bg-sheet text-ink",
  "text-sm pointer-coarse:text-base transition-[border-color] duration-100",
  "hover:border-ink-3 focus-visible:border-ink focus-visible:outline-1 focus-visible:outline-offset-0",
  "aria-invalid:border-seal aria-invalid:focus-visible:outline-seal",
  "disabled:cursor-not-allowed disabled:bg-sunk disabled:text-ink-2 disabled:hover:border-line-strong",
  // `:read-only` alone would match every select, too.
  "[&:is(input,textarea):read-only]:bg-sunk [&:is(input,textarea):read-only]:text-ink-2",
);
