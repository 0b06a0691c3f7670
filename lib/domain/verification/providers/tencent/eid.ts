import "server-only";
import { z } from "zod";
import type { FaceProvider, FaceState } from "../../provider-types";
import { heard, logTrouble, understood, upstreamError } from "../trouble";
import type { TencentClient } from "./client";
import type { TencentFaceOptions } from "./face";
import { faceText } from "./face-result";
import { settleFace } from "./settle-face";

/** How long a person may take with an EidToken. */
const lifetimeMs = 600_000;

const begunEid = z.object({ EidToken: z.string().min(1).max(256), Url: z.url() });
const status = z.object({ Status: z.string() });
const result = z.object({ Text: faceText.nullish() });

/**
 * E证通, Tencent's comparison in a mini program of WeChat: GetEidToken, CheckEidTokenStatus, GetEidResult. Name and
 * number are given by us, so that the token is bound to them; the encrypted identity that comes back is not read.
 */
export function tencentEid(
  client: TencentClient,
  merchantId: string,
  { id, sandbox, now = () => new Date() }: TencentFaceOptions,
): FaceProvider {
  return {
    id,
    method: "tencent_eid",
    sandbox,
    needsOpenid: false,
    async begin({ name, idNumber, reference, returnUrl, signal }) {
      const expiresAt = new Date(now().getTime() + lifetimeMs);
      const parameters = {
        MerchantId: merchantId,
        IdCard: idNumber,
        Name: name,
        Extra: reference,
        RedirectUrl: returnUrl,
        // 4: given by the merchant's server, never typed by whoever holds the phone.
        Config: { InputType: "4" },
      };
      const begun = await heard(id, async () =>
        understood(begunEid, await client.call("GetEidToken", parameters, signal)),
      );
      if (!begun) return { kind: "failed", answer: upstreamError() };
      const { EidToken: providerReference, Url: url } = begun;
      return { kind: "begun", providerReference, url, appUrl: null, opensIn: "wechat", expiresAt };
    },
    async ask({ providerReference, expiresAt, signal }) {
      const asked = await heard(id, async (): Promise<FaceState> => {
        const over = now() >= expiresAt;
        const EidToken = providerReference;
        const { Status } = understood(status, await client.call("CheckEidTokenStatus", { EidToken }, signal));
        switch (Status) {
          case "init":
          case "doing":
            return settleFace(id, providerReference, {}, over);
          case "timeout":
            return { state: "done", answer: { outcome: "expired", billed: false, providerReference } };
          case "finished": {
            const { Text } = understood(result, await client.call("GetEidResult", { EidToken, InfoType: "1" }, signal));
            return settleFace(id, providerReference, Text ?? {}, over);
          }
          default:
            logTrouble(id, `Status:${Status}`);
            return { state: "unheard", answer: upstreamError(providerReference) };
        }
      });
      return asked ?? { state: "unheard", answer: upstreamError(providerReference) };
    },
  };
}
