import { type Browser, expect, type Page } from "@playwright/test";
import { placeAndSign, sendSample } from "./contracts";
import { type Member, pageOf, test } from "./member";
import { linkInMail, openMail, person, signUp } from "./people";

const unlike = "Somebody Else";

/** She invites him under a name that he cannot prove; he follows the link. */
async function invited(browser: Browser, sender: Member, signer: Member, title: string) {
  const hers = await pageOf(browser, sender);
  const his = await pageOf(browser, signer);
  const contract = await sendSample(hers, title, { name: unlike, email: signer.email });
  const link = await linkInMail(his, signer.email, new RegExp(title), "/s/");
  await his.goto(link);
  return { hers, his, contract, link };
}

test("a name that was mistaken is corrected, and the new link leads to the contract", async ({
  browser,
  sender,
  signer,
}) => {
  const title = "Mistaken name";
  const { hers, his, contract, link } = await invited(browser, sender, signer, title);
  await expect(his.getByRole("heading", { name: "The names differ" })).toBeVisible();
  await expect(his.getByText(unlike)).toBeVisible();
  await expect(his.getByText(signer.name)).toBeVisible();
  await his.getByLabel("A word to the sender").fill("That is not my name.");
  await his.getByRole("button", { name: "Ask the sender to correct the name" }).click();
  await expect(his.getByText("The sender was asked to correct the name.")).toBeVisible();

  await openMail(hers, sender.email, new RegExp(`correct a name: ${title}`));
  await expect(hers.getByText("That is not my name.")).toBeVisible();
  await hers.goto(contract);
  await hers.getByRole("button", { name: `Correct the name or address of ${unlike}` }).click();
  await hers.getByRole("dialog").getByLabel("Name").fill(signer.name);
  await hers.getByRole("button", { name: "Save and send a new link" }).click();
  await expect(hers.getByText(/corrected the name or address/)).toBeVisible();

  await expect(async () => {
    const next = await linkInMail(his, signer.email, new RegExp(title), "/s/");
    expect(next).not.toBe(link);
    await his.goto(next);
  }).toPass({ timeout: 30_000 });
  await placeAndSign(his, signer);

  const anyone = await (await browser.newContext()).newPage();
  await anyone.goto(link);
  await expect(anyone.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
});

test("whoever is asked under another name can decline; the sender reads why", async ({ browser, sender, signer }) => {
  const { hers, his, contract } = await invited(browser, sender, signer, "Declined by name");
  await his.getByRole("button", { name: "Decline the contract" }).click();
  const asked = his.getByRole("alertdialog");
  await asked.getByLabel("Reason").fill("Not meant for me.");
  await asked.getByRole("button", { name: "Decline the contract" }).click();
  await expect(his.getByRole("heading", { name: /declined/ })).toBeVisible();
  await hers.goto(contract);
  await expect(hers.getByText("Not meant for me.")).toBeVisible();
  await expect(hers.getByText("Declined", { exact: true }).first()).toBeVisible();
});

test("a contract that was taken back cannot be signed, and its link says so", async ({ browser, sender, signer }) => {
  const title = "Taken back";
  const hers = await pageOf(browser, sender);
  await sendSample(hers, title, signer);
  const his = await pageOf(browser, signer);
  const link = await linkInMail(his, signer.email, new RegExp(title), "/s/");
  await his.goto(link);
  await expect(his.getByRole("button", { name: /Put your signature/ }).first()).toBeVisible();
  await hers.getByRole("button", { name: "Withdraw" }).click();
  await hers.getByRole("button", { name: "Withdraw the contract" }).click();
  await expect(hers.getByText("Withdrawn", { exact: true })).toBeVisible();
  await his.reload();
  await expect(his.getByRole("heading", { name: "The sender took this contract back" })).toBeVisible();
  await his.goto(link);
  await expect(his.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
});

test("a forgotten password is replaced by a link in a mail, and every session ends", async ({ browser, page }) => {
  const someone = person(0);
  await signUp(page, someone);
  const other = await (await browser.newContext()).newPage();
  await other.goto("/sign-in");
  await other.getByRole("link", { name: "Forgot it?" }).click();
  await other.waitForURL(/\/forgot/);
  await other.getByLabel("E-mail address").fill(someone.email);
  await other.getByRole("button", { name: "Send the link" }).click();
  await expect(other.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const link = await linkInMail(other, someone.email, /new password/, "/reset/");
  await other.goto(link);
  await other.getByLabel("New password").fill("a quite different phrase");
  await other.getByRole("button", { name: "Save the password" }).click();
  await expect(other.getByText("Your new password is set.")).toBeVisible();
  await signIn(other, someone.email, someone.password);
  await expect(other.getByRole("alert")).toBeVisible();
  await signIn(other, someone.email, "a quite different phrase");
  await other.waitForURL(/\/contracts/);
  await page.goto("/contracts");
  await expect(page).toHaveURL(/\/sign-in/);
  await other.goto(link);
  await expect(other.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
});

test("who signs out is out, also in a page that is still open", async ({ page }) => {
  const someone = person(0);
  await signUp(page, someone);
  const second = await page.context().newPage();
  await second.goto("/settings");
  await page.getByRole("button", { name: /Account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/contracts"));
  await second.getByRole("link", { name: "Contracts", exact: true }).first().click();
  await expect(second).toHaveURL(/\/sign-in/);
  expect(await page.context().cookies()).not.toContainEqual(expect.objectContaining({ name: "__Host-session" }));
});

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
