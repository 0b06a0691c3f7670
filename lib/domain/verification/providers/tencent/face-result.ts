import { z } from "zod";
import type { FaceAnswer } from "../../provider-types";

/** What `GetDetectInfoEnhanced` and `GetEidResult` say in words and numbers (InfoType "1"); there is more, unread. */
export const faceText = z.object({
  ErrCode: z.number().int().nullish(),
  LiveStatus: z.number().int().nullish(),
  Comparestatus: z.number().int().nullish(),
  /** Likeness, 0 to 100. */
  Sim: z.coerce.number().nullish(),
  LivenessDetail: z.array(z.object({ IsNeedCharge: z.boolean().nullish() })).nullish(),
});
export type FaceText = z.infer<typeof faceText>;

/** From this likeness on FaceID takes two faces for one person's; the threshold is Tencent's and fixed. */
const likeness = 70;

type Reading = FaceAnswer["outcome"] | "pending";

/**
 * `Text.ErrCode`. The person's own part (nobody in the picture, too dark, no sound, closed by herself) is `cancelled`:
 * it says nothing about who she is.
 */
const codes: Record<number, Reading> = {
  0: "match",
  15: "expired",
  16: "limit",
  17: "pending",
  1002: "mismatch",
  1003: "mismatch",
  1004: "cancelled",
  1005: "mismatch",
  1409: "expired",
  1410: "cancelled",
  2012: "cancelled",
  2016: "mismatch",
};
for (let code = 1101; code <= 1109; code += 1) codes[code] = "cancelled";
for (let code = 1201; code <= 1205; code += 1) codes[code] = "cancelled";

/**
 * What a result says. A pass needs the end code, the liveness and the comparison to agree.
 * @returns `unknown` for a code that is in no list
 */
export function readFaceText(text: FaceText): { says: Reading | "unknown"; billed: boolean | null } {
  const { ErrCode, LiveStatus, Comparestatus, Sim, LivenessDetail } = text;
  const billed = LivenessDetail?.length ? LivenessDetail.some((one) => one.IsNeedCharge === true) : null;
  if (ErrCode === null || ErrCode === undefined) return { says: "pending", billed };
  const alive = (LiveStatus ?? 0) === 0;
  const alike = (Comparestatus ?? 0) === 0 && (Sim ?? 100) >= likeness;
  if (ErrCode === 0) return { says: alive && alike ? "match" : "mismatch", billed };
  if (LiveStatus === 0 && Sim !== null && Sim !== undefined && Sim < likeness) return { says: "mismatch", billed };
  return { says: codes[ErrCode] ?? "unknown", billed };
}
