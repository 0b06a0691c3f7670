import "server-only";
import { z } from "zod";
import type { FaceProvider } from "../../provider-types";
import { heard, ProviderTrouble, understood, upstreamError } from "../trouble";
import type { TencentClient } from "./client";
import { faceText } from "./face-result";
import { settleFace } from "./settle-face";

/** How long a person may take with a BizToken. */
const lifetimeMs = 7_200_000;

const begunAuth = z.object({ Url: z.url(), BizToken: z.string().min(1).max(256) });
const detected = z.object({ Text: faceText.nullish() });

export type TencentFaceOptions = { id: string; sandbox: boolean; now?: () => Date };

/** Tencent Cloud FaceID inside WeChat: DetectAuth and GetDetectInfoEnhanced. @param ruleId of the console's flow */
export function tencentFace(
  client: TencentClient,
  ruleId: string,
  { id, sandbox, now = () => new Date() }: TencentFaceOptions,
): FaceProvider {
  return {
    id,
    method: "tencent_face",
    sandbox,
    needsOpenid: false,
    async begin({ name, idNumber, reference, returnUrl, signal }) {
      const expiresAt = new Date(now().getTime() + lifetimeMs);
      const parameters = { RuleId: ruleId, IdCard: idNumber, Name: name, RedirectUrl: returnUrl, Extra: reference };
      const begun = await heard(id, async () =>
        understood(begunAuth, await client.call("DetectAuth", parameters, signal)),
      );
      if (!begun) return { kind: "failed", answer: upstreamError() };
      const { BizToken: providerReference, Url: url } = begun;
      return { kind: "begun", providerReference, url, appUrl: null, opensIn: "wechat", expiresAt };
    },
    async ask({ providerReference, expiresAt, signal }) {
      const over = now() >= expiresAt;
      const asked = await heard(id, async () => {
        // InfoType 1 is words and numbers alone: no picture of a person or a card is ever asked for.
        const parameters = { BizToken: providerReference, RuleId: ruleId, InfoType: "1" };
        const fields = await client.call("GetDetectInfoEnhanced", parameters, signal).catch(asExpired);
        return settleFace(id, providerReference, understood(detected, fields).Text ?? {}, over);
      });
      if (asked) return asked;
      return { state: "unheard", answer: upstreamError(providerReference) };
    },
  };
}

/** The service's own word that a token's time is over is a result like any other. */
export function asExpired(error: unknown): { Text: { ErrCode: number } } {
  if (error instanceof ProviderTrouble && error.failure === "InvalidParameterValue.BizTokenExpired")
    return { Text: { ErrCode: 15 } };
  throw error;
}
