import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Browser, type BrowserContextOptions, test as base, type Page } from "@playwright/test";
import { madeSigner } from "./backstage";
import { cast, type Person, person, signUp } from "./people";

/** Somebody who has all that signing needs, and how to come back into her session. */
export type Member = Person & { session: Exclude<BrowserContextOptions["storageState"], string | undefined> };

/**
 * For tests that are not about becoming a signer: one sender and one signer for each worker, made when they are first
 * asked for.
 */
export const test = base.extend<object, { sender: Member; signer: Member }>({
  sender: [
    async ({ browser }, use, { parallelIndex }) => use(await member(browser, cast.senders + parallelIndex)),
    { scope: "worker" },
  ],
  signer: [
    async ({ browser }, use, { parallelIndex }) => use(await member(browser, cast.signers + parallelIndex)),
    { scope: "worker" },
  ],
});

async function member(browser: Browser, index: number): Promise<Member> {
  // Kept in a file: a worker that starts again after a failure could not prove the same number once more.
  const file = path.join(process.env.E2E_RUN ?? "", `member-${index}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Member;
  const one = person(index);
  // What is made for a worker knows nothing of the settings for tests.
  const context = await browser.newContext({
    baseURL: process.env.E2E_ORIGIN,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
  });
  const page = await context.newPage();
  await signUp(page, one);
  await madeSigner(one.email, one.name, one.idNumber);
  const made = { ...one, session: await context.storageState() };
  await context.close();
  writeFileSync(file, JSON.stringify(made));
  return made;
}

/** A page in a browser of her own, signed in. */
export async function pageOf(browser: Browser, who: Member, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext({ storageState: who.session, ...options })).newPage();
}
