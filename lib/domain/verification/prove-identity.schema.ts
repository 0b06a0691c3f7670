import { z } from "zod";
import { consentGiven } from "@/lib/domain/people/consent.schema";
import { documentKinds } from "./documents";
import type { ClaimedField, Receipt } from "./provider-types";

/**
 * The form "prove your name": as typed; lengths only keep nonsense out. Without name and number, somebody who is proven
 * already means the document that is proven.
 */
export const proveIdentityInput = z.object({
  name: z.string().max(200).optional(),
  idNumber: z.string().max(60).optional(),
  consent: consentGiven,
  /** Where she goes on afterwards: whoever sent her may ask for more than others. */
  next: z.string().max(1000).optional(),
});
export type ProveIdentityInput = z.infer<typeof proveIdentityInput>;

export const proveMobileInput = proveIdentityInput.extend({ mobile: z.string().max(60) });
export type ProveMobileInput = z.infer<typeof proveMobileInput>;

export const proveCardInput = proveMobileInput.extend({ card: z.string().max(60) });
export type ProveCardInput = z.infer<typeof proveCardInput>;

export const faceMethods = ["alipay_face", "tencent_face", "tencent_eid", "wechat_face"] as const;
export const proveFaceInput = proveIdentityInput.extend({ method: z.enum(faceMethods) });
export type ProveFaceInput = z.infer<typeof proveFaceInput>;

export const proveDocumentInput = z.object({
  kind: z.enum(documentKinds),
  name: z.string().max(200),
  number: z.string().max(60),
  /** The issuing state's three letters. */
  country: z.string().max(20).default(""),
  consent: consentGiven,
  next: z.string().max(1000).optional(),
});
export type ProveDocumentInput = z.infer<typeof proveDocumentInput>;

export const stepInput = z.object({ stepId: z.uuid() });
export const stepCodeInput = stepInput.extend({ code: z.string().max(20) });

/** What does not fit: something typed, the code, or what the administrators saw. */
export type Differs = "name" | "mobile" | "card" | "code" | "documents" | "unknown";

/**
 * What a step can be answered with: by a provider with its receipt, by the person's code, or by administrators. Every
 * `FaceAnswer` is one.
 */
export type Settlement = Partial<Receipt> &
  (
    | { outcome: "match" }
    | { outcome: "no_record" | "limit" | "upstream_error" | "expired" | "cancelled" }
    | { outcome: "mismatch"; differs: Differs }
    | { outcome: "invalid_input"; field: ClaimedField }
  );

/** What may still be tried today. @property lockedUntil where nothing may: when the next try is free; ISO 8601 */
export type TriesLeft = { attemptsLeft: number; lockedUntil?: string };

/** What became of one attempt. Each has its own words and its own way on. */
export type IdentityResult =
  | { outcome: "match"; name: string; sandbox: boolean }
  /** Another request of the same person is being answered, or waits for her. */
  | { outcome: "checking" }
  /** It goes on: with a code, in another app, or in a review. */
  | { outcome: "waiting" }
  | ({ outcome: "mismatch"; differs: Differs } & TriesLeft)
  | ({ outcome: "no_record" } & TriesLeft)
  | ({ outcome: "invalid_input"; field: ClaimedField } & TriesLeft)
  | { outcome: "limit" | "upstream_error" | "expired" | "cancelled" }
  /** The register confirms it, but the number is proven by another account. */
  | { outcome: "proven_elsewhere" };
