import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { type GatewayServer, startGatewayServer } from "@/tests/support/gateway-server";
import { askFace, askProvider, beginFace } from "../../ask-provider";
import type { Answer, ElementMethod } from "../../provider-types";
import { sandboxPeople } from "../../sandbox/people";
import { type TencentConnection, tencentClient } from "./client";
import { tencentEid } from "./eid";
import { tencentBankCard, tencentIdentityNumber, tencentMobile } from "./elements";
import { tencentFace } from "./face";
import { readFaceText } from "./face-result";

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
  expect(JSON.stringify(warned.mock.calls)).not.toMatch(/王珊|3399991990|1540001|9999990/);
  warned.mockRestore();
  server.gateway.misbehave(null);
  server.clock.ahead = 0;
});

const client = (changes: Partial<TencentConnection> = {}) =>
  tencentClient({ ...server.keys.tencent, endpoint: server.address, ...changes });
const [{ name, idNumber, mobile, card }, other] = sandboxPeople as [
  (typeof sandboxPeople)[0],
  (typeof sandboxPeople)[0],
];
const claim = { name, idNumber, mobile, card, reference: newId() };
const failures = () => warned.mock.calls.map(([fields]) => fields.failure);

function check(
  method: ElementMethod,
  changes: Partial<typeof claim> = {},
  through = client(),
  timeoutMs?: number,
): Promise<Answer> {
  const question = { ...claim, ...changes };
  const { name, idNumber, reference, mobile } = question;
  switch (method) {
    case "identity_number":
      return askProvider(tencentIdentityNumber(through), { name, idNumber, reference }, timeoutMs);
    case "mobile":
      return askProvider(tencentMobile(through), { name, idNumber, mobile, reference }, timeoutMs);
    case "bank_card":
      return askProvider(tencentBankCard(through), question, timeoutMs);
  }
}

describe("checks of elements", () => {
  it.each(["identity_number", "mobile", "bank_card"] as const)("%s: match, and what is another's", async (method) => {
    expect(await check(method)).toEqual({ outcome: "match", billed: true, providerReference: expect.any(String) });
    expect(await check(method, { name: other.name })).toMatchObject({
      outcome: "mismatch",
      differs: "unknown",
      billed: true,
    });
    expect(warned).not.toHaveBeenCalled();
  });

  it("says what differs of a phone where that is asked, and paid", async () => {
    const detailed = tencentMobile(client(), { detailed: true });
    const ask = (changes: object) =>
      askProvider(detailed, { ...{ name, idNumber, mobile }, reference: "r", ...changes });
    expect(await ask({ mobile: other.mobile })).toMatchObject({ outcome: "mismatch", differs: "mobile" });
    expect(await ask({ name: other.name })).toMatchObject({ outcome: "mismatch", differs: "name" });
    expect(await ask({ name: other.name, mobile: other.mobile })).toMatchObject({ differs: "unknown" });
  });

  type Expected = [code: string, outcome: string, field: string | undefined, billed: boolean | null];
  const codes: Record<ElementMethod, Expected[]> = {
    identity_number: [
      ["0", "match", undefined, true],
      ["-1", "mismatch", undefined, true],
      ["-2", "invalid_input", "idNumber", false],
      ["-3", "invalid_input", "name", false],
      ["-4", "upstream_error", undefined, false],
      ["-5", "no_record", undefined, false],
      ["-6", "upstream_error", undefined, false],
      ["-7", "limit", undefined, false],
      ["-8", "upstream_error", undefined, null],
      ["toString", "upstream_error", undefined, null],
    ],
    mobile: [
      ["0", "match", undefined, true],
      ["-4", "mismatch", undefined, true],
      ["-6", "invalid_input", "mobile", false],
      ["-7", "invalid_input", "idNumber", false],
      ["-8", "invalid_input", "name", false],
      ["-9", "no_record", undefined, false],
      ["-11", "upstream_error", undefined, false],
      ["-12", "limit", undefined, false],
      ["-13", "invalid_input", "mobile", false],
      ["-1", "upstream_error", undefined, null],
    ],
    bank_card: [
      ["0", "match", undefined, true],
      ["-1", "mismatch", undefined, true],
      ["-2", "invalid_input", "name", false],
      ["-3", "invalid_input", "idNumber", false],
      ["-4", "invalid_input", "card", false],
      ["-5", "invalid_input", "mobile", false],
      ["-6", "mismatch", undefined, true],
      ...["-7", "-9", "-13", "-14", "-15", "-17"].map((code): Expected => [code, "invalid_input", "card", true]),
      ["-18", "upstream_error", undefined, false],
      ["-19", "limit", undefined, false],
      ["-20", "invalid_input", "idNumber", false],
      ["1", "upstream_error", undefined, null],
    ],
  };
  const all = Object.entries(codes).flatMap(([method, list]) =>
    list.map((one) => [method as ElementMethod, ...one] as const),
  );
  it.each(all)("%s: code %s is %s %s, billed %s", async (method, code, outcome, field, billed) => {
    server.gateway.misbehave({ code });
    expect(await check(method)).toMatchObject({ outcome, billed, ...(field && { field }) });
    expect(failures().length).toBe(outcome === "upstream_error" ? 1 : 0);
  });

  it("leaves what Tencent calls malformed to its own code", async () => {
    expect(await check("mobile", { mobile: "12345678901" })).toMatchObject({
      outcome: "invalid_input",
      field: "mobile",
    });
    expect(await check("bank_card", { card: "12" })).toMatchObject({ outcome: "invalid_input", field: "card" });
    expect(await check("identity_number", { idNumber: "1" })).toMatchObject({ field: "idNumber" });
    expect(await check("identity_number", { name: "王" })).toMatchObject({ field: "name" });
  });

  it.each([
    ["http_500", "http_500"],
    ["malformed", "malformed"],
    ["bad_signature", "malformed"],
    ["unknown_code", "IdCardVerification:-999"],
  ] as const)("is upstream_error after %s", async (odd, failure) => {
    server.gateway.misbehave(odd);
    expect(await check("identity_number")).toMatchObject({ outcome: "upstream_error" });
    expect(failures()).toEqual([failure]);
  });

  it("is upstream_error when the answer takes too long", async () => {
    server.gateway.misbehave("slow");
    expect(await check("identity_number", {}, client(), 60)).toMatchObject({ outcome: "upstream_error", billed: null });
  });
});

