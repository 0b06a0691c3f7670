/** Hexadecimal in groups of four, as people compare it. */
export const hexPairs = (hex: string): string => hex.toUpperCase().replace(/(.{4})(?=.)/g, "$1 ");
