import type { Answer, ClaimedField } from "../../provider-types";

/** What an answer says, without its receipt. */
type Said = Answer extends infer Each
  ? Each extends Answer
    ? Omit<Each, "billed" | "providerReference">
    : never
  : never;
type Code = { says: Said; billed: boolean };

const paid = (says: Said): Code => ({ says, billed: true });
const free = (says: Said): Code => ({ says, billed: false });
const wrongly = (field: ClaimedField): Said => ({ outcome: "invalid_input", field });
const match: Said = { outcome: "match" };
const mismatch: Said = { outcome: "mismatch", differs: "unknown" };
const noRecord: Said = { outcome: "no_record" };
const limit: Said = { outcome: "limit" };
const upstream: Said = { outcome: "upstream_error" };

/** The `Result` of each action, as FaceID documents it; which of them are charged is documented with them. */
export const resultCodes = {
  IdCardVerification: {
    "0": paid(match),
    "-1": paid(mismatch),
    "-2": free(wrongly("idNumber")),
    "-3": free(wrongly("name")),
    "-4": free(upstream),
    "-5": free(noRecord),
    "-6": free(upstream),
    "-7": free(limit),
  },
  PhoneVerification: {
    "0": paid(match),
    "-4": paid(mismatch),
    "-6": free(wrongly("mobile")),
    "-7": free(wrongly("idNumber")),
    "-8": free(wrongly("name")),
    "-9": free(noRecord),
    "-11": free(upstream),
    "-12": free(limit),
    // The carrier of this segment cannot be asked: another phone can.
    "-13": free(wrongly("mobile")),
  },
  BankCard4EVerification: {
    "0": paid(match),
    "-1": paid(mismatch),
    "-2": free(wrongly("name")),
    "-3": free(wrongly("idNumber")),
    "-4": free(wrongly("card")),
    "-5": free(wrongly("mobile")),
    "-6": paid(mismatch),
    // From here to -17 the card itself cannot be used for this; another one can.
    "-7": paid(wrongly("card")),
    "-8": paid(wrongly("card")),
    "-9": paid(wrongly("card")),
    "-10": paid(wrongly("card")),
    "-11": paid(wrongly("card")),
    "-12": paid(wrongly("card")),
    "-13": paid(wrongly("card")),
    "-14": paid(wrongly("card")),
    "-15": paid(wrongly("card")),
    "-16": paid(wrongly("card")),
    "-17": paid(wrongly("card")),
    "-18": free(upstream),
    "-19": free(limit),
    "-20": free(wrongly("idNumber")),
  },
} satisfies Record<string, Record<string, Code>>;

/** `ResultDetail` of PhoneVerification in its detailed mode: what of the three does not belong together. */
export const phoneDetails: Record<string, Extract<Said, { outcome: "mismatch" }>["differs"]> = {
  PhoneIdCardMismatch: "mobile",
  PhoneNameMismatch: "name",
  PhoneNameIdCardMismatch: "mobile",
  NameIdCardMismatch: "name",
};
