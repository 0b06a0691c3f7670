import "server-only";
import { decrypt, encrypt } from "@/lib/platform/secrets/envelope";
import { type Claim, claimOf } from "./claim";
import type { FaceBegun } from "./provider-types";

/** Where a person goes on, encrypted in its step: the address carries a token. */
export type Handoff = Pick<FaceBegun, "url" | "appUrl" | "opensIn">;

const claimPlace = (stepId: string) => ({ table: "verification_step", column: "claimCipher", row: stepId });
const handoffPlace = (stepId: string) => ({ table: "verification_step", column: "handoffCipher", row: stepId });

type Kept = Omit<Claim, "documentIndex">;

export function sealClaim(stepId: string, { documentIndex: _, ...kept }: Claim): Uint8Array<ArrayBuffer> {
  return encrypt(JSON.stringify(kept satisfies Kept), claimPlace(stepId));
}

export function openClaim(stepId: string, sealed: Uint8Array): Claim {
  const kept = JSON.parse(decrypt(sealed, claimPlace(stepId)).toString("utf8")) as Kept;
  return { ...kept, ...claimOf(kept.name, kept.documentKind, kept.idNumber) };
}

export const sealHandoff = (stepId: string, { url, appUrl, opensIn }: Handoff): Uint8Array<ArrayBuffer> =>
  encrypt(JSON.stringify({ url, appUrl, opensIn }), handoffPlace(stepId));

export const openHandoff = (stepId: string, sealed: Uint8Array): Handoff =>
  JSON.parse(decrypt(sealed, handoffPlace(stepId)).toString("utf8")) as Handoff;
