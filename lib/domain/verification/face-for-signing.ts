import "server-only";
import { availableMethods } from "./available-methods";
import type { FaceMethod, FaceProvider } from "./provider-types";
import { faceProvider } from "./providers";

/** In the order in which they are taken where several are configured. */
const faceMethods: readonly FaceMethod[] = ["alipay_face", "tencent_face", "tencent_eid", "wechat_face"];

/**
 * Who compares faces for signatures of somebody: fictitious people before the fictitious provider alone, and real ones
 * never before that. Null where nobody does.
 */
export function faceProviderFor({ sandbox }: { sandbox: boolean }): FaceProvider | null {
  const offered = availableMethods();
  const found = faceMethods.filter((method) => offered.includes(method)).map(faceProvider);
  return found.find((provider) => provider?.sandbox === sandbox) ?? null;
}
