import { classNames } from "./class-names";

/** The outline of 印 (Noto Serif SC Bold, SIL Open Font License) in a box of 32. */
export const sealGlyph =
  "M7.81 7.94L10.38 9.15L10.1 9.15L10.1 10.35Q10.1 10.35 9.55 10.35Q9.01 10.35 7.81 10.35L7.81 9.15ZM7.5 19.83Q8.17 19.73 9.43 19.5Q10.69 19.27 12.27 18.95Q13.85 18.63 15.5 18.3L15.54 18.53Q14.47 19.15 12.54 20.15Q10.61 21.16 8.17 22.27ZM9.52 9.55L10.1 9.89L10.1 20.1L7.87 20.84L8.93 20.08Q9.05 20.82 8.9 21.34Q8.75 21.85 8.46 22.15Q8.17 22.45 7.89 22.57L6.84 19.96Q7.48 19.69 7.64 19.48Q7.81 19.27 7.81 18.93L7.81 9.55ZM15.9 8.92Q15.76 9.04 15.56 9.06Q15.36 9.09 15.07 9Q14.19 9.23 13.11 9.41Q12.03 9.59 10.99 9.68Q9.96 9.77 9.28 9.79L9.2 9.53Q9.84 9.23 10.62 8.79Q11.41 8.34 12.24 7.8Q13.08 7.27 13.83 6.75ZM21.82 9.02L22.88 7.78L25.16 9.53Q24.96 9.81 24.37 9.95L24.37 19.43Q24.37 20.2 24.16 20.76Q23.95 21.32 23.31 21.65Q22.68 21.99 21.33 22.13Q21.29 21.55 21.19 21.15Q21.09 20.74 20.87 20.48Q20.63 20.22 20.24 20.03Q19.85 19.85 19.12 19.71L19.12 19.45Q19.12 19.45 19.44 19.47Q19.76 19.49 20.18 19.51Q20.61 19.53 21.02 19.55Q21.42 19.57 21.58 19.57Q21.84 19.57 21.93 19.47Q22.02 19.37 22.02 19.15L22.02 9.02ZM16.22 7.8L18.78 9.02L18.52 9.02L18.52 24.51Q18.52 24.61 18.3 24.78Q18.07 24.95 17.65 25.1Q17.23 25.25 16.64 25.25L16.22 25.25L16.22 9.02ZM13.22 12.67Q13.22 12.67 13.45 12.86Q13.68 13.05 14.01 13.33Q14.35 13.61 14.73 13.93Q15.11 14.26 15.4 14.56Q15.32 14.88 14.85 14.88L9.22 14.88L9.22 14.32L12.01 14.32ZM22.86 9.02L22.86 9.57L17.73 9.57L17.73 9.02Z";

/** The seal of Vermilion: 印 in a rounded square. Decoration; the name stands beside it. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={classNames("size-[26px] shrink-0", className)} aria-hidden="true">
      <rect width="32" height="32" rx="6" className="fill-seal" />
      <path d={sealGlyph} className="fill-on-seal" />
    </svg>
  );
}

/** The mark and the name. */
export function Brand({ className }: { className?: string }) {
  return (
    <span
      translate="no"
      className={classNames(
        "inline-flex items-center gap-2.5 font-serif text-subheading font-[600] tracking-[-0.01em] text-ink",
        className,
      )}
    >
      <BrandMark />
      Vermilion
    </span>
  );
}
