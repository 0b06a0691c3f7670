import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/env";
import type { FaceProvider } from "../provider-types";
import { alipayClient } from "../providers/alipay/client";
import { alipayCertify } from "../providers/alipay/face-certify";
import { alipayFace } from "../providers/alipay/face-verification";
import { tencentClient } from "../providers/tencent/client";
import { tencentEid } from "../providers/tencent/eid";
import { tencentFace } from "../providers/tencent/face";
import { wechatClient } from "../providers/wechat/client";
import { wechatFace } from "../providers/wechat/face";
import { createGateway, type Gateway } from "./gateway/gateway";
import { type SandboxKeys, sandboxKeys } from "./gateway-keys";
import { sandboxPeople } from "./people";

/** Where the app serves its gateway. */
export const gatewayPath = "/sandbox/gateway";

/** One gateway for a process, kept where a development server's reload leaves it alone. */
const holder = globalThis as typeof globalThis & { vermilionSandboxGateway?: Gateway };

/** The gateway of this server; nothing where no sandbox is configured. */
export function sandboxGateway(): Gateway | undefined {
  const { PROVIDERS, DATA_DIR, APP_URL } = env();
  if (!PROVIDERS.face.includes("sandbox")) return undefined;
  holder.vermilionSandboxGateway ??= createGateway({
    people: sandboxPeople,
    keys: sandboxKeys(DATA_DIR),
    now: () => new Date(),
    random: randomBytes,
    pageUrl: (token) => `${APP_URL}/sandbox/face/${token}`,
  });
  return holder.vermilionSandboxGateway;
}

/** The address of a server's gateway for the server itself and its worker; proxies and names are left aside. */
export function gatewayAddress({ HOST, PORT }: { HOST: string; PORT: number }): string {
  const host = HOST === "0.0.0.0" ? "127.0.0.1" : HOST === "::" ? "::1" : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}${gatewayPath}`;
}

/**
 * The real adapters, connected to the fictitious providers.
 * @param address of the gateway for us
 * @param publicAddress of the gateway for a person's browser
 */
export function sandboxFaceProviders(
  keys: SandboxKeys,
  address: string,
  publicAddress: string,
  now: () => Date = () => new Date(),
): FaceProvider[] {
  const alipay = alipayClient({
    appId: keys.alipay.appId,
    privateKey: keys.alipay.appPrivateKey,
    publicKey: keys.alipay.gatewayPublicKey,
    gateway: `${address}/gateway.do`,
    pageGateway: `${publicAddress}/gateway.do`,
    now,
  });
  const tencent = tencentClient({ ...keys.tencent, endpoint: `${address}/faceid` });
  const wechat = wechatClient({ ...keys.wechat, endpoint: address, now });
  const options = (id: string) => ({ id: `sandbox-${id}`, sandbox: true, now });
  return [
    alipayFace(alipay, options("alipay")),
    tencentFace(tencent, "sandbox", options("tencent")),
    tencentEid(tencent, "sandbox", options("tencent-eid")),
    wechatFace(wechat, { ...options("wechat"), page: "pages/face/index", openidOf }),
    alipayCertify(alipay, options("alipay-certify")),
  ];
}

/** There is no WeChat to ask who somebody is there; one number has one openid. */
const openidOf = (idNumber: string) =>
  createHash("sha256").update(`openid ${idNumber}`).digest("base64url").slice(0, 28);
