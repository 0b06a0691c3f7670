import type { Actor, Visitor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { listOutbox, readOutboxMail } from "@/lib/platform/mail/local-outbox";
import { hashPassword } from "./password-hash";
import { type SignedIn, signedIn } from "./signed-in";

/** What the tests of this folder share. Never imported by the application. */
export const goodPassword = "lantern under the old bridge";

export const visitor = (address = "203.0.113.9"): Visitor => ({ address, userAgent: "Test/1", locale: "en" });

let hash: Promise<string> | undefined;

/** A confirmed account with `goodPassword`. */
export async function makeAccount(
  email: string,
  confirmed = true,
): Promise<{ id: string; email: string; locale: string }> {
  hash ??= hashPassword(goodPassword);
  return db().account.create({
    data: { id: newId(), email, passwordHash: await hash, emailConfirmedAt: confirmed ? new Date() : null },
  });
}

/** The account's owner, signed in. */
export async function makeActor(email: string, address = "203.0.113.9"): Promise<Actor> {
  const account = await makeAccount(email);
  return actorOf(await signedIn(db(), visitor(address), account, new Date()), email, address);
}

export const actorOf = ({ session, locale }: SignedIn, email: string, address = "203.0.113.9"): Actor => ({
  ...session,
  email,
  locale,
  address,
  userAgent: "Test/1",
});

/** The latest mail to an address, and the token of the link in it. */
export async function lastMail(recipient: string) {
  const line = (await listOutbox()).find((mail) => mail.recipient === recipient);
  const mail = line && (await readOutboxMail(line.id));
  if (!mail) throw new Error(`no mail to ${recipient}`);
  const link = /https?:\/\/\S+/.exec(mail.text)?.[0] ?? "";
  return { ...mail, link, token: /\/(?:confirm|reset|s)\/([A-Za-z0-9_-]{43})/.exec(link)?.[1] ?? "" };
}

/** How many of many calls at once came through, and what the others were told. */
export async function race<T>(times: number, call: (index: number) => Promise<T>) {
  const outcomes = await Promise.allSettled(Array.from({ length: times }, (_, index) => call(index)));
  return {
    won: outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : [])),
    refused: outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [String(outcome.reason.code)] : [])),
  };
}
