import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { sandboxPeople } from "../../lib/domain/verification/sandbox/people";
import { backstage } from "./backstage";
import { cast, type Person, person, signUp } from "./people";

test.describe.configure({ mode: "parallel" });

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};
const proven = (page: Page) => expect(page.getByRole("heading", { name: "Your name is proven" })).toBeVisible();
const mainButton = (page: Page, name: string | RegExp) => page.getByRole("main").getByRole("button", { name });

/** From the usual form to another way, by the pages themselves. */
async function choose(page: Page, name: string | RegExp): Promise<void> {
  await page.goto("/identity");
  await page.getByRole("link", { name: "Use another way" }).click();
  await page.getByRole("list", { name: "Ways to prove your name" }).getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { name: /^Prove your name by/ })).toBeVisible();
}

async function fill(page: Page, one: Partial<Person>): Promise<void> {
  const box = (name: string) => page.getByRole("main").getByRole("textbox", { name });
  if (one.name) await box("Full name").fill(one.name);
  if (one.idNumber) await box("Identity number").fill(one.idNumber);
  if (one.card) await box("Bank card number").fill(one.card);
  if (one.mobile) await box("Mobile number").fill(one.mobile);
}
const agree = (page: Page) => page.getByRole("checkbox", { name: /I agree/ }).check();

