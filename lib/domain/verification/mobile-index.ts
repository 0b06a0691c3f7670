import "server-only";
import { blindIndex } from "@/lib/platform/secrets/envelope";

/** The blind index under which a proven phone is found again. Input: 11 digits. */
export const mobileIndexOf = (mobile: string) => blindIndex("mobile-number", mobile);
