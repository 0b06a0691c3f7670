import { z } from "zod";
import { askRegister } from "../register";
import type { FaceTransaction } from "./face-transactions";
import { type Verdict, verdict } from "./face-verdict";
import type { Misbehaviour, World } from "./world";

type Said = { fields?: Record<string, unknown>; error?: string; odd?: Misbehaviour | undefined };
type Action = (world: World, parameters: unknown) => Said;

const name = z.string().min(1);
const idCard = z.string();
const isIdCard = (number: string) => /^\d{17}[\dX]$/.test(number);
const isName = (text: string) => text.length >= 2 && text.length <= 32;

const wrong: Said = { error: "InvalidParameter" };

/** An action that compares elements and answers with a `Result`. */
function element<Shape extends z.ZodRawShape>(
  shape: Shape,
  codes: Record<"match" | "mismatch" | "no_record" | "limit" | "name" | "idNumber" | "mobile" | "card", string>,
): Action {
  const schema = z.strictObject({ Name: name, IdCard: idCard, VerifyMode: z.enum(["0", "1"]).optional(), ...shape });
  return (world, parameters) => {
    const reading = schema.safeParse(parameters);
    if (!reading.success) return wrong;
    const asked = reading.data as {
      Name: string;
      IdCard: string;
      Phone?: string;
      BankCard?: string;
      VerifyMode?: string;
    };
    const odd = world.oddity(asked.IdCard);
    const result = (Result: string, more = {}): Said => ({ fields: { Result, Description: "", ...more }, odd });
    if (typeof odd === "object") return result(odd.code);
    if (odd === "unknown_code") return result("-999");
    if (!isIdCard(asked.IdCard)) return result(codes.idNumber);
    if (!isName(asked.Name)) return result(codes.name);
    if (asked.Phone !== undefined && !/^1[3-9]\d{9}$/.test(asked.Phone)) return result(codes.mobile);
    if (asked.BankCard !== undefined && !/^\d{13,19}$/.test(asked.BankCard)) return result(codes.card);
    const answer = askRegister(world.people, {
      name: asked.Name,
      idNumber: asked.IdCard,
      ...(asked.Phone !== undefined && { mobile: asked.Phone }),
      ...(asked.BankCard !== undefined && { card: asked.BankCard }),
    });
    const detail = answer.outcome === "mismatch" &&
      asked.VerifyMode === "1" && { ResultDetail: details[answer.differs] };
    return result(codes[answer.outcome], detail || {});
  };
}

const details = {
  name: "PhoneNameMismatch",
  mobile: "PhoneNameIdCardMismatch",
  card: "OtherMismatch",
  unknown: "OtherMismatch",
};

const detectAuth = z.strictObject({
  RuleId: z.string().min(1),
  IdCard: z.string().refine(isIdCard),
  Name: z.string().refine(isName),
  RedirectUrl: z.url().max(1024),
  Extra: z.string().max(1024),
});
const getEidToken = z.strictObject({
  MerchantId: z.string().min(1),
  IdCard: z.string().refine(isIdCard),
  Name: z.string().refine(isName),
  RedirectUrl: z.url().max(1024),
  Extra: z.string().max(1024),
  Config: z.strictObject({ InputType: z.literal("4") }),
});
const getDetect = z.strictObject({ BizToken: z.string(), RuleId: z.string().min(1), InfoType: z.literal("1") });
const eidToken = z.strictObject({ EidToken: z.string() });
const getEid = z.strictObject({ EidToken: z.string(), InfoType: z.literal("1") });

function open(
  world: World,
  service: "tencent-face" | "tencent-eid",
  asked: z.infer<typeof detectAuth> | z.infer<typeof getEidToken>,
): { transaction: FaceTransaction; odd: Misbehaviour | undefined } {
  const transaction = world.transactions.open({
    token: world.random(16).toString("base64url"),
    service,
    id: world.random(16).toString("hex").toUpperCase(),
    // FaceID does not ask for the merchant's number to be new.
    outerId: world.random(16).toString("hex"),
    name: asked.Name,
    idNumber: asked.IdCard,
    returnUrl: asked.RedirectUrl,
    expiresAt: new Date(world.now().getTime() + (service === "tencent-eid" ? 600_000 : 7_200_000)),
  });
  return { transaction: transaction!, odd: world.oddity(asked.IdCard) };
}

