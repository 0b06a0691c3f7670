import { expect } from "@playwright/test";
import { placeAndSign, sendNow } from "./contracts";
import { pageOf, test } from "./member";
import { button, dialog, fits, phone, title } from "./screen";

test("a template is placed once; by a link others sign it by themselves, and contracts are numbered", async ({
  browser,
  sender,
  signer,
}) => {
  const name = `Rules of the house ${Date.now()}`;
  const prefix = `H${Date.now() % 1_000_000}`;
  const hers = await pageOf(browser, sender);
  let link = "";

  await test.step("she makes a rule of numbers", async () => {
    await hers.goto("/settings");
    await hers.getByLabel("Prefix").fill(prefix);
    await expect(hers.getByText(`First number: ${prefix}-`)).toBeVisible();
    await button(hers, "Add a rule").click();
    await expect(hers.getByText(new RegExp(`Next: ${prefix}-\\d{4}-0001`))).toBeVisible();
  });

  await test.step("a template begins with a document, and names the place that is open", async () => {
    await hers.goto("/templates");
    await hers.getByRole("link", { name: "New template" }).first().click();
    await button(hers, "Use a sample contract").click();
    await hers.waitForURL(/\/edit/);
    await hers.getByLabel("Title").fill(name);
    await button(hers, "Add someone").click();
    await button(hers, "I take part too").click();
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(hers.getByText("Name this place, or enter who stands in it.")).toBeVisible();
    await hers.getByLabel("Place in the contract").first().fill("Guest");
    await hers.getByLabel("Number", { exact: true }).selectOption({ index: 1 });
    await hers.getByLabel("Days to sign").fill("30");
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    for (const index of [0, 1]) {
      await hers.getByLabel("Fields for").selectOption({ index });
      await hers.getByRole("button", { name: "Signature", exact: true }).click();
    }
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(hers.getByText("Filled in for each contract")).toBeVisible();
    await expect(hers.getByText("30 days after it is started")).toBeVisible();
    await hers.getByRole("button", { name: "Publish", exact: true }).click();
    await title(hers, name);
    await expect(hers.getByText("Version 1").first()).toBeVisible();
  });

  await test.step("she opens a link for one", async () => {
    await button(hers, "Open a link").click();
    await dialog(hers).getByLabel("At most so many contracts").fill("1");
    await dialog(hers).getByRole("button", { name: "Open it" }).click();
    await expect(hers.getByRole("img", { name: "Code to be scanned" })).toBeVisible();
    link = await hers.getByText(/\/t\//).innerText();
  });

  await test.step("somebody scans it in the hand, reads and signs", async () => {
    const his = await pageOf(browser, signer, phone);
    await his.goto(link);
    await title(his, name);
    await fits(his);
    await expect(his.getByText(`Under your proven name, ${signer.name}`)).toBeVisible();
    await button(his, "Read and sign").tap();
    await his.waitForURL(/\/sign\//, { timeout: 30_000 });
    await placeAndSign(his, signer);
    await his.goto(link);
    await expect(his.getByRole("heading", { name: "You have this contract already" })).toBeVisible();
  });

  await test.step("nobody else can, and one who is not signed in learns no more than that", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(link);
    await title(page, "This link leads nowhere any more");
  });

  await test.step("the contract is hers, with its number, and waits for her", async () => {
    await hers.goto(`/contracts?q=${prefix}`);
    await hers.getByRole("link", { name, exact: true }).click();
    await expect(hers.getByText(new RegExp(`No\\. ${prefix}-\\d{4}-0001`)).first()).toBeVisible();
    await expect(hers.getByText("It was started by a public link, and sent")).toBeVisible();
  });

  await test.step("by hand it needs only who the guest is", async () => {
    await hers.goto("/templates");
    await hers.getByRole("row").filter({ hasText: name }).getByRole("button", { name: /^Use/ }).click();
    await hers.waitForURL(/\/edit/);
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(hers.getByText("Enter the name.")).toBeVisible();
    await hers.getByLabel("Name", { exact: true }).first().fill(signer.name);
    await hers.getByLabel("E-mail", { exact: true }).first().fill(signer.email);
    await hers.getByRole("button", { name: "Review and send" }).click();
    await expect(hers.getByText(new RegExp(`${prefix}-\\d{4}-0002`))).toBeVisible();
    await sendNow(hers);
  });
});
