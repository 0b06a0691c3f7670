import "server-only";
import type { Answer } from "../../provider-types";
import { upstreamError } from "../trouble";
import { AlipayRefusal } from "./client";

/** Alipay knows a transaction no longer when its time is over. */
export const orExpired = <T>(call: Promise<T>) => orWord(call, "OPEN_CERTIFY_BILL_NOT_EXIST", "expired" as const);

/** The app has asked as often as it may. */
export const orLimit = <T>(call: Promise<T>) => orWord(call, "isv.app-call-limited", "limit" as const);

/** Why nothing was begun. */
export function notBegun(reason: "limit" | undefined): { kind: "failed"; answer: Answer } {
  const answer: Answer = reason ? { outcome: reason, billed: false, providerReference: null } : upstreamError();
  return { kind: "failed", answer };
}

async function orWord<T, W extends string>(call: Promise<T>, subCode: string, word: W): Promise<T | W> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof AlipayRefusal && error.subCode === subCode) return word;
    throw error;
  }
}