describe("the signature TC3-HMAC-SHA256", () => {
  it.each([
    ["another secret", { secretKey: "other" }, 0, "AuthFailure.SignatureFailure"],
    ["another id", { secretId: "other" }, 0, "AuthFailure.SecretIdNotFound"],
    ["a clock behind by six minutes", {}, 6 * 60_000, "AuthFailure.SignatureExpire"],
    ["a clock ahead by six minutes", {}, -6 * 60_000, "AuthFailure.SignatureExpire"],
  ])("is refused of %s", async (_, changes, ahead, failure) => {
    server.clock.ahead = ahead;
    expect(await check("identity_number", {}, client(changes))).toMatchObject({ outcome: "upstream_error" });
    expect(failures()).toEqual([failure]);
  });

  it("holds for four minutes, and for whatever path the gateway stands under", async () => {
    server.clock.ahead = 4 * 60_000;
    const through = client({ endpoint: `${server.address}/sandbox/gateway/faceid` });
    expect(await check("bank_card", {}, through)).toMatchObject({ outcome: "match" });
  });

  it("is needed", async () => {
    const response = await fetch(`${server.address}/faceid`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-tc-action": "IdCardVerification",
        "x-tc-version": "2018-03-01",
        "x-tc-timestamp": String(Math.floor(Date.now() / 1000)),
        authorization: "TC3-HMAC-SHA256 Credential=x",
      },
      body: "{}",
    });
    expect(await response.json()).toMatchObject({ Response: { Error: { Code: "AuthFailure.SignatureFailure" } } });
  });
});

describe("faces", () => {
  const options = { id: "tencent", sandbox: false };
  const question = { name, idNumber, reference: newId() };
  const returnUrl = "https://app.example/back";

  it.each([
    ["0", { state: "done", answer: { outcome: "match" } }],
    ["15", { state: "done", answer: { outcome: "expired" } }],
    ["16", { state: "done", answer: { outcome: "limit" } }],
    ["17", { state: "pending" }],
    ["1003", { state: "done", answer: { outcome: "mismatch" } }],
    ["1101", { state: "done", answer: { outcome: "cancelled" } }],
    ["1410", { state: "done", answer: { outcome: "cancelled" } }],
    ["2016", { state: "done", answer: { outcome: "mismatch" } }],
    ["4", { state: "done", answer: { outcome: "upstream_error" } }],
    ["123456", { state: "done", answer: { outcome: "upstream_error" } }],
  ])("ErrCode %s", async (code, says) => {
    for (const face of [tencentFace(client(), "rule", options), tencentEid(client(), "merchant", options)]) {
      const begun = await beginFace(face, { ...question, returnUrl });
      if (begun.kind !== "begun") throw new Error("not begun");
      server.gateway.finishFace(begun.url.slice(begun.url.lastIndexOf("/") + 1), "pass");
      server.gateway.misbehave({ code });
      expect(await askFace(face, { ...question, ...begun })).toMatchObject(says);
      server.gateway.misbehave(null);
    }
  });

  it("a token that was never given out is no result", async () => {
    const unknown = { ...question, providerReference: "none", expiresAt: new Date(Date.now() + 1000) };
    expect(await askFace(tencentFace(client(), "rule", options), unknown)).toMatchObject({ state: "unheard" });
    expect(failures()).toEqual(["InvalidParameterValue.BizTokenIllegal"]);
  });

  it("passes nobody of whom one part of the result says otherwise", () => {
    const pass = { ErrCode: 0, LiveStatus: 0, Comparestatus: 0, Sim: 90 };
    expect(readFaceText(pass).says).toBe("match");
    expect(readFaceText({ ...pass, LiveStatus: 1001 }).says).toBe("mismatch");
    expect(readFaceText({ ...pass, Comparestatus: 2016 }).says).toBe("mismatch");
    expect(readFaceText({ ...pass, Sim: 69.99 }).says).toBe("mismatch");
    expect(readFaceText({ ErrCode: 999999, LiveStatus: 0, Sim: 12 }).says).toBe("mismatch");
    expect(readFaceText({ ErrCode: null, LiveStatus: 0, Sim: 99 }).says).toBe("pending");
  });

  it("says whether it cost something, where FaceID does", () => {
    expect(readFaceText({ ErrCode: 0, LivenessDetail: [{ IsNeedCharge: false }, { IsNeedCharge: true }] }).billed).toBe(
      true,
    );
    expect(readFaceText({ ErrCode: 16, LivenessDetail: [{ IsNeedCharge: false }] }).billed).toBe(false);
    expect(readFaceText({ ErrCode: 0 }).billed).toBeNull();
  });
});
