import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import type { ActionResult } from "@/lib/platform/web/action-result";

type Sign = {
  participantId: string;
  sealId: string;
  utcOffsetMinutes: number;
  /** The texts of her text fields as they stand on this screen. */
  values: Record<string, string>;
};

/** What the room asks of the server; the page hands the actions in. */
export type RoomActions = {
  saveValues: (input: { participantId: string; values: Record<string, string> }) => Promise<ActionResult<unknown>>;
  sendCode: (input: { participantId: string }) => Promise<ActionResult<{ intentId: string; sentTo: string }>>;
  signWithCode: (input: Sign & { intentId: string; code: string }) => Promise<ActionResult<unknown>>;
  retrySign: (input: Sign & { intentId: string }) => Promise<ActionResult<unknown>>;
  startPasskey: (input: { participantId: string }) => Promise<ActionResult<PublicKeyCredentialRequestOptionsJSON>>;
  signWithPasskey: (input: Sign & { response: unknown }) => Promise<ActionResult<unknown>>;
  decline: (input: { contractId: string; reason?: string }) => Promise<ActionResult<unknown>>;
};