/** `Text` of a result. */
function textOf(world: World, transaction: FaceTransaction, odd: Misbehaviour | undefined): object {
  if (typeof odd === "object") return { ErrCode: Number(odd.code) };
  if (odd === "unknown_code" && transaction.finished) return { ErrCode: 987654 };
  const charged = { LivenessDetail: [{ IsNeedCharge: true }] };
  const texts: Record<Verdict, object> = {
    pending: { ErrCode: null },
    expired: { ErrCode: 15 },
    cancelled: { ErrCode: 1410, LivenessDetail: [{ IsNeedCharge: false }] },
    match: { ErrCode: 0, LiveStatus: 0, Comparestatus: 0, Sim: "93.17", ...charged },
    mismatch: { ErrCode: 2016, LiveStatus: 0, Comparestatus: 2016, Sim: "41.02", ...charged },
    // Its source has nothing to compare with: a fault of the service's, not of the person's.
    no_record: { ErrCode: 4, LiveStatus: 0, LivenessDetail: [{ IsNeedCharge: false }] },
    limit: { ErrCode: 16 },
  };
  return texts[verdict(world, transaction, odd)];
}

/** FaceID, version 2018-03-01, as far as it is used. */
export const tencentActions: Record<string, Action> = {
  IdCardVerification: element(
    {},
    { match: "0", mismatch: "-1", no_record: "-5", limit: "-7", name: "-3", idNumber: "-2", mobile: "-2", card: "-2" },
  ),
  PhoneVerification: element(
    { Phone: z.string() },
    { match: "0", mismatch: "-4", no_record: "-9", limit: "-12", name: "-8", idNumber: "-7", mobile: "-6", card: "-6" },
  ),
  BankCard4EVerification: element(
    { Phone: z.string(), BankCard: z.string() },
    { match: "0", mismatch: "-1", no_record: "-1", limit: "-19", name: "-2", idNumber: "-3", mobile: "-5", card: "-4" },
  ),
  DetectAuth(world, parameters) {
    const { data } = detectAuth.safeParse(parameters);
    if (!data) return wrong;
    const { transaction, odd } = open(world, "tencent-face", data);
    return { fields: { Url: world.pageUrl(transaction.token), BizToken: transaction.id }, odd };
  },
  GetDetectInfoEnhanced(world, parameters) {
    const { data } = getDetect.safeParse(parameters);
    if (!data) return wrong;
    const transaction = world.transactions.byId("tencent-face", data.BizToken);
    if (!transaction) return { error: "InvalidParameterValue.BizTokenIllegal" };
    const odd = world.oddity(transaction.idNumber);
    const over = verdictOver(world, transaction);
    return over
      ? { error: "InvalidParameterValue.BizTokenExpired", odd }
      : { fields: { Text: textOf(world, transaction, odd) }, odd };
  },
  GetEidToken(world, parameters) {
    const { data } = getEidToken.safeParse(parameters);
    if (!data) return wrong;
    const { transaction, odd } = open(world, "tencent-eid", data);
    return { fields: { Url: world.pageUrl(transaction.token), EidToken: transaction.id }, odd };
  },
  CheckEidTokenStatus(world, parameters) {
    const { data } = eidToken.safeParse(parameters);
    if (!data) return wrong;
    const transaction = world.transactions.byId("tencent-eid", data.EidToken);
    if (!transaction) return { error: "InvalidParameterValue.EidTokenIllegal" };
    const odd = world.oddity(transaction.idNumber);
    if (verdictOver(world, transaction)) return { fields: { Status: "timeout" }, odd };
    const Status = transaction.finished ? "finished" : transaction.opened ? "doing" : "init";
    return { fields: { Status: odd === "never" ? "doing" : Status }, odd };
  },
  GetEidResult(world, parameters) {
    const { data } = getEid.safeParse(parameters);
    if (!data) return wrong;
    const transaction = world.transactions.byId("tencent-eid", data.EidToken);
    if (!transaction) return { error: "InvalidParameterValue.EidTokenIllegal" };
    const odd = world.oddity(transaction.idNumber);
    return { fields: { Text: textOf(world, transaction, odd), EidInfo: null }, odd };
  },
};

/** Its time ended before the person did. */
function verdictOver(world: World, { finished, expiresAt }: FaceTransaction): boolean {
  return !finished && world.now() >= expiresAt;
}
