import { z } from "zod";

/** The ways in which a person can prove her name, as the operator names them. */
const names = [
  "identity_number",
  "mobile",
  "bank_card",
  "alipay_face",
  "tencent_face",
  "tencent_eid",
  "wechat_face",
  "document_review",
] as const;
const known: readonly string[] = names;

/** Which of them are offered; all unless set. */
export const identityVariables = {
  IDENTITY_METHODS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((methods) => methods.length > 0 && methods.every((method) => known.includes(method)), {
      message: `must be some of ${names.join(", ")}, with commas between`,
    })
    .optional(),
};
