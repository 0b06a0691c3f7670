import { afterAll, afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { type GatewayServer, startGatewayServer } from "@/tests/support/gateway-server";
import { askFace, beginFace } from "../../ask-provider";
import type { FaceProvider } from "../../provider-types";
import { sandboxPeople } from "../../sandbox/people";
import { certHash } from "./cert-hash";
import { type WechatConnection, wechatClient } from "./client";
import { wechatFace } from "./face";

const servers: GatewayServer[] = [];
let server: GatewayServer;
let warned: MockInstance;
beforeEach(async () => {
  server = await startGatewayServer();
  servers.push(server);
  warned = vi.spyOn(log, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  warned.mockRestore();
});
afterAll(() => Promise.all(servers.map((one) => one.close())));

const face = (changes: Partial<WechatConnection> = {}) =>
  wechatFace(wechatClient({ ...server.keys.wechat, endpoint: server.address, ...changes }), {
    ...{ id: "wechat", sandbox: false, page: "pages/face/index" },
  });
const { name, idNumber } = sandboxPeople[0]!;
const returnUrl = "https://app.example/back?step=1";
const openid = "o-1";
const failures = () => warned.mock.calls.map(([fields]) => fields.failure);
const tokensAsked = () => server.asked.filter((url) => url.includes("stable_token")).length;

async function begun(provider: FaceProvider) {
  const question = { name, idNumber, reference: newId(), openid };
  const begun = await beginFace(provider, { ...question, returnUrl });
  if (begun.kind !== "begun") throw new Error("not begun");
  const ask = (changes: object = {}) => askFace(provider, { ...question, ...begun, ...changes });
  const finish = () => server.gateway.finishFace(begun.url.slice(begun.url.lastIndexOf("/") + 1), "pass");
  return { ask, finish, begun };
}

describe("the access token", () => {
  it("is asked for once while it holds, also by questions at once, and again before its end", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    const provider = face();
    await Promise.all([begun(provider), begun(provider), begun(provider)]);
    expect(tokensAsked()).toBe(1);
    vi.setSystemTime(Date.now() + 7_150_000);
    await begun(provider);
    expect(tokensAsked()).toBe(2);
    expect(warned).not.toHaveBeenCalled();
  });

  it("is the same for two processes", async () => {
    const one = await begun(face());
    const two = await begun(face());
    expect(await one.ask()).toEqual({ state: "pending" });
    expect(await two.ask()).toEqual({ state: "pending" });
    expect(warned).not.toHaveBeenCalled();
  });

  it("is renewed once when it holds no longer (40001)", async () => {
    const { ask, finish } = await begun(face());
    finish();
    server.gateway.endWechatToken();
    expect(await ask()).toMatchObject({ state: "done", answer: { outcome: "match" } });
    expect(tokensAsked()).toBe(2);
  });

  it("is renewed once when WeChat's clock is ahead of ours (42001)", async () => {
    const { ask } = await begun(face());
    server.clock.ahead = 7_201_000;
    expect(await ask()).toMatchObject({ state: "done", answer: { outcome: "expired" } });
    expect(tokensAsked()).toBe(2);
  });

  it("is not asked for again and again when it never holds", async () => {
    const provider = face({ endpoint: `${server.address}/x` });
    const { ask } = await begun(provider);
    const endless = setInterval(() => server.gateway.endWechatToken(), 0);
    const before = tokensAsked();
    for (let n = 0; n < 5; n += 1) await ask();
    clearInterval(endless);
    expect(tokensAsked() - before).toBeLessThanOrEqual(10);
  });

  it.each([
    [{ secret: "wrong" }, "40125"],
    [{ appId: "wx-other" }, "40013"],
  ])("is refused to another app (%j)", async (changes, code) => {
    expect(await beginFace(face(changes), { name, idNumber, reference: newId(), openid, returnUrl })).toMatchObject({
      kind: "failed",
    });
    expect(failures()).toEqual([code]);
  });
});

describe("the comparison of faces", () => {
  it("needs an openid, and says so", async () => {
    expect(face().needsOpenid).toBe(true);
    expect(await beginFace(face(), { name, idNumber, reference: newId(), returnUrl })).toMatchObject({
      kind: "failed",
    });
    expect(failures()).toEqual(["openid_missing"]);
  });

  it("gives a link into the mini program that holds for an hour", async () => {
    const { begun: start } = await begun(face());
    expect(start).toMatchObject({ opensIn: "wechat", appUrl: null });
    expect(Math.round((start.expiresAt.getTime() - Date.now()) / 60_000)).toBe(60);
  });

  it.each([
    ["another number", { idNumber: sandboxPeople[1]!.idNumber }],
    ["another name", { name: sandboxPeople[1]!.name }],
    ["another openid", { openid: "o-2" }],
    ["another step", { reference: newId() }],
  ])("tells nothing to who asks with %s than was begun with", async (_, changes) => {
    const { ask, finish } = await begun(face());
    finish();
    expect(await ask(changes)).toMatchObject({ state: "unheard", answer: { outcome: "upstream_error" } });
    expect(failures()).toEqual(["40097"]);
    expect(await ask()).toMatchObject({ answer: { outcome: "match" } });
  });

  it.each([
    [10000, { state: "done", answer: { outcome: "match" } }],
    [10005, { state: "pending" }],
    [10300, { state: "pending" }],
    [10003, { state: "done", answer: { outcome: "mismatch", differs: "unknown" } }],
    [10004, { state: "done", answer: { outcome: "mismatch", differs: "unknown" } }],
    [10026, { state: "done", answer: { outcome: "no_record" } }],
    [10042, { state: "done", answer: { outcome: "limit" } }],
    ...[90002, 90003, 90004, 90005, 90006, 90008].map((ret) => [ret, { answer: { outcome: "cancelled" } }] as const),
    [90017, { state: "done", answer: { outcome: "expired" } }],
    [90018, { state: "done", answer: { outcome: "upstream_error" } }],
    [0, { state: "done", answer: { outcome: "upstream_error" } }],
    [424242, { state: "done", answer: { outcome: "upstream_error" } }],
  ] as const)("verify_ret %i", async (code, says) => {
    const { ask } = await begun(face());
    server.gateway.misbehave({ code: String(code) });
    expect(await ask()).toMatchObject(says);
  });

  it("does not pass by a missing verify_ret", async () => {
    const client = { call: async () => ({ errmsg: "ok" }) };
    const provider = wechatFace(client, { id: "wechat", sandbox: false, page: "p" });
    const question = { name, idNumber, reference: newId(), openid, providerReference: "v", expiresAt: new Date() };
    expect(await askFace(provider, question)).toMatchObject({ state: "unheard" });
    expect(failures()).toEqual(["malformed"]);
  });
});

it("computes WeChat's published cert_hash", () => {
  expect(certHash({ type: "IDENTITY_CARD", name: "张三", number: "310101199801011234" })).toBe(
    "3c241f7ff324977aeb91f173bb2a7b06569e6fd784d5573db34a636d8671108b",
  );
});
