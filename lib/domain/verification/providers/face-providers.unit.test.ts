import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { type GatewayServer, startGatewayServer } from "@/tests/support/gateway-server";
import { askFace, beginFace } from "../ask-provider";
import type { FaceBegun, FaceProvider } from "../provider-types";
import type { FaceChoice } from "../sandbox/gateway/gateway";
import type { Misbehaviour } from "../sandbox/gateway/world";
import { sandboxPeople } from "../sandbox/people";
import { sandboxFaceProviders } from "../sandbox/sandbox-gateway";

/** Every adapter of face comparison against the gateway, over HTTP: what they have in common. */
const ids = ["alipay", "tencent", "tencent-eid", "wechat", "alipay-certify"].map((id) => `sandbox-${id}`);
const returnUrl = "https://app.example/identity/return?step=1";
let server: GatewayServer;
let warned: MockInstance;

beforeAll(async () => {
  server = await startGatewayServer();
});
afterAll(() => server.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  warned = vi.spyOn(log, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  // Whatever went wrong, the log names a provider and a code, and nobody.
  const written = JSON.stringify(warned.mock.calls);
  for (const { name, idNumber } of sandboxPeople) {
    expect(written).not.toContain(name);
    expect(written).not.toContain(idNumber);
  }
  for (const [fields] of warned.mock.calls) expect(fields.provider).toMatch(/^sandbox-/);
  warned.mockRestore();
  server.gateway.misbehave(null);
  vi.useRealTimers();
});

