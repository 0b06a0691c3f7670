import { createHash, randomBytes } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { TEST_AT, TEST_POLICY, testPki } from "../x509/test-pki";
import { answerTimeStampRequest } from "./answer-request";
import { type RequestTokenInput, requestTimeStampToken } from "./request-token";
import { testUnit } from "./test-unit";

const pki = testPki();
const tsa = testUnit(pki);
const imprint = createHash("sha256").update("what is stamped").digest();
const nonce = randomBytes(16);
const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A real authority behind HTTP; `change` may spoil the request or the answer. */
function authority(
  options: { unit?: typeof tsa; spoil?: (request: Uint8Array) => Uint8Array; seen?: (headers: unknown) => void } = {},
): RequestListener {
  return async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    options.seen?.({ method: incoming.method, ...incoming.headers });
    const request = Uint8Array.from(Buffer.concat(chunks));
    const response = await answerTimeStampRequest({
      request: options.spoil?.(request) ?? request,
      tsa: options.unit ?? tsa,
      now: TEST_AT,
      serial: randomBytes(16),
      clockOk: true,
    });
    outgoing.writeHead(200, { "content-type": "application/timestamp-reply" }).end(response);
  };
}

const ask = (
  urls: readonly (string | RequestTokenInput["servers"][number])[],
  changes: Partial<RequestTokenInput> = {},
) =>
  requestTimeStampToken({
    servers: urls.map((url) => (typeof url === "string" ? { url } : url)),
    imprint,
    nonce,
    anchors: [pki.root.certificate],
    fetch,
    ...changes,
  });
const complaint = async (listener: RequestListener, changes: Partial<RequestTokenInput> = {}) => {
  const result = await ask([await serve(listener)], changes);
  expect(result.ok).toBe(false);
  return result.failures[0]?.message;
};

describe("requestTimeStampToken", () => {
  it("gets a token and verifies it", async () => {
    const seen: unknown[] = [];
    const url = await serve(authority({ seen: (headers) => seen.push(headers) }));
    const result = await ask([{ url, policy: TEST_POLICY, headers: { authorization: "Basic eDp5" } }]);
    expect(result).toMatchObject({ ok: true, url, failures: [], verified: { genTime: TEST_AT } });
    expect(seen).toMatchObject([
      { method: "POST", "content-type": "application/timestamp-query", authorization: "Basic eDp5" },
    ]);
  });

  it("goes down the list until one is good, and says what the others did", async () => {
    const stranger = testPki();
    const urls = [
      "http://127.0.0.1:1/closed",
      await serve((_, outgoing) => outgoing.writeHead(503).end()),
      await serve(authority({ unit: testUnit(stranger) })),
      await serve(authority()),
      await serve(() => expect.unreachable("the list is not used up")),
    ];
    const result = await ask(urls);
    expect(result).toMatchObject({ ok: true, url: urls[3] });
    expect(result.failures.map(({ url, message }) => [url, message])).toEqual([
      [urls[0], "the server could not be reached: bad port"],
      [urls[1], "the server answered 503"],
      [urls[2], expect.stringMatching(/^bad-signature: /)],
    ]);
  });

  it("makes nothing up when all fail", async () => {
    expect(await ask([])).toEqual({ ok: false, failures: [] });
    expect(await ask(["http://127.0.0.1:1/closed"])).toMatchObject({ ok: false, failures: [{}] });
  });

  it("does not take a token for another imprint or nonce", async () => {
    const flip = (at: number) => (request: Uint8Array) => request.with(at, (request[at] as number) ^ 1);
    // Imprint octets begin after 30 .. 02 01 01 30 31 30 0b 06 09 <9> 04 20; the nonce ends before 01 01 ff.
    expect(await complaint(authority({ spoil: flip(30) }))).toMatch(/^imprint-mismatch/);
    expect(await complaint(authority({ spoil: (request) => flip(request.length - 4)(request) }))).toMatch(
      /^nonce-mismatch/,
    );
  });

  it("repeats a refusal's words", async () => {
    const refused = await ask([{ url: await serve(authority()), policy: "1.2.3" }]);
    expect(refused.failures[0]?.message).toBe(
      `the authority refused (rejection); unacceptedPolicy; Only the policy ${TEST_POLICY} is offered.`,
    );
  });

  it("bounds the size, whether it is announced or not", async () => {
    const endless: RequestListener = (_, outgoing) => {
      const write = () => {
        while (!outgoing.destroyed && outgoing.write(Buffer.alloc(16_384))) {}
      };
      outgoing.on("drain", write);
      write();
    };
    expect(await complaint(endless, { maximumSize: 100_000 })).toBe("the answer is larger than 100000 octets");
    expect(await complaint(authority(), { maximumSize: 100 })).toBe("the answer is larger than 100 octets");
  });

  it("bounds the time, for the first octet and for the last", async () => {
    expect(await complaint(() => {}, { timeout: 50 })).toContain("could not be reached");
    const trickle: RequestListener = (_, outgoing) => outgoing.writeHead(200).write("0");
    expect(await complaint(trickle, { timeout: 50 })).toContain("could not be reached");
  });

  it("does not follow a redirect", async () => {
    const target = await serve(authority());
    expect(await complaint((_, outgoing) => outgoing.writeHead(307, { location: target }).end())).toContain(
      "unexpected redirect",
    );
  });

  it("does not take what is not an answer", async () => {
    expect(await complaint((_, outgoing) => outgoing.end("<html>"))).toMatch(/^the answer is malformed/);
    expect(await complaint((_, outgoing) => outgoing.end())).toMatch(/^the answer is malformed/);
  });

  it("does not take a time that is far from ours", async () => {
    const now = (minutes: number) => ({ now: new Date(TEST_AT.getTime() + minutes * 60_000) });
    expect(await complaint(authority(), now(6))).toBe("the authority's clock is too far from ours");
    expect(await complaint(authority(), now(-6))).toBe("the authority's clock is too far from ours");
    expect(await ask([await serve(authority())], now(4))).toMatchObject({ ok: true });
  });
});
