import { expect, type Page } from "@playwright/test";
import { sandboxPeople } from "../../lib/domain/verification/sandbox/people";
import { signedUp } from "./backstage";

/** Someone in a browser of her own, as the sandbox register knows her. */
export type Person = {
  name: string;
  idNumber: string;
  mobile: string;
  card: string;
  email: string;
  password: string;
};

/**
 * Who plays where, as indexes of the register's people. Tests run side by side on one server, and each number can be
 * proven once, so nobody plays twice.
 */
export const cast = {
  journey: { sender: 0, signer: 21 },
  /** One a worker, up to four. */
  senders: 1,
  /** One a worker, up to four. */
  signers: 5,
  keyboard: 9,
  /** A long name with a dot in it. */
  phone: 18,
  passkey: 11,
  /** One for each way of proving a name. */
  methods: { mobile: 10, card: 12, alipay: 13, wechat: 14, eid: 15, miniProgram: 16, unhappy: 17, locked: 38 },
  organizations: { self: 19, representative: 22, operator: 29, letter: 30, licence: 31, member: 32 },
  payments: { in: 33, out: 34, locked: 35 },
  office: 36,
  officePayments: 39,
  organizationChanges: { operator: 40, phone: 41 },
  privacy: 37,
  photo: { desk: 42, hand: 43 },
  signatures: { phone: 44, seal: 45 },
  studio: { desk: 52, hand: 53 },
  signPassword: 46,
  faceIntent: 47,
} as const;

const matching = sandboxPeople.filter(({ behaviour, face }) => behaviour === "match" && !face);
// Against a server that keeps its people between runs, others must be taken in each.
const offset = Number(process.env.E2E_PEOPLE ?? 0);

/** A person of the sandbox register with a fresh address. */
export function person(index: number): Person {
  const one = matching[(index + offset) % matching.length];
  if (!one) throw new Error("the sandbox register is empty");
  const email = `person-${index}-${Math.random().toString(36).slice(2, 10)}@example.com`;
  const { name, idNumber, mobile, card } = one;
  return { name, idNumber, mobile, card, email, password: "correct horse battery" };
}

/** Opens the newest mail to an address in the local outbox. */
export async function openMail(page: Page, email: string, subject: RegExp): Promise<void> {
  await expect(async () => {
    await page.goto("/outbox");
    const lines = page.getByRole("listitem").filter({ hasText: email }).filter({ hasText: subject });
    await lines.first().getByRole("link").click({ timeout: 2_000 });
    await page.waitForURL(/\/outbox\/.+/);
  }).toPass({ timeout: 30_000 });
}

/** The path of a link in the newest mail to an address. */
export async function linkInMail(page: Page, email: string, subject: RegExp, part: string): Promise<string> {
  await openMail(page, email, subject);
  const href = await page.locator(`article a[href*="${part}"]`).first().getAttribute("href");
  if (!href) throw new Error(`no link with ${part} in the mail to ${email}`);
  return new URL(href, page.url()).pathname;
}

/** The six digits in the newest mail with a code. */
export async function codeInMail(page: Page, email: string): Promise<string> {
  await openMail(page, email, /code/i);
  const code = /\b(\d{6})\b/.exec(await page.locator("article").innerText())?.[1];
  if (!code) throw new Error(`no code in the mail to ${email}`);
  return code;
}

/** Has an account and is signed in, for tests that are not about signing up. Ends at the contracts. */
export async function signUp(page: Page, { email, password }: Person): Promise<void> {
  const { hostname } = new URL(process.env.E2E_ORIGIN as string);
  const place = { domain: hostname, path: "/", httpOnly: true, secure: true, sameSite: "Lax" as const };
  await page.context().addCookies([{ ...(await signedUp(email, password)), ...place }]);
  await page.goto("/contracts");
}

/** Signs up by e-mail and password and follows the link in the mail. */
export async function signUpByHand(page: Page, { email, password }: Person): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto(await linkInMail(page, email, /confirm/i, "/confirm/"));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await page.waitForURL(/\/contracts/);
}

/** Has the name proven by name and identity number; starts on the identity page. */
export async function proveName(page: Page, { name, idNumber }: Person): Promise<void> {
  await page.getByRole("textbox", { name: "Full name" }).fill(name);
  await page.getByRole("textbox", { name: "Identity number" }).fill(idNumber);
  await expect(page.getByText("The number is well formed.")).toBeVisible();
  await page.getByRole("checkbox", { name: /I agree/ }).check();
  await page.getByRole("button", { name: "Check my name" }).click();
  await expect(page.getByRole("heading", { name: "Your name is proven" })).toBeVisible();
}

/** Has the name proven by a phone in hand; starts on that way's page. A name that is proven already is not typed. */
export async function proveByPhone(page: Page, { name, idNumber, mobile }: Person): Promise<void> {
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: /^Prove your name by/ })).toBeVisible();
  const fullName = main.getByRole("textbox", { name: "Full name" });
  if (await fullName.isVisible()) {
    await fullName.fill(name);
    await main.getByRole("textbox", { name: "Identity number" }).fill(idNumber);
  }
  await main.getByRole("textbox", { name: "Mobile number" }).fill(mobile);
  await page.getByRole("checkbox", { name: /I agree/ }).check();
  await main.getByRole("button", { name: "Check and send a code" }).click();
  await expect(page.getByRole("heading", { name: "Type the code" })).toBeVisible();
  await page.getByLabel("Code with six digits").fill(await codeOnPhone(page, mobile));
  await expect(page.getByRole("heading", { name: "Your name is proven" })).toBeVisible();
}

/** The newest code to a phone, from the local outbox. */
async function codeOnPhone(page: Page, mobile: string): Promise<string> {
  const outbox = await page.context().newPage();
  await outbox.goto("/outbox");
  const text = await outbox.getByRole("listitem").filter({ hasText: mobile }).first().innerText();
  await outbox.close();
  const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
  if (!code) throw new Error(`no code came to ${mobile}`);
  return code;
}

/**
 * Walks from name to certificate to signature; starts on the identity page.
 * @param prove how the name is proven; by numbers unless given
 */
export async function becomeSigner(page: Page, one: Person, prove = proveName): Promise<void> {
  await prove(page, one);
  await page.getByRole("link", { name: "Get my certificate" }).click();
  await page.getByRole("checkbox", { name: /I agree/ }).check();
  await page.getByRole("button", { name: "Make my certificate" }).click();
  await expect(page.getByRole("heading", { name: "Your certificate" })).toBeVisible();
  await page.getByRole("link", { name: "Make my signature" }).click();
  await page.waitForURL(/\/signature/);
}

/** Draws a wave on the pad and keeps it. */
export async function drawSignature(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Draw" }).click();
  const surface = page
    .getByRole("img", { name: /Drawing area/ })
    .or(page.locator("[data-pad]"))
    .first();
  const box = await surface.boundingBox();
  if (!box) throw new Error("there is no drawing area");
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.6);
  await page.mouse.down();
  for (let step = 1; step <= 40; step++) {
    const x = box.x + box.width * (0.2 + (0.6 * step) / 40);
    await page.mouse.move(x, box.y + box.height * (0.5 + 0.25 * Math.sin(step / 3)));
  }
  await page.mouse.up();
  await page.getByRole("button", { name: "Use it" }).click();
}

/** Has the proven name written in the first hand and keeps it. */
export async function writeSignature(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Write my name" }).click();
  await page.getByRole("button", { name: "Keep this one" }).click();
}
