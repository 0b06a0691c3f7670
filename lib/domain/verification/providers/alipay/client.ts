import "server-only";
import { isDeepStrictEqual } from "node:util";
import { AlipayRequestError, AlipaySdk } from "alipay-sdk";
import { z } from "zod";
import { rsaPrivateKeyPem, rsaPublicKeyPem } from "@/lib/platform/secrets/rsa-key-text";
import { ProviderTrouble, whileWaited } from "../trouble";

export type AlipayConnection = {
  appId: string;
  /** The app's own key, as in `rsaPrivateKeyPem`. */
  privateKey: string;
  /** Alipay's key for this app, as in `rsaPublicKeyPem`: answers are checked against it. */
  publicKey: string;
  /** For example https://openapi.alipay.com/gateway.do */
  gateway: string;
  /** The gateway as a person's browser reaches it, where that is another address. */
  pageGateway?: string;
  timeoutMs?: number;
  now?: () => Date;
};

/** Alipay understood the question and refused it. */
export class AlipayRefusal extends ProviderTrouble {
  /** @param subCode what exactly; "" where it does not say */
  constructor(
    code: string,
    readonly subCode: string,
  ) {
    super(subCode || code);
  }
}

export type AlipayClient = {
  /**
   * One call of OpenAPI 2.0, signed by RSA2.
   * @returns the fields of the answer, whose signature was right and whose code is 10000
   * @throws AlipayRefusal any other code; ProviderTrouble everything else
   */
  call(
    method: string,
    bizContent: Record<string, unknown>,
    options: { signal: AbortSignal; returnUrl?: string },
  ): Promise<Record<string, unknown>>;
  /** The signed address of a call that is a page. */
  page(method: string, bizContent: Record<string, unknown>): string;
};

/** @throws Error when a key is none */
export function alipayClient(connection: AlipayConnection): AlipayClient {
  const now = connection.now ?? (() => new Date());
  const config = {
    appId: connection.appId,
    privateKey: rsaPrivateKeyPem(connection.privateKey),
    keyType: "PKCS1" as const,
    alipayPublicKey: rsaPublicKeyPem(connection.publicKey),
    timeout: connection.timeoutMs ?? 15_000,
    camelcase: false,
  };
  const sdk = new CheckingSdk({ ...config, gateway: connection.gateway });
  const pages = new AlipaySdk({ ...config, gateway: connection.pageGateway ?? connection.gateway });
  return {
    async call(method, bizContent, { signal, returnUrl }) {
      const params = { bizContent, timestamp: beijingTime(now()), ...(returnUrl && { returnUrl }) };
      const asked = sdk.exec(method, params, { validateSign: true }).catch((error) => {
        throw asTrouble(error);
      });
      const { code, sub_code, ...fields } = (await whileWaited(signal, asked)) as Record<string, unknown>;
      if (code !== "10000") throw new AlipayRefusal(String(code), typeof sub_code === "string" ? sub_code : "");
      return fields;
    },
    page: (method, bizContent) => pages.pageExecute(method, "GET", { bizContent, timestamp: beijingTime(now()) }),
  };
}

const errorResponse = z.object({
  error_response: z.object({ code: z.string(), sub_code: z.string().optional() }),
});

/**
 * The SDK cuts the signed text out of an answer by looking for names in it, and takes the fields from a parse of the
 * whole. An answer can be put together whose signed text is an old one and whose fields are others; such an answer is
 * refused here.
 */
class CheckingSdk extends AlipaySdk {
  override checkResponseSign(raw: string, responseKey: string, sign: string, traceId: string): void {
    const whole = JSON.parse(raw) as Record<string, unknown>;
    const gatewayError = errorResponse.safeParse(whole);
    // The gateway itself refuses, before any signature of the service: of use to the operator's log alone.
    if (!(responseKey in whole) && gatewayError.success) {
      const { code, sub_code } = gatewayError.data.error_response;
      throw new AlipayRefusal(code, sub_code ?? "");
    }
    if (typeof sign !== "string" || sign === "") throw new ProviderTrouble("bad_signature");
    super.checkResponseSign(raw, responseKey, sign, traceId);
    if (!isDeepStrictEqual(JSON.parse(this.getSignStr(raw, responseKey)), whole[responseKey]))
      throw new ProviderTrouble("bad_signature");
  }
}

/** The SDK's errors quote what was received, so nothing of them but the kind is kept. */
function asTrouble(error: unknown): ProviderTrouble {
  if (error instanceof ProviderTrouble) return error;
  if (!(error instanceof AlipayRequestError)) return new ProviderTrouble("malformed");
  const status = /status: (\d{3})/.exec(error.message)?.[1];
  if (status) return new ProviderTrouble(`http_${status}`);
  if (error.message.startsWith("验签失败")) return new ProviderTrouble("bad_signature");
  return new ProviderTrouble(error.message.startsWith("HttpClient") ? "no_answer" : "malformed");
}

/** `yyyy-MM-dd HH:mm:ss` in China, whatever the server's own time zone (the SDK would take that). */
function beijingTime(time: Date): string {
  return new Date(time.getTime() + 8 * 3600_000).toISOString().slice(0, 19).replace("T", " ");
}
