import "server-only";
import { z } from "zod";
import type { FaceProvider, FaceState } from "../../provider-types";
import { heard, logTrouble, understood, upstreamError } from "../trouble";
import { alipayAppLink } from "./app-link";
import type { AlipayClient } from "./client";
import { type AlipayFaceOptions, alipayLifetimeMs } from "./face-verification";
import { notBegun, orExpired, orLimit } from "./refusals";

const initialized = z.object({ certify_id: z.string().min(1).max(128) });
const queried = z.object({ passed: z.string() });

/**
 * Alipay's older comparison of faces, `alipay.user.certify.open.*`. `passed=F` says "failed" and "not done yet" in one
 * word, so it never ends a transaction: only its time does, and then nothing is known about the person.
 */
export function alipayCertify(
  client: AlipayClient,
  { id, sandbox, now = () => new Date() }: AlipayFaceOptions,
): FaceProvider {
  const service = "alipay.user.certify.open";
  return {
    id,
    method: "alipay_face",
    sandbox,
    needsOpenid: false,
    async begin({ name, idNumber, reference, returnUrl, signal }) {
      const expiresAt = new Date(now().getTime() + alipayLifetimeMs);
      const begun = await heard(id, async () => {
        const fields = await orLimit(
          client.call(
            `${service}.initialize`,
            {
              outer_order_no: reference.replaceAll("-", ""),
              biz_code: "FACE",
              identity_param: {
                identity_type: "CERT_INFO",
                cert_type: "IDENTITY_CARD",
                cert_name: name,
                cert_no: idNumber,
              },
              merchant_config: { return_url: returnUrl },
            },
            { signal },
          ),
        );
        return fields === "limit" ? fields : understood(initialized, fields);
      });
      if (!begun || begun === "limit") return notBegun(begun);
      const url = client.page(`${service}.certify`, begun);
      return {
        kind: "begun",
        providerReference: begun.certify_id,
        url,
        appUrl: sandbox ? null : alipayAppLink(url),
        opensIn: "alipay",
        expiresAt,
      };
    },
    async ask({ providerReference, expiresAt, signal }) {
      const receipt = { billed: null, providerReference };
      const asked = await heard(id, async (): Promise<FaceState> => {
        const fields = await orExpired(client.call(`${service}.query`, { certify_id: providerReference }, { signal }));
        if (fields === "expired") return { state: "done", answer: { outcome: "expired", ...receipt } };
        const { passed } = understood(queried, fields);
        if (passed === "T") return { state: "done", answer: { outcome: "match", ...receipt } };
        if (passed !== "F") {
          logTrouble(id, passed);
          return { state: "unheard", answer: upstreamError(providerReference) };
        }
        return now() >= expiresAt
          ? { state: "done", answer: { outcome: "expired", ...receipt } }
          : { state: "pending" };
      });
      return asked ?? { state: "unheard", answer: upstreamError(providerReference) };
    },
  };
}
