import { type Browser, expect, type Page } from "@playwright/test";
import { pagesPdf } from "../support/pdfs";
import { joined, madeOrganization, madeSeal } from "./backstage";
import { confirmAndSign, send } from "./contracts";
import { type Member, pageOf, test } from "./member";
import { linkInMail, person, signUp } from "./people";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const freshName = (start: string) => `${start}${Math.random().toString(36).slice(2, 8)}有限公司`;

test("a use is refused with a word why, then approved in two taps, and the contract is sealed", async ({
  browser,
  sender,
  signer,
}) => {
  const [organization, title] = [freshName("审批"), `Delivery ${Date.now()}`];
  const organizationId = await madeOrganization(sender.email, organization);
  const sealId = await madeSeal(sender.email, organizationId, "official");
  await joined(signer.email, organizationId);
  await grantWithApproval(browser, sender, { organizationId, sealId, user: signer, approver: sender });
  await sendTo(browser, { organization, title, signer });
  const his = await pageOf(browser, signer);

  await test.step("the signer puts the seal in its place and asks", async () => {
    await his.goto(await linkInMail(his, signer.email, new RegExp(title), "/s/"));
    await his.waitForURL(/\/sign\//);
    await place(his);
    await his.getByRole("button", { name: "Ask for approval" }).click();
    await expect(his.getByText(`Waiting for ${sender.name}`)).toBeVisible();
  });
  const hers = await pageOf(browser, sender, phone);
  await test.step("the approver is told by mail, reads the contract in the hand, and refuses", async () => {
    await hers.goto(await linkInMail(hers, sender.email, new RegExp(title), "/approvals/"));
    await expect(hers.getByRole("heading", { name: "May this contract be sealed?" })).toBeVisible();
    for (const words of [title, organization, "公章"]) await expect(hers.getByText(words).first()).toBeVisible();
    await expect(hers.getByRole("region", { name: /^Contract,/ }).getByRole("img", { name: "公章" })).toBeVisible();
    expect(await hers.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await hers.getByRole("button", { name: "Refuse", exact: true }).tap();
    await hers.getByRole("button", { name: "Refuse the request" }).tap();
    await expect(
      hers
        .getByRole("dialog")
        .getByText(/reason/i)
        .last(),
    ).toBeVisible();
    await hers.getByLabel("Reason").fill("The price on page 2 is not the agreed one.");
    await hers.getByRole("button", { name: "Refuse the request" }).tap();
    await expect(hers.getByText("Refused", { exact: true })).toBeVisible();
  });
  await test.step("the signer is told, and asks again", async () => {
    await his.reload();
    await expect(his.getByText(`${sender.name} did not approve it`)).toBeVisible();
    await expect(his.getByText("The price on page 2 is not the agreed one.")).toBeVisible();
    await place(his);
    await his.getByRole("button", { name: "Ask for approval" }).click();
    await expect(his.getByText(`Waiting for ${sender.name}`)).toBeVisible();
  });
  await test.step("two taps approve it", async () => {
    await hers.goto("/approvals");
    const hersToDecide = hers.getByRole("list", { name: "For you to decide" });
    await hersToDecide.getByRole("link", { name: new RegExp(title) }).tap();
    await hers.getByRole("button", { name: "Approve", exact: true }).tap();
    await hers.getByRole("button", { name: "Yes, it may be sealed" }).tap();
    await expect(hers.getByText("Approved", { exact: true })).toBeVisible();
  });
  await test.step("the waiting signer sees it without asking, and seals", async () => {
    await expect(his.getByText(`Approved by ${sender.name}`)).toBeVisible({ timeout: 45_000 });
    await his.getByRole("button", { name: "Review and sign", exact: true }).click();
    await confirmAndSign(his, signer);
  });
  await test.step("who presses the seal in the contract learns whose it is; the approval is at its end", async () => {
    await his.getByRole("link", { name: "Open the contract and its history" }).click();
    await his.getByRole("link", { name: "Read delivery.pdf", exact: true }).click();
    await his.getByRole("button", { name: new RegExp(`“公章”, seal of ${organization}`) }).click();
    const card = his.getByRole("dialog", { name: "公章" });
    for (const words of [organization, signer.name, "42 × 42 mm"]) await expect(card.getByText(words)).toBeVisible();
    await hers.reload();
    await expect(hers.getByText("Approved and sealed", { exact: true })).toBeVisible();
  });
  await test.step("the seal's own page tells the use: contract, person, whose word, and a picture over time", async () => {
    await hers.goto(`/organizations/${organizationId}/seals/${sealId}`);
    await expect(hers.getByText("One use", { exact: true })).toBeVisible();
    const use = hers.getByRole("table", { name: "Uses of the seal" }).getByRole("row", { name: title });
    for (const words of [signer.name, sender.name]) await expect(use).toContainText(words);
    await expect(hers.getByText("Uses in each of the last 26 weeks").first()).toBeVisible();
    await expect(hers.getByText("One use in the busiest week")).toBeVisible();
    const table = await hers.request.get(`/files/seals/${sealId}/uses`);
    for (const words of [title, signer.name, sender.name]) expect(await table.text()).toContain(words);
    await expect(hers.getByText("Used in a contract")).toBeVisible();
    expect(await hers.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

/** Puts the seal where the contract asks for it, unless it stands there already. */
async function place(page: Page): Promise<void> {
  const put = page.getByRole("button", { name: "Put the seal on page 1", exact: true });
  await expect(put.or(page.getByRole("button", { name: "Ask for approval" }))).toBeVisible();
  if (await put.isVisible()) await put.click();
}

/** Lets a member use a seal, each time with somebody's word. */
async function grantWithApproval(
  browser: Browser,
  owner: Member,
  about: { organizationId: string; sealId: string; user: Member; approver: Member },
): Promise<void> {
  const page = await pageOf(browser, owner);
  await page.goto(`/organizations/${about.organizationId}/seals/${about.sealId}`);
  await page.getByRole("button", { name: "Let somebody use it" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByLabel("Member", { exact: true })
    .selectOption({ label: `${about.user.name} · ${about.user.email}` });
  await dialog.getByRole("radio", { name: "Needed", exact: true }).click();
  await dialog.getByLabel("Who approves").selectOption({ label: about.approver.name });
  await dialog.getByRole("button", { name: "Give leave" }).click();
  await expect(dialog).toBeHidden();
  await page.context().close();
}

/** Somebody else sends a contract that an organization is to seal, through a member of it. */
async function sendTo(
  browser: Browser,
  { organization, title, signer }: { organization: string; title: string; signer: Member },
): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  await signUp(page, person(0));
  await page.goto("/contracts/new");
  await page.locator("input[type=file]").setInputFiles({
    name: "delivery.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(pagesPdf(2)),
  });
  await page.waitForURL(/\/edit/);
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Add someone" }).click();
  await page.getByLabel("Name", { exact: true }).fill(signer.name);
  await page.getByLabel("E-mail", { exact: true }).fill(signer.email);
  await page.getByRole("checkbox", { name: /organization, with its seal/ }).check();
  await page.getByLabel("Organization", { exact: true }).fill(organization);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByRole("button", { name: "Seal", exact: true }).click();
  await send(page);
  await page.context().close();
}
