import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { sandboxPeople } from "../../lib/domain/verification/sandbox/people";
import { LOCALE_COOKIE } from "../../lib/platform/i18n/locales";
import { joined, madeOrganization, madeSeal } from "./backstage";
import { backdated, placeAndSign, prepareSample, sendSample } from "./contracts";
import { type Member, pageOf, test as withMembers } from "./member";
import { linkInMail, person, signUp } from "./people";

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
/** Each walk is in one language; the colours of day and night are both looked at on every page of it. */
type Language = "en" | "zh";

/** What the pages need to have something to show, made once a worker. */
type Scenes = {
  draft: string;
  /** Out, with the sender and two others to sign. */
  out: string;
  room: string;
  linkOfSigner: string;
  linkOfStranger: string;
  signed: string;
  signedRoom: string;
  file: Buffer;
  withdrawnRoom: string;
  otherName: string;
};

const test = withMembers.extend<object, { scenes: Scenes }>({
  scenes: [
    async ({ browser, sender, signer }, use, { parallelIndex }) =>
      use(await makeScenes(browser, sender, signer, parallelIndex)),
    { scope: "worker", timeout: 180_000 },
  ],
});

test("open to anyone", async ({ browser, scenes }) => {
  const page = await (await browser.newContext(seen)).newPage();
  await speak(page, "zh");
  const token = "a".repeat(43);
  const paths = ["/", "/sign-up", "/sign-in", "/forgot", `/confirm/${token}`, `/reset/${token}`, `/s/${token}`];
  for (const path of [...paths, scenes.linkOfSigner, scenes.linkOfStranger, "/nowhere"]) await visit(page, path);
  await page.goto("/outbox");
  await clean(page, "outbox");
  await page.getByRole("listitem").getByRole("link").first().click();
  await page.waitForURL(/\/outbox\/.+/);
  await clean(page, "a mail");
  await page.goto("/sign-up");
  await page.locator("main button[type=submit]").click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  await clean(page, "sign-up, refused");
  await page.goto("/forgot");
  await page.locator("input[name=email]").fill("nobody@example.com");
  await page.locator("main button[type=submit]").click();
  await expect(page.locator("input[name=email][type=hidden]")).toBeAttached();
  await clean(page, "check your mail");
});

test("verify", async ({ browser, scenes }) => {
  const page = await (await browser.newContext(seen)).newPage();
  await speak(page, "en");
  await visit(page, "/verify");
  for (const [name, buffer] of [
    ["changed.pdf", backdated(scenes.file)],
    ["signed.pdf", scenes.file],
  ] as const) {
    await page.goto("/verify");
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/pdf", buffer });
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await clean(page, `verify: ${name}`);
  }
  for (const tab of (await page.getByRole("tab").all()).slice(1)) {
    await tab.click();
    await clean(page, `verify: ${await tab.innerText()}`);
  }
});

test("proving a name", async ({ browser, sender }) => {
  const page = await (await browser.newContext(seen)).newPage();
  await signUp(page, person(0));
  await speak(page, "en");
  const ways = ["methods", "document_review"].map((way) => `/identity/${way}`);
  for (const path of ["/contracts", "/identity", "/certificate", "/signature", ...ways]) await visit(page, path);
  await page.locator("form button[type=submit]").click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  await clean(page, "a document, refused");
  await inAnApp(page, sandboxPeople.find((one) => one.face === "never")!);
  await page.goto("/identity/identity_number");
  await page.locator("summary").first().click();
  await page.locator("summary").last().click();
  await page.locator("form button[type=submit]").click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  await clean(page, "identity, not agreed");
  await page.locator("input[type=checkbox]").check();
  const asked = ["limit", "no_record", "mismatch"].map((one) => sandboxPeople.find((p) => p.behaviour === one)!);
  let told = "";
  for (const one of [...asked, sender, ...Array<(typeof asked)[number]>(4).fill(asked[2]!)]) {
    await page.locator("input[name=name]").fill(one.name);
    await page.locator("input[name=idNumber]").fill(one.idNumber);
    const submit = page.locator("form button[type=submit]");
    await submit.click();
    await expect(page.locator("form [role=alert], form [role=status]").first()).toBeVisible();
    await expect(submit).not.toHaveAttribute("aria-busy", "true");
    const locked = await submit.isDisabled();
    if (locked || one.name !== told) await clean(page, `identity: ${one.name}${locked ? ", locked" : ""}`);
    if (locked) return;
    told = one.name;
  }
  throw new Error("the tries do not end");
});

