import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import type { Proven } from "@/lib/domain/signing/batch/prove-batch";
import type { ItemOutcome } from "@/lib/domain/signing/batch/sign-batch-item";
import type { ActionResult } from "@/lib/platform/web/action-result";

type Confirmed = { batchId: string; sealId: string | null };

/** What the pages for several contracts ask of the server; they hand the actions in. */
export type BatchActions = {
  markShown: (input: { batchId: string; itemId: string }) => Promise<ActionResult<unknown>>;
  sendCode: (input: { batchId: string }) => Promise<ActionResult<{ sentTo: string }>>;
  proveCode: (input: Confirmed & { code: string }) => Promise<ActionResult<Proven>>;
  provePassword: (input: Confirmed & { password: string }) => Promise<ActionResult<Proven>>;
  startPasskey: (input: { batchId: string }) => Promise<ActionResult<PublicKeyCredentialRequestOptionsJSON>>;
  provePasskey: (input: Confirmed & { response: unknown }) => Promise<ActionResult<Proven>>;
  signItem: (input: {
    batchId: string;
    itemId: string;
    utcOffsetMinutes: number;
  }) => Promise<ActionResult<ItemOutcome>>;
};
