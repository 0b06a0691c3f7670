import "server-only";
import { z } from "zod";
import { type DocumentKind, kindOfNumber } from "../../documents";
import type { FaceAnswer, FaceProvider, FaceState } from "../../provider-types";
import { heard, logTrouble, understood, upstreamError } from "../trouble";
import { alipayAppLink } from "./app-link";
import type { AlipayClient } from "./client";
import { notBegun, orExpired, orLimit } from "./refusals";

/** How long a person may take to begin, from the initialization on. */
export const alipayLifetimeMs = 23 * 3600_000;

/** Residence permits have a name of their own; the older service knows identity cards only. */
const certTypes: Partial<Record<DocumentKind, string>> = {
  hk_macao_residence_permit: "RESIDENCE_HK_MC",
  taiwan_residence_permit: "RESIDENCE_TAIWAN",
};

const initialized = z.object({ certify_id: z.string().min(1).max(128), web_url: z.url() });
const queried = z.object({ certify_state: z.string(), attack_flag: z.string().optional() });

export type AlipayFaceOptions = {
  id: string;
  sandbox: boolean;
  now?: () => Date;
};

/**
 * Alipay's newer comparison of faces, `datadigital.fincloud.generalsaas.face.verification.*`: it says of itself
 * whether it is still going on.
 */
export function alipayFace(
  client: AlipayClient,
  { id, sandbox, now = () => new Date() }: AlipayFaceOptions,
): FaceProvider {
  const service = "datadigital.fincloud.generalsaas.face.verification";
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
              biz_code: "DATA_DIGITAL_BIZ_CODE_FACE_VERIFICATION",
              identity_type: "CERT_INFO",
              cert_type: certTypes[kindOfNumber(idNumber)] ?? "IDENTITY_CARD",
              cert_name: name,
              cert_no: idNumber,
              // Otherwise Alipay keeps the picture and gives it out with the result.
              face_reserve_strategy: "never",
            },
            { signal, returnUrl },
          ),
        );
        return fields === "limit" ? fields : understood(initialized, fields);
      });
      if (!begun || begun === "limit") return notBegun(begun);
      const { certify_id: providerReference, web_url: url } = begun;
      return {
        kind: "begun",
        providerReference,
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
        if (fields === "expired") return done({ outcome: "expired", ...receipt });
        const { certify_state, attack_flag } = understood(queried, fields);
        switch (certify_state) {
          case "PROCESSING":
            return now() >= expiresAt ? done({ outcome: "expired", ...receipt }) : { state: "pending" };
          case "SUCCESS":
            return attack_flag === "true"
              ? done({ outcome: "mismatch", differs: "unknown", ...receipt })
              : done({ outcome: "match", ...receipt });
          case "FAIL":
            return done({ outcome: "mismatch", differs: "unknown", ...receipt });
          default:
            logTrouble(id, certify_state);
            return done(upstreamError(providerReference));
        }
      });
      return asked ?? { state: "unheard", answer: upstreamError(providerReference) };
    },
  };
}

const done = (answer: FaceAnswer): FaceState => ({ state: "done", answer });
