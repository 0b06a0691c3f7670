import { generateKeyPairSync } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { type GatewayServer, startGatewayServer } from "@/tests/support/gateway-server";
import { askFace, beginFace } from "../../ask-provider";
import { signedText } from "../../sandbox/gateway/rsa2";
import { sandboxPeople } from "../../sandbox/people";
import { alipayAppLink } from "./app-link";
import { type AlipayConnection, alipayClient } from "./client";
import { alipayCertify } from "./face-certify";
import { alipayFace } from "./face-verification";

let server: GatewayServer;
let warned: MockInstance;
beforeAll(async () => {
  server = await startGatewayServer();
});
afterAll(() => server.close());
beforeEach(() => {
  warned = vi.spyOn(log, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  warned.mockRestore();
  server.gateway.misbehave(null);
  server.clock.ahead = 0;
});

const connection = (): AlipayConnection => ({
  appId: server.keys.alipay.appId,
  privateKey: server.keys.alipay.appPrivateKey,
  publicKey: server.keys.alipay.gatewayPublicKey,
  gateway: `${server.address}/gateway.do`,
});
const face = (changes: Partial<AlipayConnection> = {}) =>
  alipayFace(alipayClient({ ...connection(), ...changes }), { id: "alipay", sandbox: false });
const { name, idNumber } = sandboxPeople[0]!;
const returnUrl = "https://app.example/back?a=1&b=2";
const failures = () => warned.mock.calls.map(([fields]) => fields.failure);
const begin = (changes: Partial<AlipayConnection> = {}, reference = newId()) =>
  beginFace(face(changes), { name, idNumber, reference, returnUrl });
const otherKeys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

/** A transaction whose person has done her part, and a way to ask about it. */
async function finished(choice: "pass" | "fail") {
  const reference = newId();
  const begun = await begin({}, reference);
  if (begun.kind !== "begun") throw new Error("not begun");
  server.gateway.finishFace(begun.url.slice(begun.url.lastIndexOf("/") + 1), choice);
  const { providerReference, expiresAt } = begun;
  return () => askFace(face(), { name, idNumber, reference, providerReference, expiresAt });
}

describe("what is asked of Alipay", () => {
  it("is refused under another app's key or name, and by a clock that is wrong", async () => {
    const { privateKey } = otherKeys;
    for (const changes of [{ privateKey }, { appId: "2021" }, { now: () => new Date(Date.now() - 3600_000) }])
      expect(await begin(changes)).toMatchObject({ kind: "failed", answer: { outcome: "upstream_error" } });
    expect(failures()).toEqual(["isv.invalid-signature", "isv.invalid-app-id", "isv.invalid-timestamp"]);
  });

  it("has China's time whatever the server's zone", async () => {
    const zone = process.env.TZ;
    try {
      for (const TZ of ["America/Los_Angeles", "Asia/Tokyo"]) {
        process.env.TZ = TZ;
        expect(await begin()).toMatchObject({ kind: "begun" });
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it.each(["John Harper", "Anna Lindqvist"])("names the residence permit of %s as what it is", async (holder) => {
    const one = sandboxPeople.find((person) => person.name === holder)!;
    const question = { name: one.name, idNumber: one.idNumber, reference: newId(), returnUrl };
    expect(await beginFace(face(), question)).toMatchObject({ kind: "begun" });
  });

  it("never uses a number of ours twice", async () => {
    const reference = newId();
    expect((await begin({}, reference)).kind).toBe("begun");
    expect((await begin({}, reference)).kind).toBe("failed");
  });

  it("asks that no picture be kept, and for no picture", async () => {
    const asked: unknown[] = [];
    const client = alipayClient(connection());
    const spying = {
      ...client,
      call: (...all: Parameters<typeof client.call>) => {
        asked.push(all);
        return client.call(...all);
      },
    };
    await beginFace(alipayFace(spying, { id: "alipay", sandbox: true }), {
      ...{ name, idNumber, reference: newId(), returnUrl },
    });
    expect(asked[0]).toMatchObject([
      "datadigital.fincloud.generalsaas.face.verification.initialize",
      { face_reserve_strategy: "never" },
      { returnUrl },
    ]);
  });

  it("opens the app on a phone, with the address inside", async () => {
    const begun = await begin();
    if (begun.kind !== "begun") throw new Error("not begun");
    expect(begun.appUrl).toBe(alipayAppLink(begun.url));
    expect(new URL(begun.appUrl!).searchParams.get("url")).toBe(begun.url);
  });

  it("says limit when the app may ask no more, which is nothing about the person", async () => {
    const full = sandboxPeople.find((one) => one.behaviour === "limit")!;
    const question = { name: full.name, idNumber: full.idNumber, reference: newId(), returnUrl };
    expect(await beginFace(face(), question)).toMatchObject({ kind: "failed", answer: { outcome: "limit" } });
  });
});

describe("what Alipay answers", () => {
  it.each(["bad_signature", "unsigned", "spliced"] as const)("is not believed when it is %s", async (odd) => {
    const ask = await finished("fail");
    server.gateway.misbehave(odd);
    expect(await ask()).toMatchObject({ state: "unheard" });
    expect(failures()).toEqual(["bad_signature"]);
  });

  it("is not believed under another key than the operator gave", async () => {
    expect(await begin({ publicKey: otherKeys.publicKey })).toMatchObject({ kind: "failed" });
    expect(failures()).toEqual(["bad_signature"]);
  });

  it.each([
    ["PROCESSING", { state: "pending" }],
    ["SUCCESS", { state: "done", answer: { outcome: "match" } }],
    ["FAIL", { state: "done", answer: { outcome: "mismatch", differs: "unknown" } }],
    ["SOMETHING", { state: "done", answer: { outcome: "upstream_error" } }],
  ])("certify_state %s", async (code, says) => {
    const ask = await finished("pass");
    server.gateway.misbehave({ code });
    expect(await ask()).toMatchObject(says);
  });

  it.each([
    ["T", { state: "done", answer: { outcome: "match" } }],
    ["F", { state: "pending" }],
    ["U", { state: "unheard", answer: { outcome: "upstream_error" } }],
  ])("of the older service, passed=%s", async (code, says) => {
    const older = alipayCertify(alipayClient(connection()), { id: "alipay-certify", sandbox: false });
    const question = { name, idNumber, reference: newId() };
    const begun = await beginFace(older, { ...question, returnUrl });
    if (begun.kind !== "begun") throw new Error("not begun");
    server.gateway.misbehave({ code });
    expect(await askFace(older, { ...question, ...begun })).toMatchObject(says);
  });

  it("about a transaction that it knows no longer: its time is over", async () => {
    const question = { name, idNumber, reference: newId(), providerReference: "gone" };
    for (const service of [face(), alipayCertify(alipayClient(connection()), { id: "alipay", sandbox: false })])
      expect(await askFace(service, { ...question, expiresAt: new Date(Date.now() + 1000) })).toMatchObject({
        state: "done",
        answer: { outcome: "expired" },
      });
  });

  it("says a found attack louder than a pass", async () => {
    const client = {
      ...alipayClient(connection()),
      call: async () => ({ certify_state: "SUCCESS", attack_flag: "true" }),
    };
    const question = { name, idNumber, reference: newId(), providerReference: "x", expiresAt: new Date() };
    expect(await askFace(alipayFace(client, { id: "alipay", sandbox: false }), question)).toMatchObject({
      answer: { outcome: "mismatch" },
    });
  });
});

describe("the gateway's page for the older service", () => {
  it("opens for the app's own signature alone", async () => {
    const older = alipayCertify(alipayClient(connection()), { id: "alipay-certify", sandbox: false });
    const begun = await beginFace(older, { name, idNumber, reference: newId(), returnUrl });
    if (begun.kind !== "begun") throw new Error("not begun");
    const follow = async (url: string) => (await fetch(url, { redirect: "manual" })).status;
    expect(await follow(begun.url)).toBe(302);
    expect(await follow(begun.url.replace("sign=", "sign=A"))).toBe(200);
    expect(await follow(begun.url.replace(begun.providerReference, "0".repeat(32)))).toBe(200);
  });
});

it("signs every parameter with a value but the signature, in order, unencoded", () => {
  expect(signedText({ b: "2 &=", a: "一", sign: "x", empty: "", sign_type: "RSA2" })).toBe(
    "a=一&b=2 &=&sign_type=RSA2",
  );
});