test("of an account", async ({ browser, sender, scenes }) => {
  const page = await pageOf(browser, sender, seen);
  await speak(page, "zh");
  const tabs = ["others", "drafts", "ended"].map((tab) => `/contracts?tab=${tab}`);
  const own = ["/identity", "/certificate", "/signature", "/settings", "/organizations", "/organizations/new"];
  const paths = [
    "/contracts/new",
    "/contracts/several",
    "/templates",
    "/templates/new",
    "/t/nothing",
    "/verify/nothing",
    ...own,
    "/office",
    "/sign-out",
  ];
  for (const path of [...tabs, ...paths, `/identity?next=${scenes.room}`, `/signature?next=${scenes.room}`])
    await visit(page, path);
});

test("of an organization's seals", async ({ browser, sender }) => {
  const id = await madeOrganization(sender.email, `无障碍${Math.random().toString(36).slice(2, 8)}有限公司`);
  const sealId = await madeSeal(sender.email, id, "contract");
  await joined(await clerk(browser), id);
  const page = await pageOf(browser, sender, seen);
  await speak(page, "zh");
  const seals = `/organizations/${id}/seals`;
  await visit(page, seals);
  for (const path of ["new", "new/official", `${sealId}/change`, "upload", "import"])
    await visit(page, `${seals}/${path}`);
  for (const path of [`/organizations/${id}`, "/approvals", `${seals}/${sealId}`]) await visit(page, path);
  await page.getByRole("button", { name: "授权使用" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await clean(page, "giving leave");
  await page.getByRole("dialog").locator("footer button").first().click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
  await clean(page, "giving leave, refused");
});

/** The address of somebody who has an account and nothing else. */
async function clerk(browser: Browser): Promise<string> {
  const one = person(0);
  const page = await (await browser.newContext()).newPage();
  await signUp(page, one);
  await page.context().close();
  return one.email;
}

test("of a contract", async ({ browser, sender, scenes }) => {
  const page = await pageOf(browser, sender, seen);
  await speak(page, "zh");
  for (const path of [scenes.out, `${scenes.out}/read`, scenes.signed, scenes.signedRoom]) await visit(page, path);
  for (const path of [scenes.withdrawnRoom, scenes.otherName, scenes.linkOfSigner, "/contracts/nowhere"])
    await visit(page, path);
  await page.goto(scenes.out);
  await page.locator("main ol button").last().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await clean(page, "correcting a name");
});

test("writing a contract", async ({ browser, sender }) => {
  const page = await pageOf(browser, sender, seen);
  await speak(page, "zh");
  await page.goto("/contracts/new");
  await page.getByRole("button", { name: "服务合同" }).click();
  await page.waitForURL(/\/write\//);
  await expect(page.getByRole("textbox", { name: "合同正文" })).toBeVisible();
  await clean(page, "the text");
  await page.getByRole("radio", { name: "页面" }).click();
  await expect(page.getByRole("region", { name: "第 1 页" })).toBeVisible({ timeout: 30_000 });
  await clean(page, "the pages");
});

test("preparing and signing", async ({ browser, sender, scenes }) => {
  const page = await pageOf(browser, sender, seen);
  await speak(page, "en");
  for (const step of ["parties", "fields", "review"]) await visit(page, `${scenes.draft}?step=${step}`);
  await page.goto(`${scenes.draft}?step=fields`);
  await page.locator("[data-page] [role=button]").first().focus();
  await clean(page, "a selected field");
  await visit(page, scenes.room);
  // Larger than a phone, the one button is the last of the steps.
  await page.locator("[data-page] button").first().click();
  const next = page.locator("footer button").last();
  await next.click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await clean(page, "the last confirmation");
  await page.getByRole("dialog").getByRole("button", { name: "Send me a code to confirm" }).click();
  await expect(page.getByRole("dialog").locator("input")).toBeVisible();
  await clean(page, "the last confirmation, code sent");
  await page.getByRole("dialog").locator("input").fill("000000");
  await page.getByRole("dialog").locator("button[type=submit]").click();
  await expect(page.getByRole("dialog").locator("[aria-invalid=true]")).toBeVisible();
  await clean(page, "the last confirmation, wrong code");
});

/** A comparison of faces that waits, and the sandbox's app; afterwards it is stopped. */
async function inAnApp(page: Page, { name, idNumber }: { name: string; idNumber: string }): Promise<void> {
  await page.goto("/identity/alipay_face");
  await page.locator("input[name=name]").fill(name);
  await page.locator("input[name=idNumber]").fill(idNumber);
  await page.locator("input[type=checkbox]").check();
  await page.locator("form button[type=submit]").click();
  const link = page.locator('a[href*="/sandbox/face/"]').first();
  await link.waitFor({ state: "attached" });
  await clean(page, "waiting for a face");
  await visit(page, (await link.getAttribute("href"))!);
  await page.goto("/identity");
  await page.locator("main button").last().click();
  await page.waitForURL(/\/identity\/methods/);
}

const seen: BrowserContextOptions = { reducedMotion: "reduce", colorScheme: "light" };

async function speak(page: Page, language: Language): Promise<void> {
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: language, url: process.env.E2E_ORIGIN ?? "" }]);
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("h1").first()).toBeAttached();
  await clean(page, path);
}

