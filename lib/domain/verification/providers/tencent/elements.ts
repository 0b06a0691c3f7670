import "server-only";
import { z } from "zod";
import type { Answer, ElementCheck, ElementMethod, ElementQuestion } from "../../provider-types";
import { heard, logTrouble, understood, upstreamError } from "../trouble";
import type { TencentClient } from "./client";
import { phoneDetails, resultCodes } from "./result-codes";

const checked = z.object({
  Result: z.string(),
  ResultDetail: z.string().nullish(),
  RequestId: z.string().max(128).nullish(),
});

type Action = keyof typeof resultCodes;

/** Name and number against the population register: IdCardVerification. */
export function tencentIdentityNumber(client: TencentClient): ElementCheck<"identity_number"> {
  return element(client, "identity_number", "IdCardVerification", ({ name, idNumber }) => ({
    Name: name,
    IdCard: idNumber,
  }));
}

/**
 * Name, number and phone against the carriers' registers: PhoneVerification.
 * @param detailed asks what differs, which costs more
 */
export function tencentMobile(client: TencentClient, { detailed = false } = {}): ElementCheck<"mobile"> {
  return element(client, "mobile", "PhoneVerification", ({ name, idNumber, mobile }) => ({
    Name: name,
    IdCard: idNumber,
    Phone: mobile,
    ...(detailed && { VerifyMode: "1" }),
  }));
}

/** Name, number, phone and card against the banks' registers: BankCard4EVerification. */
export function tencentBankCard(client: TencentClient): ElementCheck<"bank_card"> {
  return element(client, "bank_card", "BankCard4EVerification", ({ name, idNumber, mobile, card }) => ({
    Name: name,
    IdCard: idNumber,
    Phone: mobile,
    BankCard: card,
  }));
}

function element<M extends ElementMethod>(
  client: TencentClient,
  method: M,
  action: Action,
  parameters: (question: ElementQuestion<M>) => Record<string, string>,
): ElementCheck<M> {
  const id = "tencent";
  return {
    id,
    method,
    sandbox: false,
    async check(question) {
      const heardOf = await heard(id, async () =>
        understood(checked, await client.call(action, parameters(question), question.signal)),
      );
      if (!heardOf) return upstreamError();
      const { Result, ResultDetail, RequestId } = heardOf;
      const providerReference = RequestId ?? null;
      const codes: Record<string, { says: object; billed: boolean }> = resultCodes[action];
      const code = Object.hasOwn(codes, Result) ? codes[Result] : undefined;
      if (!code) {
        logTrouble(id, `${action}:${Result}`);
        return upstreamError(providerReference);
      }
      const answer = { ...code.says, billed: code.billed, providerReference } as Answer;
      if (answer.outcome === "upstream_error") logTrouble(id, `${action}:${Result}`);
      const differs = action === "PhoneVerification" ? phoneDetails[ResultDetail ?? ""] : undefined;
      return answer.outcome === "mismatch" && differs ? { ...answer, differs } : answer;
    },
  };
}
