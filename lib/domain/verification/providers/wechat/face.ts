import "server-only";
import { z } from "zod";
import type { FaceProvider, FaceState } from "../../provider-types";
import { heard, logTrouble, ProviderTrouble, understood, upstreamError } from "../trouble";
import { certHash } from "./cert-hash";
import type { WechatClient } from "./client";
import { verifyResults } from "./verify-results";

export type WechatFaceOptions = {
  id: string;
  sandbox: boolean;
  /** The page of the mini program that calls `wx.requestFacialVerify` with `verifyId` and then leads to `returnUrl`. */
  page: string;
  /** Where no openid is given: whose it is. The sandbox has no WeChat to ask. */
  openidOf?: (idNumber: string) => string;
  now?: () => Date;
};

const verifyId = z.object({
  verify_id: z.string().min(1).max(256),
  expires_in: z.number().int().positive().optional(),
});
const link = z.object({ url_link: z.url() });
const verified = z.object({ verify_ret: z.number().int() });
/** How long a verify_id holds unless WeChat says otherwise, in seconds. */
const usualLifetime = 3600;
const type = "IDENTITY_CARD";

/**
 * The comparison of faces of WeChat's mini programs, second version. It is open to some trades only, and bound to one
 * person in one mini program: the openid must be hers there, and the same from beginning to end.
 */
export function wechatFace(
  client: WechatClient,
  { id, sandbox, page, openidOf, now = () => new Date() }: WechatFaceOptions,
): FaceProvider {
  const sequence = (reference: string) => reference.replaceAll("-", "");
  const person = (openid: string | undefined, idNumber: string) => {
    const known = openid ?? openidOf?.(idNumber);
    if (!known) throw new ProviderTrouble("openid_missing");
    return known;
  };
  return {
    id,
    method: "wechat_face",
    sandbox,
    needsOpenid: openidOf === undefined,
    async begin({ name, idNumber, reference, openid, returnUrl, signal }) {
      const begunAt = now().getTime();
      const begun = await heard(id, async () => {
        const { verify_id, expires_in = usualLifetime } = understood(
          verifyId,
          await client.call(
            "cityservice/face/identify/getverifyid",
            {
              out_seq_no: sequence(reference),
              cert_info: { cert_type: type, cert_name: name, cert_no: idNumber },
              openid: person(openid, idNumber),
            },
            signal,
          ),
        );
        const query = new URLSearchParams({ verifyId: verify_id, returnUrl }).toString();
        const { url_link } = understood(
          link,
          await client.call("wxa/generate_urllink", { path: page, query, expire_type: 1, expire_interval: 1 }, signal),
        );
        return { verify_id, url_link, expiresAt: new Date(begunAt + expires_in * 1000) };
      });
      if (!begun) return { kind: "failed", answer: upstreamError() };
      const { verify_id: providerReference, url_link: url, expiresAt } = begun;
      return { kind: "begun", providerReference, url, appUrl: null, opensIn: "wechat", expiresAt };
    },
    async ask({ providerReference, name, idNumber, reference, openid, expiresAt, signal }) {
      const receipt = { billed: null, providerReference };
      const asked = await heard(id, async (): Promise<FaceState> => {
        const { verify_ret } = understood(
          verified,
          await client.call(
            "cityservice/face/identify/queryverifyinfo",
            {
              verify_id: providerReference,
              out_seq_no: sequence(reference),
              cert_hash: certHash({ type, name, number: idNumber }),
              openid: person(openid, idNumber),
            },
            signal,
          ),
        );
        const says = verifyResults.get(verify_ret);
        if (says === "pending") {
          return now() >= expiresAt
            ? { state: "done", answer: { outcome: "expired", ...receipt } }
            : { state: "pending" };
        }
        if (says === "mismatch") {
          return { state: "done", answer: { outcome: "mismatch", differs: "unknown", ...receipt } };
        }
        if (says === undefined || says === "upstream_error" || says === "invalid_input") {
          logTrouble(id, `verify_ret:${verify_ret}`);
          return { state: "done", answer: upstreamError(providerReference) };
        }
        return { state: "done", answer: { outcome: says, ...receipt } };
      });
      return asked ?? { state: "unheard", answer: upstreamError(providerReference) };
    },
  };
}
