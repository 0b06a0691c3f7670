import { expect, type Page } from "@playwright/test";
import { placeAndSign, prepareSample, sendNow } from "./contracts";
import { pageOf, test } from "./member";
import { linkInMail, person, signUp } from "./people";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("an approver lets a contract go on, two act at the same time, and a third reads along", async ({
  browser,
  sender,
  signer,
}) => {
  const title = `Framework agreement ${Date.now()}`;
  const [chief, reader] = [person(0), person(1)];
  const hers = await pageOf(browser, sender);
  const others = [{ ...chief, name: "Cheng Lei" }, signer, { ...reader, name: "Records" }];

  await test.step("she says who does what, and when", async () => {
    await prepareSample(hers, title, ...others);
    await hers.getByRole("button", { name: "Parties" }).click();
    await hers.getByRole("checkbox", { name: "In order, one after the other" }).check();
    const roles = hers.getByLabel("Does what");
    await hers.getByRole("button", { name: "Move Cheng Lei up" }).click();
    await roles.nth(0).selectOption({ label: "Approves before it goes on" });
    await roles.nth(3).selectOption({ label: "Gets a copy" });
    await hers.getByRole("checkbox", { name: "At the same time as number 2" }).check();
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    for (const index of [0, 1]) {
      await hers.getByLabel("Fields for").selectOption({ index });
      await hers.getByRole("button", { name: "Signature", exact: true }).click();
    }
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    for (const words of ["Approves", "Gets a copy"])
      await expect(hers.getByRole("listitem").filter({ hasText: words }).first()).toBeVisible();
    await sendNow(hers);
  });
  await test.step("the approver reads it in the hand and approves", async () => {
    const his = await (await browser.newContext(phone)).newPage();
    await signUp(his, chief);
    await his.goto(await linkInMail(his, chief.email, /asks for your approval/, "/s/"));
    await expect(his.getByRole("region", { name: "Page 1", exact: true })).toBeVisible();
    expect(await his.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await his.getByRole("button", { name: "Approve", exact: true }).tap();
    await his.getByRole("alertdialog").getByRole("button", { name: "Approve", exact: true }).tap();
    await expect(his.getByRole("heading", { name: "You have approved" })).toBeVisible();
  });
  await test.step("both signers are asked now, and sign in any order", async () => {
    const his = await pageOf(browser, signer);
    await his.goto(await linkInMail(his, signer.email, new RegExp(title), "/s/"));
    await placeAndSign(his, signer);
    await hers.goto("/contracts");
    await hers.getByRole("link", { name: `Sign ${title}` }).click();
    await placeAndSign(hers, sender);
  });
  await test.step("the reader has a copy and is asked for nothing", async () => {
    const page = await (await browser.newContext()).newPage();
    await signUp(page, reader);
    await page.goto(await linkInMail(page, reader.email, /sends you a copy/, "/s/"));
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    for (const words of ["Has a copy", "Approved"]) await expect(page.getByText(words, { exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Read and (sign|approve)/ })).toHaveCount(0);
    await expectReadable(page);
  });
});

async function expectReadable(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /^Read / })
    .first()
    .click();
  await expect(page.getByRole("region", { name: "Page 1", exact: true })).toBeVisible();
}
