import { z } from "zod";
import type { FaceTransaction } from "./face-transactions";
import { verdict } from "./face-verdict";
import { rsa2Sign, rsa2Verify, signedText } from "./rsa2";
import { bodyOf, type Misbehaviour, spoilt, type World } from "./world";

/** From the initialization on, in milliseconds. */
const lifetimeMs = 23 * 3600_000;
const clockToleranceMs = 10 * 60_000;

const certificate = {
  identity_type: z.literal("CERT_INFO"),
  cert_type: z.literal("IDENTITY_CARD"),
  cert_name: z.string().min(1).max(64),
  cert_no: z.string().regex(/^\d{17}[\dX]$/),
};
/** Which numbers each kind of document has. */
const certNumbers = {
  IDENTITY_CARD: /^[1-7]/,
  RESIDENCE_HK_MC: /^8[12]/,
  RESIDENCE_TAIWAN: /^83/,
};
const verificationContent = z
  .strictObject({
    ...certificate,
    cert_type: z.enum(["IDENTITY_CARD", "RESIDENCE_HK_MC", "RESIDENCE_TAIWAN"]),
    outer_order_no: z.string().regex(/^[A-Za-z0-9]{1,64}$/),
    biz_code: z.literal("DATA_DIGITAL_BIZ_CODE_FACE_VERIFICATION"),
    face_reserve_strategy: z.enum(["reserve", "never"]).optional(),
  })
  .refine(({ cert_type, cert_no }) => certNumbers[cert_type].test(cert_no));
const certifyContent = z.strictObject({
  outer_order_no: z.string().regex(/^[A-Za-z0-9]{1,32}$/),
  biz_code: z.enum(["FACE", "CERT_PHOTO", "CERT_PHOTO_FACE", "SMART_FACE"]),
  identity_param: z.strictObject(certificate),
  merchant_config: z.strictObject({ return_url: z.url() }),
});
const queryContent = z.strictObject({ certify_id: z.string().min(1) });

type Fields = Record<string, string>;
type Said = { fields: Fields; odd: Misbehaviour | undefined } | { redirect: string };

const verification = "datadigital.fincloud.generalsaas.face.verification";
const certify = "alipay.user.certify.open";

/** Alipay's `gateway.do`: OpenAPI 2.0 with RSA2. */
export async function alipayGateway(world: World, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const body = request.method === "POST" ? await bodyOf(request) : "";
  if (body === undefined) return new Response(null, { status: 413 });
  const given = [...url.searchParams, ...new URLSearchParams(body)];
  const parameters: Fields = Object.fromEntries(given);
  const method = parameters.method ?? "";
  const fault =
    given.length === Object.keys(parameters).length
      ? requestFault(world, parameters)
      : refusal("40002", "isv.invalid-parameter");
  if (fault) return json({ error_response: fault });

  const said = answer(world, request.method, method, parameters);
  if ("redirect" in said) return new Response(null, { status: 302, headers: { location: said.redirect } });
  return (await spoilt(world, said.odd)) ?? signedAnswer(world, method, said.fields, said.odd);
}

function requestFault(world: World, parameters: Fields): Fields | undefined {
  const { appId, appPublicKey } = world.keys.alipay;
  if (parameters.app_id !== appId) return refusal("40002", "isv.invalid-app-id");
  if (parameters.sign_type !== "RSA2") return refusal("40002", "isv.invalid-signature-type");
  if (parameters.charset !== "utf-8") return refusal("40002", "isv.invalid-charset");
  if (parameters.version !== "1.0") return refusal("40002", "isv.invalid-version");
  const { timestamp = "", sign } = parameters;
  const time = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(timestamp)
    ? Date.parse(`${timestamp.replace(" ", "T")}+08:00`)
    : Number.NaN;
  if (!(Math.abs(time - world.now().getTime()) <= clockToleranceMs)) return refusal("40002", "isv.invalid-timestamp");
  if (!sign || !rsa2Verify(signedText(parameters), sign, appPublicKey))
    return refusal("40002", "isv.invalid-signature");
  return undefined;
}

