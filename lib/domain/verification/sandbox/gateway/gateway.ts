import "server-only";
import type { SandboxPerson } from "../people";
import { alipayGateway } from "./alipay";
import { type FaceService, type FaceTransaction, faceTransactions } from "./face-transactions";
import { tencentGateway } from "./tencent";
import { type WechatTokens, wechatGateway } from "./wechat";
import { type GatewayKeys, type Misbehaviour, oddityOf, type World } from "./world";

/** What the page of the sandbox shows, which stands for the app on a person's phone. */
export type FaceSession = {
  app: "alipay" | "wechat";
  service: FaceService;
  name: string;
  idNumber: string;
  state: "open" | "finished" | "expired";
  expiresAt: Date;
};

export type FaceChoice = "pass" | "fail" | "cancel" | "later";

export type Gateway = {
  /** One request to Alipay's gateway.do, Tencent's FaceID host, or api.weixin.qq.com, under whatever path prefix. */
  handle(request: Request): Promise<Response>;
  /** Who is asked, and in which app; nothing for an unknown token. */
  faceSession(token: string): FaceSession | undefined;
  /**
   * What the person does there. The first end stands; "later" leaves everything as it is, and so does an end that comes
   * too late.
   * @returns where the app leads back to; nothing for an unknown token
   */
  finishFace(token: string, choice: FaceChoice): { returnUrl: string; state: FaceSession["state"] } | undefined;
  /** What goes wrong from now on, whoever is asked about; null: nothing but what people bring with them. */
  misbehave(misbehaviour: Misbehaviour | null): void;
  /** Ends the access token that WeChat gave out, as another process that asks for one would. */
  endWechatToken(): void;
};

export type GatewayOptions = {
  people: readonly SandboxPerson[];
  keys: GatewayKeys;
  now: () => Date;
  /** Random bytes. */
  random: (bytes: number) => Buffer;
  /** The address of the page for a token. */
  pageUrl: (token: string) => string;
  /** How long a slow answer takes. */
  slowMs?: number;
};

/**
 * A fictitious world behind the real protocols of the providers of face comparison and element checks. It refuses what
 * they would refuse, and goes wrong in the ways in which they do. What has begun it keeps in memory.
 */
export function createGateway({ people, keys, now, random, pageUrl, slowMs = 8_000 }: GatewayOptions): Gateway {
  const tries = new Map<string, number>();
  const tokens: WechatTokens = new Map();
  const transactions = faceTransactions();
  let forced: Misbehaviour | null = null;
  const world: World = {
    ...{ people, keys, now, random, pageUrl, transactions },
    linger: () => new Promise((resolve) => setTimeout(resolve, slowMs)),
    oddity: (idNumber) => forced ?? oddityOf(people, tries, idNumber),
  };
  const stateOf = ({ finished, expiresAt }: FaceTransaction) =>
    finished ? "finished" : now() >= expiresAt ? "expired" : "open";

  return {
    async handle(request) {
      const { pathname } = new URL(request.url);
      if (pathname.endsWith("/gateway.do")) return alipayGateway(world, request);
      if (request.headers.has("x-tc-action")) return tencentGateway(world, request);
      const call = /\/((?:cgi-bin|cityservice|wxa)\/.+)$/.exec(pathname)?.[1];
      return call ? wechatGateway(world, tokens, request, call) : new Response(null, { status: 404 });
    },
    faceSession(token) {
      const transaction = transactions.byToken(token);
      if (!transaction) return undefined;
      transaction.opened = true;
      const { service, name, idNumber, expiresAt } = transaction;
      const app = service.startsWith("alipay") ? "alipay" : "wechat";
      return { app, service, name, idNumber, expiresAt, state: stateOf(transaction) };
    },
    finishFace(token, choice) {
      const transaction = transactions.byToken(token);
      if (!transaction) return undefined;
      if (choice !== "later" && stateOf(transaction) === "open") transaction.finished = { choice, at: now() };
      return { returnUrl: transaction.returnUrl, state: stateOf(transaction) };
    },
    misbehave(misbehaviour) {
      forced = misbehaviour;
    },
    endWechatToken() {
      tokens.clear();
    },
  };
}