const provider = (id: string): FaceProvider => {
  const found = sandboxFaceProviders(server.keys, server.address, server.address).find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const person = (name: string) => sandboxPeople.find((one) => one.name === name)!;

async function start(face: FaceProvider, name = "王珊") {
  const { idNumber } = person(name);
  const question = { name, idNumber, reference: newId() };
  const begun = (await beginFace(face, { ...question, returnUrl })) as FaceBegun;
  expect(begun.kind).toBe("begun");
  const { providerReference, expiresAt } = begun;
  const ask = (timeoutMs?: number) => askFace(face, { ...question, providerReference, expiresAt }, timeoutMs);
  const token = await tokenOf(begun.url);
  const finish = (choice: FaceChoice) => server.gateway.finishFace(token, choice);
  return { begun, ask, finish, token };
}

/** Follows an address to the page in the app, as a browser would. */
async function tokenOf(url: string): Promise<string> {
  const page = url.startsWith("https://app.example/")
    ? url
    : ((await fetch(url, { redirect: "manual" })).headers.get("location") ?? "");
  expect(page).toMatch(/^https:\/\/app\.example\/sandbox\/face\/[\w-]{22}$/);
  return page.slice(page.lastIndexOf("/") + 1);
}

const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

describe.each(ids)("%s", (id) => {
  const certify = id === "sandbox-alipay-certify";

  it("begins with an address, and tells the end once the person is done, however often it is asked", async () => {
    const { begun, ask, finish, token } = await start(provider(id));
    expect(begun).toMatchObject({ appUrl: null, opensIn: id.includes("alipay") ? "alipay" : "wechat" });
    expect(begun.expiresAt.getTime()).toBeGreaterThan(Date.now() + 9 * 60_000);
    expect(await ask()).toEqual({ state: "pending" });
    expect(server.gateway.faceSession(token)).toMatchObject({
      name: "王珊",
      state: "open",
      app: id.includes("alipay") ? "alipay" : "wechat",
    });
    finish("later");
    expect(await ask()).toEqual({ state: "pending" });
    expect(finish("pass")).toEqual({ returnUrl, state: "finished" });
    finish("fail");
    const end = await ask();
    expect(end).toMatchObject({
      state: "done",
      answer: { outcome: "match", providerReference: begun.providerReference },
    });
    expect(await ask()).toEqual(end);
    expect(warned).not.toHaveBeenCalled();
  });

  it("says mismatch of another face, and of a name that is not the number's", async () => {
    const { ask, finish } = await start(provider(id));
    finish("fail");
    const other = await start(provider(id), "陈晓");
    other.finish("pass");
    for (const state of [await ask(), await other.ask()])
      expect(state).toMatchObject(
        certify ? { state: "pending" } : { state: "done", answer: { outcome: "mismatch", differs: "unknown" } },
      );
  });

  it("does not take a person who stops for one who fails", async () => {
    const { ask, finish } = await start(provider(id));
    finish("cancel");
    expect(await ask()).toMatchObject(
      id.includes("alipay") ? { state: "pending" } : { state: "done", answer: { outcome: "cancelled" } },
    );
  });

  it("ends as expired when the time is over, and not before", async () => {
    const { begun, ask, finish } = await start(provider(id));
    vi.setSystemTime(begun.expiresAt.getTime() - 1000);
    expect(await ask()).toEqual({ state: "pending" });
    later(2000);
    finish("pass");
    expect(await ask()).toMatchObject({ state: "done", answer: { outcome: "expired" } });
  });

  it("waits for a service that goes on by itself for a while, and for one that never ends until its time is over", async () => {
    const { ask, finish } = await start(provider(id), "程未央");
    finish("pass");
    expect(await ask()).toEqual({ state: "pending" });
    later(21_000);
    expect(await ask()).toMatchObject({ state: "done", answer: { outcome: "match" } });
    const endless = await start(provider(id), "常未了");
    endless.finish("pass");
    expect(await endless.ask()).toEqual({ state: "pending" });
    vi.setSystemTime(endless.begun.expiresAt.getTime() + 1000);
    expect(await endless.ask()).toMatchObject({ state: "done", answer: { outcome: "expired" } });
  });

  it("can be told one thing and then the other: whoever asks has to keep the first", async () => {
    const { ask, finish } = await start(provider(id), "傅二问");
    finish("pass");
    expect(await ask()).toMatchObject({ state: "done", answer: { outcome: "match" } });
    expect(await ask()).toMatchObject(certify ? { state: "pending" } : { answer: { outcome: "mismatch" } });
  });

  it("says upstream_error of a code that it does not know", async () => {
    const { ask, finish } = await start(provider(id), "尤未明");
    finish("pass");
    expect(await ask()).toMatchObject({ answer: { outcome: "upstream_error" } });
    expect(warned).toHaveBeenCalledOnce();
  });

  it.each<[Misbehaviour, RegExp]>([
    ["http_500", /^http_500$/],
    ["malformed", /^malformed$/],
    ["bad_signature", id.includes("alipay") ? /^bad_signature$/ : /^malformed$/],
  ])("is not fooled by %s: a beginning fails, a transaction stands where it stood", async (odd, failure) => {
    const face = provider(id);
    const { ask, finish } = await start(face);
    finish("pass");
    server.gateway.misbehave(odd);
    expect(await ask()).toMatchObject({ state: "unheard", answer: { outcome: "upstream_error", billed: null } });
    const { idNumber } = person("王珊");
    expect(await beginFace(face, { name: "王珊", idNumber, reference: newId(), returnUrl })).toEqual({
      kind: "failed",
      answer: { outcome: "upstream_error", billed: null, providerReference: null },
    });
    expect(warned.mock.calls.map(([fields]) => [fields.provider, fields.failure])).toEqual([
      [id, expect.stringMatching(failure)],
      [id, expect.stringMatching(failure)],
    ]);
    server.gateway.misbehave(null);
    expect(await ask()).toMatchObject({ state: "done", answer: { outcome: "match" } });
  });

  it("waits for a slow answer, but not for ever", async () => {
    const { ask, finish } = await start(provider(id));
    finish("pass");
    server.gateway.misbehave("slow");
    expect(await ask(60)).toMatchObject({ state: "unheard" });
    warned.mockClear();
    expect(await ask()).toMatchObject({ state: "done", answer: { outcome: "match" } });
  });

  it("is heard again after two failures", async () => {
    const face = provider(id);
    const { name, idNumber } = person("关宕");
    const begin = () => beginFace(face, { name, idNumber, reference: newId(), returnUrl });
    const kinds: string[] = [];
    while (!kinds.includes("begun") && kinds.length < 4) kinds.push((await begin()).kind);
    expect(kinds.filter((kind) => kind === "failed").length).toBeLessThanOrEqual(2);
    expect(kinds.at(-1)).toBe("begun");
  });
});

it("an address that nobody answers at is upstream_error", async () => {
  const faces = sandboxFaceProviders(server.keys, "http://127.0.0.1:1", "http://127.0.0.1:1");
  for (const face of faces) {
    const { name, idNumber } = person("王珊");
    expect(await beginFace(face, { name, idNumber, reference: newId(), returnUrl })).toMatchObject({ kind: "failed" });
  }
  expect(warned.mock.calls.map(([fields]) => fields.failure)).toEqual(faces.map(() => "no_answer"));
});
