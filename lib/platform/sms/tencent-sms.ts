import "server-only";
import { CommonClient } from "tencentcloud-sdk-nodejs-common";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { SmsTemplate } from "./sms-content";
import type { SmsMessage, SmsProvider } from "./sms-provider";

export type TencentSmsSettings = {
  secretId: string;
  secretKey: string;
  /** SmsSdkAppId of the application in the console. */
  appId: string;
  /** The approved signature, without its brackets. */
  signName: string;
  /** The approved template of each kind of message and language, such as `identity_code.zh`. */
  templates: Partial<Record<`${SmsTemplate}.${Locale}`, string>>;
  /** Host, with a scheme when it is not https. */
  endpoint?: string | undefined;
};

type SendSmsResponse = { SendStatusSet?: { Code?: string }[] };

/** What says "not now": too many messages, or trouble on their side. */
const later =
  /^(LimitExceeded|InternalError|RequestLimitExceeded|FailedOperation\.(?:FailResolvePacket|InsufficientBalance))/;

/**
 * Tencent Cloud SMS, action SendSms of version 2021-01-11. Its templates are written and approved in the console and
 * take their values by place; which template belongs to which message stands in `templates`.
 */
export function tencentSms(settings: TencentSmsSettings): SmsProvider {
  const { protocol, host } = new URL(
    /^https?:/.test(settings.endpoint ?? "")
      ? settings.endpoint!
      : `https://${settings.endpoint ?? "sms.tencentcloudapi.com"}`,
  );
  const client = new CommonClient(host, "2021-01-11", {
    credential: { secretId: settings.secretId, secretKey: settings.secretKey },
    region: "ap-guangzhou",
    profile: { httpProfile: { endpoint: host, protocol: `${protocol}//`, reqTimeout: 20 } },
  });
  return {
    id: "tencent",
    async send({ id, recipient, template, locale, body }: SmsMessage) {
      const templateId = settings.templates[`${template}.${locale}`];
      if (!templateId) return { outcome: "refused", code: "no_template" };
      const code = await client
        .request("SendSms", {
          PhoneNumberSet: [`+86${recipient}`],
          SmsSdkAppId: settings.appId,
          SignName: settings.signName,
          TemplateId: templateId,
          TemplateParamSet: body.values,
          SessionContext: id,
        })
        .then((answer: SendSmsResponse) => answer.SendStatusSet?.[0]?.Code ?? "InternalError.NoStatus")
        .catch((error: { code?: string; name?: string }) => {
          if (error.code) return error.code;
          throw new Error(`the carrier of text messages was not reached (${error.name ?? "unknown"})`);
        });
      if (code === "Ok") return { outcome: "sent" };
      if (later.test(code) || !/^[A-Z][A-Za-z.]+$/.test(code)) {
        throw new Error(`the carrier of text messages asks to come later (${code.slice(0, 80)})`);
      }
      return { outcome: "refused", code };
    },
  };
}
