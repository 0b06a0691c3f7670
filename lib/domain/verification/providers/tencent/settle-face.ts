import "server-only";
import type { FaceAnswer, FaceState } from "../../provider-types";
import { logTrouble, upstreamError } from "../trouble";
import { type FaceText, readFaceText } from "./face-result";

/** How a transaction stands that has this result. @param over whether its time is */
export function settleFace(id: string, providerReference: string, text: FaceText, over: boolean): FaceState {
  const { says, billed } = readFaceText(text);
  const receipt = { billed, providerReference };
  const done = (answer: FaceAnswer): FaceState => ({ state: "done", answer });
  switch (says) {
    case "pending":
      return over ? done({ outcome: "expired", ...receipt }) : { state: "pending" };
    case "mismatch":
      return done({ outcome: "mismatch", differs: "unknown", ...receipt });
    case "match":
    case "no_record":
    case "limit":
    case "expired":
    case "cancelled":
      return done({ outcome: says, ...receipt });
    default:
      logTrouble(id, `ErrCode:${text.ErrCode}`);
      return done({ ...upstreamError(providerReference), billed });
  }
}
