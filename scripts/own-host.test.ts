import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { refusesForeignHost } from "./own-host";

/** The status that a request under this name gets; 200 is the application. */
async function statusUnder(host: string, env: { loopback: boolean; APP_URL: string }, path = "/"): Promise<number> {
  const refuses = refusesForeignHost(env);
  const server = createServer((incoming, response) => {
    if (!refuses(incoming, response)) response.end("the application");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return await new Promise((resolve, reject) =>
      request({ host: "127.0.0.1", port, path, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on("error", reject)
        .end(),
    );
  } finally {
    server.close();
  }
}

const here = { loopback: true, APP_URL: "http://localhost:3000" };

it.each(["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "LOCALHOST", "localhost:8080"])(
  "answers under this machine's names: %s",
  async (host) => expect(await statusUnder(host, here)).toBe(200),
);

it.each(["evil.example:3000", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:3000", "[::1].evil"])(
  "refuses a name that was made to point here: %j",
  async (host) => expect(await statusUnder(host, here)).toBe(421),
);

it("answers under any name where it serves the world: proxies and health checks have their own", async () =>
  expect(await statusUnder("10.0.0.7:3000", { loopback: false, APP_URL: "https://sign.example" })).toBe(200));

it.each([
  ["faceid.tencentcloudapi.com:3000", "/sandbox/gateway/faceid", 200],
  ["faceid.tencentcloudapi.com:3000", "/sandbox/gateway/../../outbox", 421],
  ["faceid.tencentcloudapi.com:3000", "/outbox", 421],
  ["evil.example:3000", "/sandbox/gateway/faceid", 421],
])("lets the sandbox be asked under the name that Tencent signs, and nothing else: %s%s", async (host, path, status) =>
  expect(await statusUnder(host, here, path)).toBe(status),
);
