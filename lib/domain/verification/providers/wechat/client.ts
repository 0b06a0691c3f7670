import "server-only";
import { z } from "zod";
import { ProviderTrouble, understood } from "../trouble";

export type WechatConnection = {
  appId: string;
  secret: string;
  /** For example https://api.weixin.qq.com; whatever path it has stands before every call's. */
  endpoint: string;
  now?: () => Date;
};

export type WechatClient = {
  /**
   * One call of a mini program's server interface.
   * @param path without a leading slash
   * @returns the answer, whose `errcode` is 0 or absent
   * @throws ProviderTrouble with the `errcode`, or what else went wrong
   */
  call(path: string, body: Record<string, unknown>, signal: AbortSignal): Promise<Record<string, unknown>>;
};

const answered = z.looseObject({ errcode: z.number().int().optional() });
const token = z.object({ access_token: z.string().min(1).max(1024), expires_in: z.number().int().positive() });

/** The token is invalid, or its time is over. */
const staleToken = new Set(["40001", "42001"]);
/** So long before its end a token is no longer used: the call has to arrive. */
const marginMs = 60_000;

export function wechatClient({ appId, secret, endpoint, now = () => new Date() }: WechatConnection): WechatClient {
  let held: { value: string; until: number } | undefined;
  let asking: Promise<string> | undefined;

  async function accessToken(signal: AbortSignal): Promise<string> {
    if (held && now().getTime() < held.until) return held.value;
    asking ??= newToken(signal).finally(() => {
      asking = undefined;
    });
    return asking;
  }

  /** The stable token is the same for all processes of an app; one of the other kind would end the others'. */
  async function newToken(signal: AbortSignal): Promise<string> {
    const asked = { grant_type: "client_credential", appid: appId, secret, force_refresh: false };
    const { access_token, expires_in } = understood(token, await post("cgi-bin/stable_token", asked, signal));
    held = { value: access_token, until: now().getTime() + expires_in * 1000 - marginMs };
    return access_token;
  }

  async function post(path: string, body: object, signal: AbortSignal): Promise<Record<string, unknown>> {
    const response = await fetch(`${endpoint.replace(/\/$/, "")}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal,
    }).catch(() => {
      throw new ProviderTrouble("no_answer");
    });
    if (response.status !== 200) throw new ProviderTrouble(`http_${response.status}`);
    const written = await response.json().catch(() => {
      throw new ProviderTrouble("malformed");
    });
    const { errcode, ...fields } = understood(answered, written);
    if (errcode) throw new ProviderTrouble(String(errcode));
    return fields;
  }

  return {
    async call(path, body, signal) {
      const ask = async () =>
        post(`${path}?access_token=${encodeURIComponent(await accessToken(signal))}`, body, signal);
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof ProviderTrouble && staleToken.has(error.failure))) throw error;
        held = undefined;
        return await ask();
      }
    },
  };
}
