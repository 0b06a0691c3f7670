import { readFile } from "node:fs/promises";
import { type APIRequestContext, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { judge } from "../support/judges";
import { pagesPdf } from "../support/pdfs";
import { madeOrganization, madeSeal } from "./backstage";
import { confirmAndSign, send } from "./contracts";
import { pageOf, test } from "./member";
import { linkInMail, type Person } from "./people";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** No other test has an organization of this name. */
const fresh = (name: string) => `${name}${Math.random().toString(36).slice(2, 8)}有限公司`;

test("two organizations seal a contract on its pages and across them", async ({ browser, sender, signer, request }) => {
  const title = "Supply of paper";
  const [ours, theirs] = [fresh("澄明纸业"), fresh("远山书店")];
  await organization(sender, ours, "official", "legal_representative");
  await organization(signer, theirs, "official");
  const hers = await pageOf(browser, sender);

  await test.step("she says who signs for whom, places seals by words and one across the pages", async () => {
    await start(hers, title, pagesPdf(4));
    await hers.getByRole("button", { name: "I take part too" }).click();
    await party(hers, 0, ours);
    await hers.getByRole("button", { name: "Add someone" }).click();
    await hers.getByLabel("Name", { exact: true }).last().fill(signer.name);
    await hers.getByLabel("E-mail", { exact: true }).last().fill(signer.email);
    await party(hers, 1, theirs);
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await placeByWords(hers, "Page 4", /Placed once/);
    await placeByWords(hers, "Page 3", /Placed once/);
    await hers.getByRole("button", { name: "Cross-page seal", exact: true }).click();
    await expect(hers.getByText("One seal over 4 pages.").first()).toBeVisible();
    await hers.getByLabel("Fields for").selectOption({ index: 1 });
    await placeByWords(hers, "of 4", /Placed in 4 places/);
    await send(hers);
  });

  await test.step("he seals every page, in the hand", async () => {
    const his = await pageOf(browser, signer, phone as BrowserContextOptions);
    await his.goto(await linkInMail(his, signer.email, new RegExp(title), "/s/"));
    await his.waitForURL(/\/sign\//);
    for (let number = 1; number <= 4; number++)
      await his.getByRole("button", { name: `Put the seal on page ${number}`, exact: true }).click();
    await review(his, theirs, "公章: 4 places");
    await confirmAndSign(his, signer);
    await his.context().close();
  });
  await test.step("she puts two seals and one across the pages, under one code", async () => {
    await hers.goto("/contracts");
    await hers.getByRole("link", { name: `Sign ${title}` }).click();
    await hers.getByRole("radio", { name: "公章" }).check();
    await hers.getByRole("button", { name: "Put the cross-page seal", exact: true }).click();
    await hers.getByRole("button", { name: "Put the seal on page 3", exact: true }).click();
    await hers.getByRole("button", { name: "Put the seal on page 4", exact: true }).click();
    await hers.getByLabel("The seal in this place").last().selectOption("法定代表人章");
    await review(hers, ours, "公章: 1 place, across the pages", "法定代表人章: 1 place");
    await confirmAndSign(hers, sender);
    await hers.getByRole("link", { name: "Open the contract and its history" }).click();
    await expect(hers.getByText("Signed by all")).toBeVisible();
  });
  await test.step("outside judges find nothing, and anybody sees which organizations sealed", async () => {
    const file = await downloaded(hers, request);
    const anyone = await (await browser.newContext()).newPage();
    await anyone.goto("/verify");
    await anyone
      .locator("input[type=file]")
      .setInputFiles({ name: "supply.pdf", mimeType: "application/pdf", buffer: file });
    await expect(anyone.getByText("Valid", { exact: true }).first()).toBeVisible();
    for (const name of [ours, theirs]) await expect(anyone.getByText(name).first()).toBeVisible();
  });
});

/** Gives somebody an organization with seals. */
async function organization(owner: Person, name: string, ...kinds: string[]): Promise<void> {
  const id = await madeOrganization(owner.email, name);
  for (const kind of kinds) await madeSeal(owner.email, id, kind);
}

async function start(page: Page, title: string, file: Uint8Array): Promise<void> {
  await page.goto("/contracts/new");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "supply.pdf", mimeType: "application/pdf", buffer: Buffer.from(file) });
  await page.waitForURL(/\/edit/);
  await page.getByLabel("Title").fill(title);
}

/** Says for which organization somebody in the list signs. */
async function party(page: Page, index: number, name: string): Promise<void> {
  const row = page
    .getByRole("listitem")
    .filter({ has: page.getByLabel("E-mail", { exact: true }) })
    .nth(index);
  await row.getByRole("checkbox", { name: /organization, with its seal/ }).check();
  await row.getByLabel("Organization", { exact: true }).fill(name);
}

async function placeByWords(page: Page, words: string, outcome: RegExp): Promise<void> {
  const input = page.getByLabel("Words in the document");
  if (!(await input.isVisible())) await page.getByText("Place by words").click();
  await input.fill(words);
  await page.getByLabel("What to place").selectOption("seal");
  await page.getByRole("button", { name: "Place", exact: true }).click();
  await expect(page.getByText(outcome)).toBeVisible();
}

/** Opens the last question and sees what is sealed for whom. */
async function review(page: Page, name: string, ...seals: string[]): Promise<void> {
  await page.getByRole("button", { name: "Review and sign", exact: true }).click();
  const question = page.getByRole("dialog");
  await expect(question.getByText(name)).toBeVisible();
  for (const seal of seals) await expect(question.getByText(seal, { exact: true })).toBeVisible();
}

async function downloaded(page: Page, request: APIRequestContext): Promise<Buffer> {
  const link = page.getByRole("link", { name: /^Download .*\.pdf/ }).first();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const file = await readFile(await download.path());
  const pem = async (name: string) => (await request.get(`/ca/${name}`)).text();
  const { signatures, findings } = await judge(file, await pem("root.pem"), await pem("chain.pem"));
  expect(findings).toEqual([]);
  expect(signatures).toBe(3);
  return file;
}
