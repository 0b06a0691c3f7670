import { randomBytes } from "node:crypto";
import Sign from "tencentcloud-sdk-nodejs-common/tencentcloud/common/sign";
import { describe, expect, it } from "vitest";
import { newSandboxKeys } from "../gateway-keys";
import { sandboxPeople } from "../people";
import { faceTransactions } from "./face-transactions";
import { createGateway } from "./gateway";
import { tc3Signature } from "./tc3";
import { certDigest } from "./wechat";

/** Tencent's published example of TC3-HMAC-SHA256; the payload holds backslashes, not the characters they stand for. */
const payload = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`;
const secretKey = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
const signature = "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168";

describe("the published vectors", () => {
  it("TC3-HMAC-SHA256, as the gateway computes it", () => {
    expect(
      tc3Signature({
        ...{ secretKey, timestamp: 1551113065, service: "cvm", method: "POST", path: "/", query: "", payload },
        headers: { "content-type": "application/json; charset=utf-8", host: "cvm.tencentcloudapi.com" },
      }),
    ).toEqual({
      payloadHash: "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064",
      canonicalHash: "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031",
      signature,
    });
  });

  it("TC3-HMAC-SHA256, as the SDK that the adapters use computes it", () => {
    const header = Sign.sign3({
      ...{ method: "POST", url: "https://cvm.tencentcloudapi.com/", payload: Buffer.from(payload) },
      ...{ timestamp: 1551113065, service: "cvm", secretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secretKey },
      ...{ multipart: false, boundary: "", headers: { "Content-Type": "application/json; charset=utf-8" } },
    });
    expect(header).toBe(
      `TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
    );
  });

  it("cert_hash, as the gateway computes it", () => {
    expect(certDigest({ name: "张三", idNumber: "310101199801011234" })).toBe(
      "3c241f7ff324977aeb91f173bb2a7b06569e6fd784d5573db34a636d8671108b",
    );
  });
});

describe("the gateway", () => {
  const gateway = createGateway({
    ...{ people: sandboxPeople, keys: newSandboxKeys(), now: () => new Date(), random: randomBytes },
    pageUrl: (token) => `https://app.example/${token}`,
  });

  it("has nothing for other addresses, and knows no token that it did not make", async () => {
    for (const path of ["", "gateway", "cgi-bin", "gateway.do/x"])
      expect((await gateway.handle(new Request(`http://x.example/${path}`))).status).toBe(404);
    expect(gateway.faceSession("x")).toBeUndefined();
    expect(gateway.finishFace("x", "pass")).toBeUndefined();
  });

  it("refuses what is far too long, and what is no JSON", async () => {
    const post = (path: string, body: string, headers = {}) =>
      gateway.handle(new Request(`http://x.example/${path}`, { method: "POST", body, headers }));
    const long = "x".repeat(70_000);
    expect((await post("gateway.do", long)).status).toBe(413);
    expect(await (await post("", long, { "x-tc-action": "DetectAuth" })).json()).toMatchObject({
      Response: { Error: { Code: "RequestSizeLimitExceeded" } },
    });
    expect(await (await post("cgi-bin/stable_token", "{")).json()).toMatchObject({ errcode: 47001 });
    expect(await (await post("wxa/generate_urllink", "{}")).json()).toMatchObject({ errcode: 40001 });
  });
});

it("the memory of transactions is bounded, and the oldest goes first", () => {
  const memory = faceTransactions(3);
  const open = (n: number, outerId = `outer-${n}`) =>
    memory.open({
      ...{ token: `token-${n}`, service: "wechat", id: `id-${n}`, outerId, name: "n", idNumber: "i", returnUrl: "" },
      expiresAt: new Date(),
    });
  for (let n = 1; n <= 4; n += 1) expect(open(n)).toBeDefined();
  expect(memory.byToken("token-1")).toBeUndefined();
  expect(memory.byId("wechat", "id-1")).toBeUndefined();
  expect(memory.byId("wechat", "id-2")).toBeDefined();
  expect(memory.byId("tencent-eid", "id-2")).toBeUndefined();
  expect(open(5, "outer-4")).toBeUndefined();
  expect(open(6, "outer-1")).toBeDefined();
});
