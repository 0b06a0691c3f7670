import { createHash } from "node:crypto";
import { z } from "zod";
import type { FaceTransaction } from "./face-transactions";
import { type Verdict, verdict } from "./face-verdict";
import { bodyOf, type Misbehaviour, spoilt, type World } from "./world";

/** Seconds. */
const tokenLifetime = 7200;
const verifyLifetime = 3600;

/** The access tokens of an app and until when each holds; the newest last. */
export type WechatTokens = Map<string, number>;
/** So long before the end of a token the next is given out; both hold meanwhile. In milliseconds. */
const renewalMs = 300_000;
const remembered = 10;

const tokenRequest = z.strictObject({
  grant_type: z.literal("client_credential"),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().optional(),
});
const getVerifyId = z.strictObject({
  out_seq_no: z.string().regex(/^[A-Za-z0-9_-]{5,32}$/),
  cert_info: z.strictObject({
    cert_type: z.literal("IDENTITY_CARD"),
    cert_name: z.string().min(1),
    cert_no: z.string().regex(/^\d{17}[\dX]$/),
  }),
  openid: z.string().min(1),
});
const queryVerify = z.strictObject({
  verify_id: z.string(),
  out_seq_no: z.string(),
  cert_hash: z.string(),
  openid: z.string(),
});
const urlLink = z.strictObject({
  path: z.string().regex(/^[^/?][^?]*$/),
  query: z.string().max(1024),
  expire_type: z.literal(1),
  expire_interval: z.number().int().min(1).max(30),
});

type Said = { fields: Record<string, unknown>; odd?: Misbehaviour | undefined };
const error = (errcode: number, odd?: Misbehaviour): Said => ({ fields: { errcode, errmsg: `error ${errcode}` }, odd });
const ok = (fields: object, odd?: Misbehaviour): Said => ({ fields: { errcode: 0, errmsg: "ok", ...fields }, odd });
const badArguments = error(47001);

/** api.weixin.qq.com: the stable access token, the comparison of faces, links into a mini program. */
export async function wechatGateway(
  world: World,
  tokens: WechatTokens,
  request: Request,
  call: string,
): Promise<Response> {
  const text = await bodyOf(request);
  let body: unknown;
  try {
    body = JSON.parse(text ?? "");
  } catch {
    return Response.json(badArguments.fields);
  }
  const said = request.method === "POST" ? answer(world, tokens, request, call, body) : error(43002);
  const spoiltAnswer = await spoilt(world, said.odd === "bad_signature" ? "malformed" : said.odd);
  return spoiltAnswer ?? Response.json(said.fields);
}

function answer(world: World, tokens: WechatTokens, request: Request, call: string, body: unknown): Said {
  if (call === "cgi-bin/stable_token") return token(world, tokens, body);
  const given = new URL(request.url).searchParams.get("access_token") ?? "";
  const until = tokens.get(given);
  if (until === undefined) return error(40001);
  if (world.now().getTime() >= until) return error(42001);
  if (call === "cityservice/face/identify/getverifyid") return begin(world, body);
  if (call === "cityservice/face/identify/queryverifyinfo") return query(world, body);
  if (call === "wxa/generate_urllink") return link(world, body);
  return error(40066);
}

function token(world: World, tokens: WechatTokens, body: unknown): Said {
  const { data } = tokenRequest.safeParse(body);
  if (!data) return badArguments;
  if (data.appid !== world.keys.wechat.appId) return error(40013);
  if (data.secret !== world.keys.wechat.secret) return error(40125);
  const now = world.now().getTime();
  let [value, until] = [...tokens].at(-1) ?? ["", 0];
  if (now >= until - renewalMs || data.force_refresh) {
    [value, until] = [world.random(32).toString("base64url"), now + tokenLifetime * 1000];
    tokens.set(value, until);
    const [oldest] = tokens.keys();
    if (tokens.size > remembered) tokens.delete(oldest!);
  }
  return { fields: { access_token: value, expires_in: Math.ceil((until - now) / 1000) } };
}

function begin(world: World, body: unknown): Said {
  const { data } = getVerifyId.safeParse(body);
  if (!data) return badArguments;
  const { cert_name: name, cert_no: idNumber } = data.cert_info;
  const odd = world.oddity(idNumber);
  const transaction = world.transactions.open({
    token: world.random(16).toString("base64url"),
    service: "wechat",
    id: world.random(24).toString("base64url"),
    outerId: data.out_seq_no,
    ...{ name, idNumber },
    openid: data.openid,
    returnUrl: "",
    expiresAt: new Date(world.now().getTime() + verifyLifetime * 1000),
  });
  if (!transaction) return error(40097, odd);
  return ok({ verify_id: transaction.id, expires_in: verifyLifetime }, odd);
}

/** The link opens the mini program's page, which has the verification's number from the query. */
function link(world: World, body: unknown): Said {
  const { data } = urlLink.safeParse(body);
  if (!data) return badArguments;
  const query = new URLSearchParams(data.query);
  const transaction = world.transactions.byId("wechat", query.get("verifyId") ?? "");
  if (!transaction) return error(40165);
  transaction.returnUrl = query.get("returnUrl") ?? "";
  return ok({ url_link: world.pageUrl(transaction.token) });
}

function query(world: World, body: unknown): Said {
  const { data } = queryVerify.safeParse(body);
  if (!data) return badArguments;
  const transaction = world.transactions.byId("wechat", data.verify_id);
  if (!transaction || transaction.outerId !== data.out_seq_no) return error(40097);
  const odd = world.oddity(transaction.idNumber);
  // Whoever asks has to know whom the verification is about.
  if (data.cert_hash !== certDigest(transaction) || data.openid !== transaction.openid) return error(40097, odd);
  if (typeof odd === "object") return ok({ verify_ret: Number(odd.code) }, odd);
  if (odd === "unknown_code" && transaction.finished) return ok({ verify_ret: 98765 }, odd);
  const results: Record<Verdict, number> = {
    pending: 10300,
    expired: 10020,
    cancelled: 90004,
    match: 10000,
    mismatch: 10004,
    no_record: 10026,
    limit: 10042,
  };
  return ok({ verify_ret: results[verdict(world, transaction, odd)] }, odd);
}

/** The `cert_hash` that belongs to a transaction. */
export function certDigest({ name, idNumber }: Pick<FaceTransaction, "name" | "idNumber">): string {
  const fields = { cert_type: "IDENTITY_CARD", cert_name: name, cert_no: idNumber };
  const text = Object.entries(fields).map(([key, value]) => `${key}=${Buffer.from(value).toString("base64")}`);
  return createHash("sha256").update(text.join("&")).digest("hex");
}
