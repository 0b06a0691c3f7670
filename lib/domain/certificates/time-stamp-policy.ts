/**
 * The policy under which this software's authority stamps: one time, of the database's clock, at most a second off.
 * An identifier from the arc that needs no registration (X.667 6.3), made from the UUID
 * 20a7b2d5-97ac-40f2-97f8-41f026384bdf.
 */
export const timeStampPolicy = "2.25.43406036631941168113040154935678225375";

/** How far the stamped time may lie from the true one. */
export const timeStampAccuracy = { seconds: 1 } as const;
