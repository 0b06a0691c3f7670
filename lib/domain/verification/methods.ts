import type { ConsentKind } from "@/lib/domain/people/consent.schema";

/** The ways to prove who one is, in the order in which they are offered. */
export const personMethods = [
  "identity_number",
  "mobile",
  "bank_card",
  "alipay_face",
  "tencent_face",
  "tencent_eid",
  "wechat_face",
  "document_review",
] as const;
export type PersonMethod = (typeof personMethods)[number];

/**
 * How sure a name is. 0: not proven. 1: the numbers match a register. 2: and a phone of that person is in hand.
 * 3: a face was compared, or two administrators saw the documents.
 */
export type Level = 0 | 1 | 2 | 3;
export type ReachedLevel = Exclude<Level, 0>;

/**
 * How a method goes. `elements`: a register answers at once. `elements_code`: it answers, then a code goes to the phone.
 * `handoff`: the person goes on in an app of the provider's. `review`: two administrators look at documents.
 */
export type MethodKind = "elements" | "elements_code" | "handoff" | "review";

export type MethodFacts = { level: ReachedLevel; kind: MethodKind; consent: ConsentKind };

/** What is to be known of each method; nothing else in the flow asks which one it is. */
export const methods: Record<PersonMethod, MethodFacts> = {
  identity_number: { level: 1, kind: "elements", consent: "identity_check" },
  mobile: { level: 2, kind: "elements_code", consent: "mobile_check" },
  bank_card: { level: 2, kind: "elements_code", consent: "bank_card_check" },
  alipay_face: { level: 3, kind: "handoff", consent: "face_check" },
  tencent_face: { level: 3, kind: "handoff", consent: "face_check" },
  tencent_eid: { level: 3, kind: "handoff", consent: "face_check" },
  wechat_face: { level: 3, kind: "handoff", consent: "face_check" },
  document_review: { level: 3, kind: "review", consent: "document_review" },
};

export const isPersonMethod = (text: unknown): text is PersonMethod =>
  typeof text === "string" && Object.hasOwn(methods, text);