type AxeOptions = Parameters<AxeBuilder["options"]>[0];
// What axe would say of all that is in order takes as long as the looking.
const everyRule: AxeOptions = { resultTypes: ["violations"], preload: false };
/** What other colours can change of a page. */
const colourRules: AxeOptions = { ...everyRule, runOnly: ["color-contrast"] };

/** Asks axe, on a desk by day and by night, and in the hand; nothing may stick out at the side either. */
async function clean(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await ask(page, everyRule, `${name} at ${size.width}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(wide, `${name} sticks out at ${size.width}`).toBeLessThanOrEqual(size.width);
  }
  await page.setViewportSize(sizes[0]!);
  await page.emulateMedia({ colorScheme: "dark" });
  // The new colours are there once a frame has been drawn with them.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await ask(page, colourRules, `${name} by night`);
  await page.emulateMedia({ colorScheme: "light" });
}

async function ask(page: Page, options: AxeOptions, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(options).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  expect.soft(found, where).toEqual([]);
}

async function makeScenes(browser: Browser, sender: Member, signer: Member, worker: number): Promise<Scenes> {
  const context = { baseURL: process.env.E2E_ORIGIN, locale: "en-GB", viewport: sizes[0]! };
  const page = await pageOf(browser, sender, context);
  const stranger = { name: "Mary Ann Temple", email: person(0).email };
  const hrefOf = async (name: string | RegExp) =>
    (await page.getByRole("link", { name }).first().getAttribute("href"))!;

  await prepareSample(page, `Draft ${worker}`, signer);
  await page.getByRole("button", { name: "Signature", exact: true }).click();
  await page.getByRole("button", { name: "Text", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const draft = new URL(page.url()).pathname;

  const title = `Out ${worker}`;
  const out = await sendSample(page, title, sender, signer, stranger);
  const room = await hrefOf("Read and sign");
  const linkOfSigner = await linkInMail(page, signer.email, new RegExp(title), "/s/");
  const linkOfStranger = await linkInMail(page, stranger.email, new RegExp(title), "/s/");

  const withdrawn = await sendSample(page, `Withdrawn ${worker}`, sender);
  const withdrawnRoom = await hrefOf("Read and sign");
  await page.goto(withdrawn);
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("button", { name: "Withdraw the contract" }).click();
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();

  await sendSample(page, `Named otherwise ${worker}`, { name: "Somebody Else", email: sender.email });
  const otherName = await hrefOf("Read and sign");

  const signed = await sendSample(page, `Signed ${worker}`, sender);
  const signedRoom = await hrefOf("Read and sign");
  await page.goto(signedRoom);
  await placeAndSign(page, sender);
  await page.goto(signed);
  const file = await (await page.request.get(await hrefOf(/^Download .*\.pdf/))).body();
  await page.context().close();
  return { draft, out, room, linkOfSigner, linkOfStranger, signed, signedRoom, file, withdrawnRoom, otherName };
}
