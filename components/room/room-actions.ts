import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import type { FaceBeginning, FaceStanding } from "@/lib/domain/signing/face-intent";
import type { ActionResult } from "@/lib/platform/web/action-result";

type Choice = {
  participantId: string;
  /** Her own signature, where one is asked for. */
  sealId: string | null;
  /** The organization's seals, by place. */
  seals: Record<string, string>;
  opacity: number;
};
type Sign = Choice & {
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
  signWithPassword: (input: Sign & { password: string }) => Promise<ActionResult<unknown>>;
  beginFace: (
    input: Choice & { values: Record<string, string>; consent: { locale: string; sha256: string } },
  ) => Promise<ActionResult<FaceBeginning>>;
  followFace: (input: { intentId: string }) => Promise<ActionResult<FaceStanding>>;
  askForSeals: (input: Choice & { values: Record<string, string> }) => Promise<ActionResult<unknown>>;
  handOver: (input: { participantId: string; name: string; email: string }) => Promise<ActionResult<unknown>>;
  decline: (input: { contractId: string; reason?: string }) => Promise<ActionResult<unknown>>;
};
