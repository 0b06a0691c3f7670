import "server-only";
import { lookup } from "node:dns";
import { Agent } from "node:http";
import type { LookupFunction } from "node:net";
import { CommonClient } from "tencentcloud-sdk-nodejs-common";
import { ProviderTrouble, whileWaited } from "../trouble";

export type TencentConnection = {
  secretId: string;
  secretKey: string;
  /** For example https://faceid.tencentcloudapi.com */
  endpoint: string;
  timeoutMs?: number;
};

export type TencentClient = {
  /**
   * One action of FaceID, version 2018-03-01, signed by TC3-HMAC-SHA256.
   * @returns the fields of `Response`
   * @throws ProviderTrouble with the code of `Response.Error`, or what else went wrong
   */
  call(action: string, parameters: Record<string, unknown>, signal: AbortSignal): Promise<unknown>;
};

const host = "faceid.tencentcloudapi.com";

export function tencentClient({ secretId, secretKey, endpoint, timeoutMs = 15_000 }: TencentConnection): TencentClient {
  const { protocol, hostname, port, host: address, pathname } = new URL(endpoint);
  const real = hostname.startsWith("faceid.");
  // The host is part of what is signed, and its first word the service. An address on this machine is therefore only
  // where the connection goes; what is signed stays Tencent's own host.
  const client = new CommonClient(real ? address : `${host}${port && `:${port}`}`, "2018-03-01", {
    credential: { secretId, secretKey },
    profile: {
      signMethod: "TC3-HMAC-SHA256",
      httpProfile: {
        protocol: `${protocol}//`,
        reqTimeout: timeoutMs / 1000,
        ...(!real && { agent: connectingTo(hostname) }),
      },
    },
  });
  client.path = pathname;
  return {
    async call(action, parameters, signal) {
      const asked = client.request(action, parameters, { signal }).catch((error) => {
        throw asTrouble(error);
      });
      return await whileWaited(signal, asked);
    },
  };
}

function connectingTo(hostname: string): Agent {
  const address = hostname.replace(/^\[|\]$/g, "");
  const find: LookupFunction = (_, options, found) => lookup(address, options, found);
  return new Agent({ lookup: find });
}

/** The SDK's messages may quote what was sent, so only codes are kept. */
function asTrouble(error: unknown): ProviderTrouble {
  const { code, httpCode, traceId } = error as { code?: unknown; httpCode?: unknown; traceId?: unknown };
  if (traceId !== undefined && typeof code === "string" && code) return new ProviderTrouble(code);
  if (typeof httpCode === "number") return new ProviderTrouble(`http_${httpCode}`);
  // What the SDK itself throws without either is a connection's failure; reading the answer fails with others' errors.
  return new ProviderTrouble(traceId !== undefined ? "no_answer" : "malformed");
}
