import { timingSafeEqual } from "node:crypto";
import { tc3Date, tc3Signature } from "./tc3";
import { tencentActions } from "./tencent-actions";
import { bodyOf, spoilt, type World } from "./world";

const clockToleranceSeconds = 300;

/** Tencent Cloud's host for FaceID: API 3.0 with TC3-HMAC-SHA256. Errors, too, are answered with status 200. */
export async function tencentGateway(world: World, request: Request): Promise<Response> {
  const requestId = world.random(16).toString("hex");
  const body = await bodyOf(request);
  if (body === undefined) return refused(requestId, "RequestSizeLimitExceeded");
  const fault = requestFault(world, request, body);
  if (fault) return refused(requestId, fault);

  const action = tencentActions[request.headers.get("x-tc-action") ?? ""];
  if (!action) return refused(requestId, "InvalidAction");
  let parameters: unknown;
  try {
    parameters = JSON.parse(body);
  } catch {
    return refused(requestId, "InvalidParameter");
  }
  const { fields, error, odd } = action(world, parameters);
  if (odd === "bad_signature") return (await spoilt(world, "malformed"))!;
  const spoiltAnswer = await spoilt(world, odd);
  if (spoiltAnswer) return spoiltAnswer;
  return error ? refused(requestId, error) : answered({ ...fields, RequestId: requestId });
}

function requestFault(world: World, request: Request, body: string): string | undefined {
  const { secretId, secretKey } = world.keys.tencent;
  const header = (name: string) => request.headers.get(name) ?? "";
  if (request.method !== "POST") return "UnsupportedProtocol";
  if (header("x-tc-version") !== "2018-03-01") return "NoSuchVersion";
  const timestamp = Number(header("x-tc-timestamp"));
  if (!Number.isInteger(timestamp)) return "MissingParameter";
  if (Math.abs(timestamp - world.now().getTime() / 1000) > clockToleranceSeconds) return "AuthFailure.SignatureExpire";
  const claim =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/faceid\/tc3_request, ?SignedHeaders=([a-z;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      header("authorization"),
    );
  if (!claim) return "AuthFailure.SignatureFailure";
  const [, claimedId, date, signedHeaders, signature] = claim as unknown as [string, string, string, string, string];
  if (claimedId !== secretId) return "AuthFailure.SecretIdNotFound";
  const names = signedHeaders.split(";");
  if (!names.includes("content-type") || !names.includes("host") || date !== tc3Date(timestamp))
    return "AuthFailure.SignatureFailure";
  const { pathname, search } = new URL(request.url);
  // The port belongs to the connection, not to the host that is signed.
  const host = header("host").replace(/:\d+$/, "");
  if (!/^faceid\.[a-z0-9.-]*tencentcloudapi\.com$/.test(host)) return "AuthFailure.SignatureFailure";
  const right = tc3Signature({
    ...{ secretKey, timestamp, service: "faceid", method: "POST", path: pathname, query: search.slice(1) },
    headers: Object.fromEntries(names.map((name) => [name, name === "host" ? host : header(name)])),
    payload: body,
  }).signature;
  return timingSafeEqual(Buffer.from(right), Buffer.from(signature)) ? undefined : "AuthFailure.SignatureFailure";
}

const answered = (fields: object) => Response.json({ Response: fields });
const refused = (RequestId: string, Code: string) => answered({ Error: { Code, Message: Code }, RequestId });