function answer(world: World, http: string, method: string, parameters: Fields): Said {
  const content = parsed(parameters.biz_content ?? "");
  if (http === "GET" && method === `${certify}.certify`) {
    const { data } = queryContent.safeParse(content);
    const transaction = data && world.transactions.byId("alipay-certify", data.certify_id);
    return transaction ? { redirect: world.pageUrl(transaction.token) } : unknownBill;
  }
  if (http !== "POST") return { fields: refusal("40003", "isv.insufficient-isv-permissions"), odd: undefined };
  switch (method) {
    case `${verification}.initialize`: {
      const { data } = verificationContent.safeParse(content);
      if (!data) return invalid;
      const returnUrl = parameters.return_url ?? "";
      return opened(world, "alipay-verification", data.outer_order_no, data.cert_name, data.cert_no, returnUrl);
    }
    case `${certify}.initialize`: {
      const { data } = certifyContent.safeParse(content);
      if (!data) return invalid;
      const { cert_name, cert_no } = data.identity_param;
      const { return_url } = data.merchant_config;
      return opened(world, "alipay-certify", data.outer_order_no, cert_name, cert_no, return_url);
    }
    case `${verification}.query`:
      return queried(world, "alipay-verification", content);
    case `${certify}.query`:
      return queried(world, "alipay-certify", content);
    default:
      return { fields: refusal("40006", "isv.insufficient-isv-permissions"), odd: undefined };
  }
}

function opened(
  world: World,
  service: "alipay-verification" | "alipay-certify",
  outerId: string,
  name: string,
  idNumber: string,
  returnUrl: string,
): Said {
  const odd = world.oddity(idNumber);
  if (world.people.find((one) => one.idNumber === idNumber)?.behaviour === "limit")
    return { fields: refusal("40005", "isv.app-call-limited"), odd };
  const transaction = world.transactions.open({
    token: world.random(16).toString("base64url"),
    service,
    id: world.random(16).toString("hex"),
    ...{ outerId, name, idNumber, returnUrl },
    expiresAt: new Date(world.now().getTime() + lifetimeMs),
  });
  if (!transaction) return { fields: refusal("40004", "OUTER_ORDER_NO_REPEATED"), odd };
  const certify_id = transaction.id;
  const web_url = world.pageUrl(transaction.token);
  return { fields: success(service === "alipay-certify" ? { certify_id } : { certify_id, web_url }), odd };
}

function queried(world: World, service: "alipay-verification" | "alipay-certify", content: unknown): Said {
  const { data } = queryContent.safeParse(content);
  if (!data) return invalid;
  const transaction = world.transactions.byId(service, data.certify_id);
  if (!transaction) return unknownBill;
  const odd = world.oddity(transaction.idNumber);
  const state = stateOf(world, transaction, odd);
  if (state === "over") return { ...unknownBill, odd };
  if (service === "alipay-verification")
    return { fields: success({ certify_state: state, attack_flag: "false" }), odd };
  const passed = { PROCESSING: "F", FAIL: "F", SUCCESS: "T" }[state] ?? state;
  return { fields: success({ passed }), odd };
}

function stateOf(world: World, transaction: FaceTransaction, odd: Misbehaviour | undefined): string {
  if (typeof odd === "object") return odd.code;
  if (odd === "unknown_code" && transaction.finished) return "PERHAPS";
  switch (verdict(world, transaction, odd)) {
    case "expired":
      return "over";
    // Whoever leaves the app without finishing may come back.
    case "pending":
    case "cancelled":
      return "PROCESSING";
    case "match":
      return "SUCCESS";
    default:
      return "FAIL";
  }
}

const success = (fields: Fields): Fields => ({ code: "10000", msg: "Success", ...fields });
const refusal = (code: string, sub_code: string): Fields => ({ code, msg: "Refused", sub_code, sub_msg: sub_code });
const invalid: Said = { fields: refusal("40004", "INVALID_PARAMETER"), odd: undefined };
const unknownBill: Said & { fields: Fields } = {
  fields: refusal("40004", "OPEN_CERTIFY_BILL_NOT_EXIST"),
  odd: undefined,
};

/** The signature is over the very characters between the braces, slashes escaped as Alipay escapes them. */
function signedAnswer(world: World, method: string, fields: Fields, odd: Misbehaviour | undefined): Response {
  const key = `${method.replaceAll(".", "_")}_response`;
  const escaped = (one: Fields) => JSON.stringify(one).replaceAll("/", "\\/");
  const raw = escaped(fields);
  const sign = rsa2Sign(odd === "bad_signature" ? `${raw} ` : raw, world.keys.alipay.gatewayPrivateKey);
  if (odd === "unsigned") return text(`{"${key}":${raw}}`);
  if (odd === "spliced") {
    const other = escaped({ ...fields, certify_state: "SUCCESS", passed: "T" });
    return text(`{"old_${key}":${raw},"sign":"${sign}","${key}":${other}}`);
  }
  return text(`{"${key}":${raw},"sign":"${sign}"}`);
}

const text = (body: string) => new Response(body, { headers: { "content-type": "text/html;charset=utf-8" } });
const json = (body: object) => text(JSON.stringify(body));

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
