import type { IncomingMessage, ServerResponse } from "node:http";
import type { Env } from "@/lib/platform/env";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
/**
 * The sandbox's Tencent Cloud: the host is part of what is signed there, so it is asked under the provider's own name.
 * Its answers are for whoever has its keys, and no other page is had under that name.
 */
const sandboxTencent = { host: "faceid.tencentcloudapi.com", path: "/sandbox/gateway/faceid" };

/**
 * A server for this machine alone shows more than one for the world (the outbox). A page from elsewhere whose name was
 * made to point here (DNS rebinding) must not read it: requests under another name than this machine's are refused.
 * @returns whether the request was refused and answered
 */
export function refusesForeignHost(
  env: Pick<Env, "loopback" | "APP_URL">,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  if (!env.loopback) return () => false;
  return (request, response) => {
    const name = /^(\[[0-9a-f:]+\]|[^:]+)(:\d+)?$/i.exec(request.headers.host ?? "")?.[1]?.toLowerCase();
    if (name && loopback.has(name)) return false;
    if (name === sandboxTencent.host && request.url === sandboxTencent.path) return false;
    response.writeHead(421, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
    response.end(`This server answers under ${env.APP_URL} only. Set APP_URL to reach it under another name.\n`);
    return true;
  };
}
