import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { type Handlers, startWorker } from "@/lib/platform/outbox/worker";
import { isOutboxOpen, listOutbox, readOutboxMail } from "./local-outbox";
import { queueMail } from "./queue-mail";
import { sendMail } from "./send-mail";

const received: ParsedMail[] = [];
const envelopes: string[][] = [];
/** What the server says to the next messages, in order; afterwards it takes them. */
const answers: { code: number; text: string; afterStoring?: boolean }[] = [];

const options: SMTPServerOptions = {
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  logger: false,
  onData(stream, session, done) {
    simpleParser(stream).then((mail) => {
      const answer = answers.shift();
      if (!answer || answer.afterStoring) {
        received.push(mail);
        envelopes.push(session.envelope.rcptTo.map((to) => to.address));
      }
      done(answer ? Object.assign(new Error(answer.text), { responseCode: answer.code }) : null);
    }, done);
  },
};
const server = new SMTPServer(options);

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  env().SMTP_URL = `smtp://127.0.0.1:${port}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
beforeEach(() => {
  received.length = 0;
  envelopes.length = 0;
  answers.length = 0;
});

const link = "http://localhost:3000/s/abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE";
const invite = (recipient = "bo@example.com", title = "Supply agreement") =>
  transaction((tx) =>
    queueMail(tx, {
      recipient,
      template: "invitation",
      locale: "en",
      values: { asked: "signature", sender: "Lin Yutang", title, message: "Please sign by Friday.\nThank you.", link },
    }),
  );

describe("sending", () => {
  it("says the whole mail to a real server, once, and then forgets the body", async () => {
    const id = await invite();
    await sendMail({ mailId: id });
    await sendMail({ mailId: id });
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail?.messageId).toBe(`<${id}@localhost>`);
    expect(mail?.subject).toBe("Lin Yutang asks you to sign: Supply agreement");
    expect(mail?.from?.text).toBe('"Vermilion" <no-reply@localhost>');
    expect(envelopes).toEqual([["bo@example.com"]]);
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail?.text).toContain(link);
    expect(mail?.text).toContain("> Please sign by Friday.\n> Thank you.");
    expect(mail?.html).toContain(`href="${link}"`);
    expect(await db().mail.findUniqueOrThrow({ where: { id } })).toMatchObject({
      bodyCipher: null,
      sentAt: expect.any(Date),
      failedAt: null,
    });
  });

  it("keeps Chinese whole", async () => {
    const id = await transaction((tx) =>
      queueMail(tx, {
        recipient: "bo@example.com",
        template: "contract_completed",
        locale: "zh",
        values: { title: "二〇二六年度供货协议（𠮷野）", link },
      }),
    );
    await sendMail({ mailId: id });
    expect(received[0]?.subject).toBe("全部签署完成：二〇二六年度供货协议（𠮷野）");
    expect(received[0]?.text).toContain("《二〇二六年度供货协议（𠮷野）》已签署完成");
  });

  it("cannot be made to write to others by a title or an address", async () => {
    const id = await invite("bo@example.com", "A\r\nBcc: victim@evil.example\r\n\r\nbody");
    await sendMail({ mailId: id });
    expect(received[0]?.bcc).toBeUndefined();
    expect(received[0]?.subject).toBe("Lin Yutang asks you to sign: A Bcc: victim@evil.example body");
    const two = await invite("bo@example.com, victim@evil.example");
    await sendMail({ mailId: two }).catch(() => {});
    expect(envelopes.flat()).not.toContain("victim@evil.example");
  });

  it("comes again after a 'later', under the same id, through the worker", async () => {
    answers.push({ code: 451, text: "greylisted" });
    const id = await invite();
    const worker = startWorker({ "mail.send": sendMail } as unknown as Handlers);
    try {
      await waitFor(async () => (await db().outboxTask.findFirst({ where: { key: `mail.send:${id}` } }))?.lastError);
      expect(received).toHaveLength(0);
      expect(await db().mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ sentAt: null, failedAt: null });
      await waitFor(() => Promise.resolve(received.length > 0));
    } finally {
      await worker.drain();
      await worker.stop();
    }
    expect(received.map((mail) => mail.messageId)).toContain(`<${id}@localhost>`);
    expect(received.filter((mail) => mail.messageId === `<${id}@localhost>`)).toHaveLength(1);
  });

  it("is recognized as the same mail when the server's yes was lost", async () => {
    answers.push({ code: 451, text: "lost", afterStoring: true });
    const id = await invite();
    await expect(sendMail({ mailId: id })).rejects.toThrow("(451)");
    await sendMail({ mailId: id });
    expect(received.map((mail) => mail.messageId)).toEqual([`<${id}@localhost>`, `<${id}@localhost>`]);
  });

  it("ends with a 'never', without its body and without another try", async () => {
    answers.push({ code: 550, text: "no such user" });
    const id = await invite("nobody@example.com");
    await sendMail({ mailId: id });
    await sendMail({ mailId: id });
    expect(received).toHaveLength(0);
    expect(await db().mail.findUniqueOrThrow({ where: { id } })).toMatchObject({
      bodyCipher: null,
      sentAt: null,
      failedAt: expect.any(Date),
    });
  });

  it("fails for now when there is no server, and says no address in its error", async () => {
    const id = await invite("secret.person@example.com");
    const url = env().SMTP_URL;
    env().SMTP_URL = "smtp://127.0.0.1:1";
    await expect(sendMail({ mailId: id })).rejects.toThrow(/^the mail server did not take the mail \(\w+\)$/);
    env().SMTP_URL = url;
    expect((await db().mail.findUniqueOrThrow({ where: { id } })).bodyCipher).not.toBeNull();
  });

  it("belongs to the change it tells of: no change, no mail", async () => {
    const before = await db().mail.count();
    await expect(
      transaction(async (tx) => {
        const values = { link };
        await queueMail(tx, { recipient: "bo@example.com", template: "confirm_email", locale: "en", values });
        throw new Error("the change failed");
      }),
    ).rejects.toThrow("the change failed");
    expect(await db().mail.count()).toBe(before);
    expect(await db().outboxTask.count({ where: { topic: "mail.send" } })).toBe(before);
  });
});

describe("the local outbox", () => {
  it("is closed where mails are really sent, and where the site is not this machine", async () => {
    const id = await invite();
    expect(isOutboxOpen()).toBe(false);
    expect(await listOutbox()).toEqual([]);
    expect(await readOutboxMail(id)).toBeNull();
    const { SMTP_URL } = env();
    env().SMTP_URL = undefined;
    try {
      expect((await listOutbox())[0]).toMatchObject({ id, recipient: "bo@example.com" });
      expect((await readOutboxMail(id))?.text).toContain(link);
      await sendMail({ mailId: id });
      expect(await readOutboxMail(id)).not.toBeNull();
      env().loopback = false;
      expect(await listOutbox()).toEqual([]);
      expect(await readOutboxMail(id)).toBeNull();
    } finally {
      env().loopback = true;
      env().SMTP_URL = SMTP_URL;
    }
  });
});

async function waitFor(condition: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("waited for 30 seconds in vain");
}
