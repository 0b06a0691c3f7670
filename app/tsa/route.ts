import { answerTimeStampQuery } from "@/lib/domain/certificates/time-stamp";
import { route } from "@/lib/platform/web/route";

const requestType = "application/timestamp-query";
/** A request with the largest digest, a nonce and a policy has far less than this. */
const mostBytes = 4096;

/** RFC 3161 over HTTP (3.4): a TimeStampReq in, a TimeStampResp out. Open to anyone. */
export const POST = route({
  access: "anyone",
  anyOrigin: true,
  limit: { name: "time-stamp", perHour: 7200, burst: 600 },
  run: async ({ request }) => {
    if (request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() !== requestType)
      return new Response(`Send ${requestType}.\n`, { status: 415 });
    const body = await readBounded(request);
    if (!body) return new Response(`A request has at most ${mostBytes} bytes.\n`, { status: 413 });
    const answer = Uint8Array.from(await answerTimeStampQuery(body));
    return new Response(answer, { headers: { "Content-Type": "application/timestamp-reply" } });
  },
});

/** The body, or null once it is larger than any request: the rest is not read. */
async function readBounded(request: Request): Promise<Uint8Array | null> {
  if (!request.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body) {
    size += part.length;
    if (size > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
