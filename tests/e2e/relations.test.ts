import { expect, type Page } from "@playwright/test";
import { placeAndSign, prepareSample, send, sendNow } from "./contracts";
import { pageOf, test } from "./member";
import { dialog, fits, phone } from "./screen";

const statusOf = (page: Page) => page.locator("main").getByText("Ended by agreement", { exact: true });

test("a contract is ended by an agreement that both sign, one of them on a phone", async ({
  browser,
  sender,
  signer,
}) => {
  const [hers, his] = [await pageOf(browser, sender), await pageOf(browser, signer, phone)];
  const title = `Sublease ${Date.now()}`;

  await test.step("they sign a contract", async () => {
    await prepareSample(hers, title, signer);
    for (const index of [0, 1]) {
      await hers.getByLabel("Fields for").selectOption({ index });
      await hers.getByRole("button", { name: "Signature", exact: true }).click();
    }
    await send(hers);
    for (const [page, person] of [
      [hers, sender],
      [his, signer],
    ] as const) {
      await page.goto("/contracts");
      await page.getByRole("link", { name: `Sign ${title}` }).click();
      await placeAndSign(page, person);
    }
  });
  await hers.getByRole("link", { name: "Open the contract and its history" }).click();
  await hers.waitForURL(/\/contracts\/[0-9a-f-]{36}$/);
  const first = hers.url();

  await test.step("she notes until when it runs", async () => {
    await hers.getByRole("button", { name: "Note its end" }).click();
    await dialog(hers).getByLabel("Last day").fill("2030-06-30");
    await dialog(hers).getByLabel("Remind before").selectOption({ label: "60 days before" });
    await dialog(hers).getByRole("button", { name: "Save" }).click();
    await expect(hers.getByText("Runs until June 30, 2030")).toBeVisible();
  });

  await test.step("she begins an agreement to end it, and says why", async () => {
    await hers.goto(first);
    await hers.getByRole("button", { name: "End it by agreement" }).click();
    await hers.waitForURL(/\/write\//, { timeout: 60_000 });
    const text = hers.getByRole("textbox", { name: "Text of the contract" });
    await expect(text).toContainText(`completed the contract “${title}”`);
    await hers.getByLabel("Reason", { exact: true }).fill("the house was sold");
    await expect(text).toContainText("for this reason: the house was sold.");
    await hers.getByRole("button", { name: "Done", exact: true }).click();
    await hers.waitForURL(/\/edit/, { timeout: 60_000 });
    await expect(hers.getByLabel("E-mail", { exact: true }).last()).toHaveValue(signer.email);
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await sendNow(hers);
  });

  await test.step("both sign it", async () => {
    for (const [page, person] of [
      [hers, sender],
      [his, signer],
    ] as const) {
      await page.goto("/contracts");
      await page.getByRole("link", { name: `Sign Agreement to end “${title}”` }).click();
      await placeAndSign(page, person);
    }
  });

  await test.step("both see that the contract is ended, and by what", async () => {
    for (const page of [hers, his]) {
      await page.goto(first);
      await expect(statusOf(page)).toBeVisible();
      await expect(page.getByRole("button", { name: "End it by agreement" })).toHaveCount(0);
      await page.getByRole("link", { name: `Agreement to end “${title}”` }).click();
      await expect(page.getByRole("link", { name: title, exact: true })).toBeVisible();
    }
    await fits(his);
  });
});
