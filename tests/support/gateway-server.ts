import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createGateway, type Gateway } from "../../lib/domain/verification/sandbox/gateway/gateway";
import { newSandboxKeys, type SandboxKeys } from "../../lib/domain/verification/sandbox/gateway-keys";
import { sandboxPeople } from "../../lib/domain/verification/sandbox/people";

export type GatewayServer = {
  gateway: Gateway;
  keys: SandboxKeys;
  /** Without a slash at its end. */
  address: string;
  /** How far the gateway's clock is ahead of ours, in milliseconds. */
  clock: { ahead: number };
  /** What was asked last, by path and query. */
  asked: string[];
  close(): Promise<void>;
};

/** RSA keys take their time; one set does for all servers of a test file. */
let sharedKeys: SandboxKeys | undefined;

/** The sandbox's providers over real HTTP on this machine. Their pages are at https://app.example/sandbox/face/… */
export async function startGatewayServer({ port = 0, slowMs = 300 } = {}): Promise<GatewayServer> {
  sharedKeys ??= newSandboxKeys();
  const keys = sharedKeys;
  const clock = { ahead: 0 };
  const asked: string[] = [];
  const gateway = createGateway({
    people: sandboxPeople,
    keys,
    now: () => new Date(Date.now() + clock.ahead),
    random: randomBytes,
    pageUrl: (token) => `https://app.example/sandbox/face/${token}`,
    slowMs,
  });
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? "");
    read(incoming)
      .then((request) => gateway.handle(request))
      .then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        outgoing.end(Buffer.from(await response.arrayBuffer()));
      })
      .catch((error) => {
        outgoing.writeHead(599);
        outgoing.end(String(error));
      });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ gateway, keys, address, clock, asked },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const method = incoming.method ?? "GET";
  return new Request(`http://gateway.example${incoming.url}`, {
    method,
    headers,
    ...(method !== "GET" && { body: Buffer.concat(chunks) }),
  });
}
