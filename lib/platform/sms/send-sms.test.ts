import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { queueSms } from "./queue-sms";
import { sendSms } from "./send-sms";
import { listSmsOutbox } from "./sms-outbox";
import { tencentSms } from "./tencent-sms";

type Call = { action: string; authorization: string; body: Record<string, unknown> };
const calls: Call[] = [];
/** What the carrier says to the next messages; afterwards it takes them. */
const answers: ({ code: string } | { error: string } | "hang up")[] = [];
let server: Server;

const read = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = JSON.parse(await read(request)) as Record<string, unknown>;
    calls.push({
      action: String(request.headers["x-tc-action"]),
      authorization: String(request.headers.authorization),
      body,
    });
    const answer = answers.shift() ?? { code: "Ok" };
    if (answer === "hang up") return void response.destroy();
    response.setHeader("Content-Type", "application/json");
    response.end(
      JSON.stringify({
        Response: {
          RequestId: "r-1",
          ...("error" in answer
            ? { Error: { Code: answer.error, Message: "no" } }
            : { SendStatusSet: [{ Code: answer.code, SerialNo: "s" }] }),
        },
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
beforeEach(() => {
  calls.length = 0;
  answers.length = 0;
});

const carrier = (templates: Record<string, string> = { "identity_code.zh": "77001" }) =>
  tencentSms({
    secretId: "AKIDexample",
    secretKey: "secret-example",
    appId: "1400000000",
    signName: "朱印",
    templates,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
const queue = () =>
  transaction((tx) =>
    queueSms(tx, {
      recipient: "15400010037",
      template: "identity_code",
      locale: "zh",
      values: { code: "402913", minutes: 10 },
    }),
  );
const row = (id: string) => db().sms.findUniqueOrThrow({ where: { id } });

describe("text messages", () => {
  it("wait in the local outbox where nobody carries them, number and body encrypted in the row", async () => {
    const id = await queue();
    await sendSms({ smsId: id });
    const kept = await row(id);
    expect(kept).toMatchObject({ sentAt: null, failedAt: null, recipientMasked: "154****0037" });
    expect(Buffer.from(kept.bodyCipher!).includes("402913")).toBe(false);
    expect(Buffer.from(kept.recipientCipher).includes("15400010037")).toBe(false);
    const shown = (await listSmsOutbox()).find((one) => one.id === id);
    expect(shown).toMatchObject({ recipient: "15400010037", text: expect.stringContaining("402913") });
    env().loopback = false;
    expect(await listSmsOutbox()).toEqual([]);
    env().loopback = true;
  });

  it("go once, signed, by the approved template, and are then forgotten", async () => {
    const id = await queue();
    await sendSms({ smsId: id }, undefined, carrier());
    await sendSms({ smsId: id }, undefined, carrier());
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      action: "SendSms",
      authorization: expect.stringMatching(
        /^TC3-HMAC-SHA256 Credential=AKIDexample\/\d{4}-\d\d-\d\d\/\w+\/tc3_request, SignedHeaders=[a-z;-]+, Signature=[0-9a-f]{64}$/,
      ),
      body: {
        PhoneNumberSet: ["+8615400010037"],
        SmsSdkAppId: "1400000000",
        SignName: "朱印",
        TemplateId: "77001",
        TemplateParamSet: ["402913", "10"],
        SessionContext: id,
      },
    });
    expect(await row(id)).toMatchObject({ sentAt: expect.any(Date), bodyCipher: null });
  });

  it.each([{ code: "LimitExceeded.PhoneNumberThirtySecondLimit" }, { error: "InternalError" }, "hang up" as const])(
    "come again after %j",
    async (answer) => {
      answers.push(answer);
      const id = await queue();
      const failure = await sendSms({ smsId: id }, undefined, carrier()).catch((error: Error) => error.message);
      expect(failure).toMatch(/carrier/);
      expect(failure).not.toContain("154000");
      expect((await row(id)).bodyCipher).not.toBeNull();
      await sendSms({ smsId: id }, undefined, carrier());
      expect((await row(id)).sentAt).not.toBeNull();
    },
  );

  it.each([
    { code: "InvalidParameterValue.IncorrectPhoneNumber" },
    { error: "FailedOperation.TemplateIncorrectOrUnapproved" },
  ])("are given up, and forgotten, after %j", async (answer) => {
    answers.push(answer);
    const id = await queue();
    await sendSms({ smsId: id }, undefined, carrier());
    expect(await row(id)).toMatchObject({ failedAt: expect.any(Date), sentAt: null, bodyCipher: null });
  });

  it("are not sent without a template, or long after what they tell of", async () => {
    const [a, b] = [await queue(), await queue()];
    await sendSms({ smsId: a }, undefined, carrier({}));
    await sendSms({ smsId: b }, undefined, carrier(), new Date(Date.now() + 3_600_000));
    expect(calls).toEqual([]);
    for (const id of [a, b]) expect(await row(id)).toMatchObject({ failedAt: expect.any(Date), bodyCipher: null });
  });

  it("belong to the change they tell of: no change, no message", async () => {
    const before = await db().sms.count();
    await expect(
      transaction(async (tx) => {
        await queueSms(tx, {
          recipient: "15400010037",
          template: "identity_code",
          locale: "en",
          values: { code: "000000", minutes: 10 },
        });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await db().sms.count()).toBe(before);
  });
});
