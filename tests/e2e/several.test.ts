import { expect } from "@playwright/test";
import { prepareSample, send, sendSample } from "./contracts";
import { pageOf, test } from "./member";
import { codeInMail, linkInMail } from "./people";
import { fits, phone } from "./screen";

test("several contracts are read, confirmed once, and signed each on its own", async ({ browser, sender, signer }) => {
  const stamp = Date.now();
  const titles = [1, 2].map((number) => `Delivery ${number} of ${stamp}`);
  const hers = await pageOf(browser, sender);
  const his = await pageOf(browser, signer);

  await test.step("three come in, one of which wants an answer", async () => {
    for (const title of titles) await sendSample(hers, title, signer);
    await prepareSample(hers, `Questions ${stamp}`, signer);
    for (const index of [0, 1]) {
      await hers.getByLabel("Fields for").selectOption({ index });
      await hers.getByRole("button", { name: "Signature", exact: true }).click();
    }
    await hers.getByRole("button", { name: "Text", exact: true }).click();
    await send(hers);
    await linkInMail(his, signer.email, new RegExp(`Questions ${stamp}`), "/s/");
    await his.goto("/contracts");
  });
  await test.step("he chooses, and the third says why it stays out", async () => {
    await his.getByRole("link", { name: "Sign several" }).click();
    await expect(his.getByRole("heading", { name: "Sign several contracts" })).toBeVisible();
    const alone = his.getByRole("listitem").filter({ hasText: `Questions ${stamp}` });
    await expect(alone.getByText(/something to fill in/)).toBeVisible();
    await his.getByRole("button", { name: "Choose none" }).click();
    for (const title of titles) await his.getByRole("checkbox", { name: title }).check();
    await his.getByRole("button", { name: "Read 2 contracts" }).click();
  });
  const room = /\/contracts\/several\/[0-9a-f-]{36}/;
  await test.step("each is read to its end; leaving in the middle loses nothing", async () => {
    await his.waitForURL(room);
    await expect(his.getByRole("region", { name: "Page 1", exact: true })).toBeVisible();
    const on = his.getByRole("button", { name: "Next contract", exact: true });
    const page = his.getByRole("button", { name: "Next page", exact: true });
    await expect(on.or(page)).toBeEnabled();
    while (!(await on.isVisible())) await page.click();
    await expect(his.getByText(/1 of 2 read/).first()).toBeVisible();
    await on.click();
    await expect(his.getByRole("heading", { name: titles[1] })).toBeVisible();
    await his.reload();
    await expect(his.getByText(/1 of 2 read/).first()).toBeVisible();
  });
  await test.step("he goes on with the phone in his hand, and confirms both by one code", async () => {
    const inHand = await pageOf(browser, signer, phone);
    await inHand.goto(his.url());
    const review = inHand.getByRole("button", { name: "Review and sign all", exact: true });
    const page = inHand.getByRole("button", { name: "Next page", exact: true });
    await expect(review.or(page)).toBeEnabled();
    while (!(await review.isVisible())) await page.tap();
    await fits(inHand);
    await review.tap();
    const dialog = inHand.getByRole("dialog");
    for (const title of titles) await expect(dialog.getByText(title)).toBeVisible();
    await dialog.getByRole("button", { name: "Send me a code to confirm" }).tap();
    await expect(dialog.getByText(/Sent to/)).toBeVisible();
    const mails = await inHand.context().newPage();
    const code = await codeInMail(mails, signer.email);
    for (const title of titles) await expect(mails.getByText(title)).toBeVisible();
    await mails.close();
    await dialog.getByRole("textbox", { name: "Code from your mail" }).fill(code);
    await dialog.getByRole("button", { name: "Sign the contract" }).tap();
    await expect(inHand.getByRole("heading", { name: "All 2 contracts are signed" })).toBeVisible({ timeout: 30_000 });
    await fits(inHand);
    await inHand.reload();
    await expect(inHand.getByRole("heading", { name: "All 2 contracts are signed" })).toBeVisible();
  });
  await test.step("both are signed, the third still waits", async () => {
    await his.goto("/contracts?tab=signed");
    for (const title of titles) await expect(his.getByRole("link", { name: title, exact: true })).toBeVisible();
    await his.goto("/contracts");
    await expect(his.getByRole("link", { name: `Sign Questions ${stamp}` })).toBeVisible();
  });
});
