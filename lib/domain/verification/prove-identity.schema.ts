import { z } from "zod";
import { consentGiven } from "@/lib/domain/people/consent.schema";

/** The form "prove your name": as typed; lengths only keep nonsense out. */
export const proveIdentityInput = z.object({
  name: z.string().max(200),
  idNumber: z.string().max(60),
  consent: consentGiven,
});
export type ProveIdentityInput = z.infer<typeof proveIdentityInput>;

/** What became of one attempt. Each has its own words and its own way on. */
export type IdentityResult =
  | { outcome: "match"; name: string; sandbox: boolean }
  /** Another request of the same person is being answered. */
  | { outcome: "checking" }
  | { outcome: "mismatch"; differs: "name" | "unknown"; attemptsLeft: number }
  | { outcome: "no_record"; attemptsLeft: number }
  | { outcome: "invalid_input"; field: "name" | "idNumber" | "unknown"; attemptsLeft: number }
  | { outcome: "limit" }
  | { outcome: "upstream_error" }
  /** The register confirms it, but the number is proven by another account. */
  | { outcome: "proven_elsewhere" };
