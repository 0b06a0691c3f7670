import "server-only";
import { env } from "@/lib/platform/env";
import type { FaceProviderName } from "@/lib/platform/provider-settings";
import type { ElementCheck, ElementMethod, FaceMethod, FaceProvider } from "./provider-types";
import { alipayClient } from "./providers/alipay/client";
import { alipayCertify } from "./providers/alipay/face-certify";
import { alipayFace } from "./providers/alipay/face-verification";
import { tencentClient } from "./providers/tencent/client";
import { tencentEid } from "./providers/tencent/eid";
import { tencentBankCard, tencentIdentityNumber, tencentMobile } from "./providers/tencent/elements";
import { tencentFace } from "./providers/tencent/face";
import { wechatClient } from "./providers/wechat/client";
import { wechatFace } from "./providers/wechat/face";
import { sandboxKeys } from "./sandbox/gateway-keys";
import { gatewayAddress, gatewayPath, sandboxFaceProviders } from "./sandbox/sandbox-gateway";
import { sandboxCheck } from "./sandbox/sandbox-provider";

/** The providers that a configuration names. */
export type Providers = {
  elements: { [M in ElementMethod]: ElementCheck<M> | null };
  /** In the operator's order; of two for one method the first is offered. Made when they are first wanted. */
  face: () => readonly FaceProvider[];
};

/** Builds them; nobody is asked anything yet. */
export function createProviders({
  PROVIDERS: settings,
  ...environment
}: Pick<ReturnType<typeof env>, "PROVIDERS" | "DATA_DIR" | "HOST" | "PORT" | "APP_URL">): Providers {
  const once = <T>(make: () => T) => {
    let made: T | undefined;
    return () => (made ??= make());
  };
  const alipay = once(() => alipayClient(settings.alipay));
  const tencent = once(() => tencentClient(settings.tencent));
  const real: Record<FaceProviderName, () => FaceProvider> = {
    alipay: () => alipayFace(alipay(), { id: "alipay", sandbox: false }),
    "alipay-certify": () => alipayCertify(alipay(), { id: "alipay-certify", sandbox: false }),
    tencent: () => tencentFace(tencent(), settings.tencent.faceRuleId, { id: "tencent", sandbox: false }),
    "tencent-eid": () => tencentEid(tencent(), settings.tencent.eidMerchantId, { id: "tencent-eid", sandbox: false }),
    wechat: () =>
      wechatFace(wechatClient(settings.wechat), { id: "wechat", sandbox: false, page: settings.wechat.page }),
  };
  const fictitious = () =>
    sandboxFaceProviders(
      sandboxKeys(environment.DATA_DIR),
      gatewayAddress(environment),
      environment.APP_URL + gatewayPath,
    );
  const { identity_number, mobile, bank_card } = settings.elements;
  const element = <M extends ElementMethod>(
    method: M,
    named: "sandbox" | "tencent" | "none",
    make: () => ElementCheck<M>,
  ) => (named === "none" ? null : named === "sandbox" ? sandboxCheck(method) : make());
  return {
    elements: {
      identity_number: element("identity_number", identity_number, () => tencentIdentityNumber(tencent())),
      mobile: element("mobile", mobile, () => tencentMobile(tencent(), { detailed: settings.tencent.phoneDetail })),
      bank_card: element("bank_card", bank_card, () => tencentBankCard(tencent())),
    },
    face: once(() => settings.face.flatMap((name) => (name === "sandbox" ? fictitious() : [real[name]()]))),
  };
}

let configured: Providers | undefined;

/** The providers of this process. */
function providers(): Providers {
  configured ??= createProviders(env());
  return configured;
}

/** Who answers for a check of elements here, or null. */
export function elementCheck<M extends ElementMethod>(method: M): ElementCheck<M> | null {
  const checks: { [Each in M]: ElementCheck<Each> | null } = providers().elements;
  return checks[method];
}

/** The register that `IDENTITY_PROVIDER` names. */
export function identityProvider(): ElementCheck<"identity_number"> {
  return elementCheck("identity_number")!;
}

/** Who compares faces by a method here, or null. */
export function faceProvider(method: FaceMethod): FaceProvider | null {
  return (
    providers()
      .face()
      .find((provider) => provider.method === method) ?? null
  );
}

/** Who has begun a transaction, by the id that its step keeps; null when it is configured no longer. */
export function faceProviderById(id: string): FaceProvider | null {
  return (
    providers()
      .face()
      .find((provider) => provider.id === id) ?? null
  );
}