/** The newest code to a phone, from the local outbox. */
async function codeTo(browser: Browser, mobile: string): Promise<string> {
  const page = await (await browser.newContext()).newPage();
  let text = "";
  // The page was asked for as soon as the button was pressed, and does not change by itself.
  await expect(async () => {
    await page.goto("/outbox");
    text = await page.getByRole("listitem").filter({ hasText: mobile }).first().innerText({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await page.context().close();
  return /\d{6}/.exec(text)![0];
}

/** Where the QR code and the button lead. */
async function handoffOf(page: Page): Promise<string> {
  const link = page.locator('a[href*="/sandbox/"]').first();
  await link.waitFor({ state: "attached" });
  return (await link.getAttribute("href"))!;
}

test("by a mobile number: a wrong phone, a wrong code, the right one; and then by a face without typing again", async ({
  page,
  browser,
}) => {
  const one = person(cast.methods.mobile);
  const other = sandboxPeople.find(({ idNumber }) => idNumber === person(0).idNumber)!;
  await signUp(page, one);
  await choose(page, /^Mobile number/);
  await fill(page, { ...one, card: "", mobile: other.mobile });
  await agree(page);
  await mainButton(page, "Check and send a code").click();
  await expect(page.getByText("This phone is not registered under this name")).toBeVisible();
  await fill(page, { mobile: one.mobile });
  await mainButton(page, "Check and send a code").click();
  await expect(page.getByRole("heading", { name: "Type the code" })).toBeVisible();
  const code = await codeTo(browser, one.mobile);
  const input = page.getByLabel("Code with six digits");
  await input.fill(String((Number(code) + 1) % 1_000_000).padStart(6, "0"));
  await expect(page.getByText(/This is not the code. 4 tries are left/)).toBeVisible();
  await input.fill(code);
  await proven(page);
  await expect(page.getByText("Name and number match, and your phone was in hand")).toBeVisible();
  await expect(page.getByText(`154****${one.mobile.slice(-4)}`)).toBeVisible();

  await page.getByRole("link", { name: "Prove it more surely" }).click();
  await page.getByRole("link", { name: /E-Zhengtong/ }).click();
  await expect(page.getByText("The same name and document as you have proven:")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Identity number" })).toHaveCount(0);
  await agree(page);
  await mainButton(page, "Go on with WeChat").click();
  await page.goto(await handoffOf(page));
  await mainButton(page, "The face matches").click();
  await expect(page.getByText("By face, or by two people who saw your document")).toBeVisible();
});

test("by a bank card; the phone is the one at the bank", async ({ page, browser }) => {
  const one = person(cast.methods.card);
  await signUp(page, one);
  await choose(page, /^Bank card/);
  await fill(page, { ...one, card: "9999990000012345778" });
  await page.getByRole("textbox", { name: "Bank card number" }).blur();
  await expect(page.getByText(/The last digit does not fit/)).toBeVisible();
  await fill(page, { card: one.card });
  await agree(page);
  await mainButton(page, "Check and send a code").click();
  await page.getByLabel("Code with six digits").fill(await codeTo(browser, one.mobile));
  await proven(page);
});

test("by a face with Alipay: the computer follows along while the phone goes on", async ({ page, browser }) => {
  const one = person(cast.methods.alipay);
  await signUp(page, one);
  await choose(page, /Alipay/);
  await expect(page.getByText("Your face is never the only way", { exact: false })).toBeVisible();
  await fill(page, { name: one.name, idNumber: one.idNumber });
  await mainButton(page, "Go on with Alipay").click();
  await expect(page.getByText("Your face may be compared only if you agree.")).toBeVisible();
  await agree(page);
  await mainButton(page, "Go on with Alipay").click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();

  const inHand = await (await browser.newContext(phone)).newPage();
  await inHand.goto(await handoffOf(page));
  await expect(inHand.getByText("Fictitious Alipay")).toBeVisible();
  await mainButton(inHand, "Close the app without finishing").tap();
  await expect(inHand.getByRole("heading", { name: "The app is closed" })).toBeVisible();
  await expect(page.getByText("Waiting for the result")).toBeVisible();
  await inHand.goto(await handoffOf(page));
  await mainButton(inHand, "The face matches").tap();
  // The app's browser is nobody's: it learns nothing, and the computer notices by itself.
  await expect(inHand.getByRole("heading", { name: "Back from the comparison" })).toBeVisible();
  await expect(inHand.getByText(one.name)).toHaveCount(0);
  await proven(page);
});

test("by a face in WeChat, on the phone itself: stopped, not matching, then matching", async ({ browser }) => {
  const one = person(cast.methods.wechat);
  const page = await (await browser.newContext(phone)).newPage();
  await signUp(page, one);
  await choose(page, /^Face, in WeChat/);
  const begin = async () => {
    await fill(page, { name: one.name, idNumber: one.idNumber });
    await agree(page);
    await mainButton(page, "Go on with WeChat").tap();
    const open = page.getByRole("link", { name: "Open WeChat" });
    await expect(open).toBeVisible();
    await expect(page.getByRole("img", { name: /QR code/ })).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await open.tap();
    await expect(page.getByText("Fictitious WeChat")).toBeVisible();
  };
  await begin();
  await mainButton(page, "Stop here").tap();
  await expect(page.getByText(/The check was stopped|The time for this check ran out/)).toBeVisible();
  await begin();
  await mainButton(page, "The face does not match").tap();
  await expect(page.getByText("The faces could not be matched")).toBeVisible();
  await expect(page.getByText(/4 tries are left today/)).toBeVisible();
  await begin();
  await mainButton(page, "The face matches").tap();
  await proven(page);
});

test("by a face in a WeChat mini program", async ({ page }) => {
  const one = person(cast.methods.miniProgram);
  await signUp(page, one);
  await choose(page, /^Face, in a WeChat mini program/);
  await fill(page, { name: one.name, idNumber: one.idNumber });
  await agree(page);
  await mainButton(page, "Go on with WeChat").click();
  await page.goto(await handoffOf(page));
  await mainButton(page, "The face matches").click();
  await proven(page);
});

test("a face that takes too long is over and says nothing about anybody; another way is open", async ({ page }) => {
  const one = person(cast.methods.eid);
  await signUp(page, one);
  await choose(page, /E-Zhengtong/);
  await fill(page, { name: one.name, idNumber: one.idNumber });
  await agree(page);
  await mainButton(page, "Go on with WeChat").click();
  const link = await handoffOf(page);
  await backstage("expire", one.email);
  await expect(page.getByText("The time for this check ran out")).toBeVisible();
  // What comes too late changes nothing.
  const late = await page.context().newPage();
  await late.goto(link);
  await mainButton(late, "The face matches").click();
  await late.waitForURL(/\/identity(\?|$)/);
  await expect(late.getByText("The time for this check ran out")).toBeVisible();

  await page.goto("/identity/tencent_eid");
  await fill(page, { name: one.name, idNumber: one.idNumber });
  await agree(page);
  await mainButton(page, "Go on with WeChat").click();
  await handoffOf(page);
  await mainButton(page, "Use another way").click();
  await page.getByRole("link", { name: /^Name and identity number/ }).click();
  await fill(page, { name: one.name, idNumber: one.idNumber });
  await agree(page);
  await mainButton(page, "Check my name").click();
  await proven(page);
});

test("somebody whom no register knows is told so, kindly, in each way", async ({ page }) => {
  const unknown = sandboxPeople.find(({ behaviour }) => behaviour === "no_record")!;
  const one = { ...person(cast.methods.unhappy), ...unknown };
  await signUp(page, one);
  await choose(page, /^Mobile number/);
  await fill(page, { name: one.name, idNumber: one.idNumber, mobile: one.mobile });
  await agree(page);
  await mainButton(page, "Check and send a code").click();
  await expect(page.getByText("The register has no record of this number")).toBeVisible();
  await expect(page.getByText(/does not mean that you did anything wrong/)).toBeVisible();
  await choose(page, /^Face, in WeChat/);
  await fill(page, { name: one.name, idNumber: one.idNumber });
  await agree(page);
  await mainButton(page, "Go on with WeChat").click();
  await page.goto(await handoffOf(page));
  await mainButton(page, "The face matches").click();
  await page.waitForURL(/\/identity(\?|$)/);
  await expect(page.getByText("The register did not answer")).toBeVisible();
  await expect(page.getByText(/No try was used up/)).toBeVisible();
});

test("a provider that answers falsely, oddly, late or twice proves nothing and blames nobody", async ({ page }) => {
  const odd = (face: string) => sandboxPeople.find((one) => one.face === face)!;
  await signUp(page, person(cast.methods.unhappy));
  await choose(page, /Alipay/);
  const begin = async ({ name, idNumber }: { name: string; idNumber: string }) => {
    await fill(page, { name, idNumber });
    await agree(page);
    await mainButton(page, "Go on with Alipay").click();
  };
  await begin(odd("bad_signature"));
  await expect(page.getByText("The register did not answer")).toBeVisible();

  await page.reload();
  await begin(odd("unknown_code"));
  await page.goto(await handoffOf(page));
  await mainButton(page, "The face matches").click();
  await expect(page.getByText(/The register did not answer/)).toBeVisible();

  await page.reload();
  await begin(odd("processing"));
  await page.goto(await handoffOf(page));
  await mainButton(page, "The face does not match").click();
  await page.waitForURL(/\/identity(\?|$)/);
  await expect(page.getByText("Waiting for the result")).toBeVisible();
  await expect(page.getByText("The faces could not be matched")).toBeVisible({ timeout: 40_000 });

  await page.reload();
  const looked = page.waitForRequest((request) => /"stepId":"/.test(request.postData() ?? ""));
  await begin(odd("second_opinion"));
  const step = /"stepId":"([0-9a-f-]{36})"/.exec((await looked).postData() ?? "")?.[1];
  await page.goto(await handoffOf(page));
  await mainButton(page, "The face does not match").click();
  const stands = async () => {
    await page.waitForURL(/\/identity(\?|$)/);
    await expect(page.getByText("The faces could not be matched")).toBeVisible();
    await expect(page.getByText(/3 tries are left today/)).toBeVisible();
  };
  await stands();
  // By now the provider says the opposite; the first answer stands.
  await page.goto(`/identity/return?step=${step}`);
  await stands();
});

test("five tries that do not fit lock the way, say until when, and a silent register takes none of them", async ({
  page,
}) => {
  const one = person(cast.methods.locked);
  const tries = async (name: string, idNumber: string) => {
    await fill(page, { name, idNumber });
    await mainButton(page, "Check my name").click();
  };
  await signUp(page, one);
  await page.goto("/identity");
  await agree(page);
  const full = sandboxPeople.find(({ behaviour }) => behaviour === "limit")!;
  await tries(full.name, full.idNumber);
  await expect(page.getByText("The register takes no more questions today")).toBeVisible();
  for (const left of ["4 tries are", "3 tries are", "2 tries are", "One try is"]) {
    await tries("王不是", one.idNumber);
    await expect(page.getByText(`${left} left today.`, { exact: false })).toBeVisible();
  }
  await tries("王不是", one.idNumber);
  await expect(page.getByText(/under another name.*The next one is possible from .*\d/)).toBeVisible();
  await expect(mainButton(page, "Check my name")).toBeDisabled();
  for (const way of ["/identity", "/identity/mobile", "/identity/alipay_face", "/identity/document_review"]) {
    await page.goto(way);
    await expect(page.getByText("Today's tries are used up")).toBeVisible();
    await expect(page.getByText(/The next one is possible from .*\d/)).toBeVisible();
  }
});

const passport = (words: string) => ({
  name: "page.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(`%PDF-1.7\n${words}\n%%EOF`),
});

test("by a passport that two people look at, after one was refused", async ({ browser }) => {
  const one = { ...person(cast.methods.unhappy), name: "Ana Costa" };
  const number = `C${Math.random().toString(36).slice(2, 9).toUpperCase()}`;
  const page = await (await browser.newContext(phone)).newPage();
  await signUp(page, one);
  await choose(page, /^Passport or permit/);
  const send = async (words: string) => {
    await page.getByLabel("Issued by").selectOption({ label: "Portugal" });
    await page.getByLabel("Full name").fill(one.name);
    await page.getByLabel("Number of the document").fill(number);
    await agree(page);
    await page.locator("input[type=file]").setInputFiles(passport(words));
    await mainButton(page, "Send for review").tap();
    await expect(page.getByRole("heading", { name: "Two people look at your document" })).toBeVisible();
  };
  await page.getByLabel("Full name").fill(one.name);
  await agree(page);
  await mainButton(page, "Send for review").tap();
  await expect(page.getByText("Add this picture.")).toBeVisible();
  await send("blurred");
  await backstage("refuse", one.email, "The photograph cannot be made out");
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("The photograph cannot be made out")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByText("The document was not accepted")).toBeVisible();
  await send("sharp");
  await backstage("approve", one.email);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { name: "Your name is proven" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByText("Passport", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Get my certificate" }).tap();
  await agree(page);
  await mainButton(page, "Make my certificate").tap();
  await expect(page.getByRole("heading", { name: "Your certificate" })).toBeVisible();
});
