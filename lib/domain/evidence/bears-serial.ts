/**
 * Whether the serial of each signature is put into a seal, by the design of its version; seals that were made of a
 * picture, and signatures, have none.
 */
export const bearsSerial = (design: unknown): boolean =>
  typeof design === "object" && design !== null && "serial" in design && design.serial === true;
