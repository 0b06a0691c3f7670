import { expect } from "@playwright/test";
import { madeOrganization, madeSeal } from "./backstage";
import { sendSample } from "./contracts";
import { pageOf, test } from "./member";
import { linkInMail, person, signUp } from "./people";
import { fits, phone } from "./screen";

test("a contract that is out gets more time, a copy and a comment", async ({ browser, sender, signer }) => {
  const title = `Lease of a press ${Date.now()}`;
  const reader = person(0);
  const hers = await pageOf(browser, sender);
  const contract = await sendSample(hers, title, signer);
  await test.step("the signer asks something in the hand", async () => {
    const his = await pageOf(browser, signer, phone);
    await his.goto(contract);
    await his.getByLabel("Say something").fill("Is the rent due at the beginning of the month?");
    await his.getByRole("button", { name: "Comment", exact: true }).tap();
    await expect(his.getByText("Is the rent due at the beginning of the month?")).toBeVisible();
    await fits(his);
  });
  await test.step("the sender is told, and answers", async () => {
    await hers.goto(await linkInMail(hers, sender.email, new RegExp(`${signer.name}.*${title}`), "/contracts/"));
    await hers.getByLabel("Say something").fill("On the fifth; see clause 4.");
    await hers.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(hers.getByText("On the fifth; see clause 4.")).toBeVisible();
  });
  await test.step("she gives somebody a copy", async () => {
    await hers.getByRole("button", { name: "Give a copy" }).click();
    const dialog = hers.getByRole("dialog");
    await dialog.getByRole("button", { name: "Send the copy" }).click();
    await expect(dialog.getByText("Enter the name.")).toBeVisible();
    await dialog.getByLabel("Name", { exact: true }).fill("Records");
    await dialog.getByLabel("E-mail", { exact: true }).fill(reader.email);
    await dialog.getByRole("button", { name: "Send the copy" }).click();
    await expect(dialog).toBeHidden();
    await expect(hers.getByText("Has a copy")).toBeVisible();
    const page = await (await browser.newContext()).newPage();
    await signUp(page, reader);
    await page.goto(await linkInMail(page, reader.email, /sends you a copy/, "/s/"));
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByText("On the fifth; see clause 4.")).toBeVisible();
  });
});

test("who acts for an organization hands it over to a colleague", async ({ browser, sender, signer }) => {
  const organization = `移交${Math.random().toString(36).slice(2, 8)}有限公司`;
  const organizationId = await madeOrganization(signer.email, organization);
  await madeSeal(signer.email, organizationId);
  const hers = await pageOf(browser, sender);
  const title = `Delivery ${Date.now()}`;
  await hers.goto("/contracts/new");
  await hers.getByRole("button", { name: "Use a sample contract" }).click();
  await hers.waitForURL(/\/edit/);
  await hers.getByLabel("Title").fill(title);
  await hers.getByLabel("Reminders").selectOption({ label: "Every 3 days" });
  await hers.getByRole("button", { name: "Add someone" }).click();
  await hers.getByLabel("Name", { exact: true }).fill(signer.name);
  await hers.getByLabel("E-mail", { exact: true }).fill(signer.email);
  await hers.getByRole("checkbox", { name: /organization, with its seal/ }).check();
  await hers.getByLabel("Organization", { exact: true }).fill(organization);
  await hers.getByLabel("Due").fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
  await hers.getByRole("button", { name: "Continue", exact: true }).click();
  await hers.getByRole("button", { name: "Seal", exact: true }).click();
  await hers.getByRole("button", { name: "Continue", exact: true }).click();
  await hers.getByRole("button", { name: "Send", exact: true }).click();
  await expect(hers.getByText("Vermilion sealed the file")).toBeVisible({ timeout: 30_000 });
  await test.step("the sender gives more time", async () => {
    await hers.getByRole("button", { name: "Give more time" }).click();
    const dialog = hers.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: "No end" }).check();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(hers.getByText(/gave more time/)).toBeVisible();
  });
  await test.step("the signer hands it over from the room", async () => {
    const his = await pageOf(browser, signer);
    await his.goto(await linkInMail(his, signer.email, new RegExp(title), "/s/"));
    await his.getByRole("button", { name: "Hand over to a colleague" }).click();
    const dialog = his.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill("Colleague");
    const email = `colleague-${Date.now()}@example.com`;
    await dialog.getByLabel("E-mail", { exact: true }).fill(email);
    await dialog.getByRole("button", { name: "Hand over", exact: true }).click();
    await his.waitForURL(/\/contracts$/);
    await expect(his.getByText("Handed over; your colleague has a link now", { exact: true })).toBeVisible();
    await linkInMail(his, email, new RegExp(title), "/s/");
  });
  await hers.reload();
  await expect(hers.getByText("handed it over to a colleague")).toBeVisible();
});
