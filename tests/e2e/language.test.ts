import { expect, test } from "@playwright/test";
import { openMail, person, signUp } from "./people";

test("the language belongs to the account: pages, mails, and the next sign-in", async ({ browser, page }) => {
  const someone = person(0);
  await signUp(page, someone);
  await page.goto("/settings");
  await page.getByRole("radio", { name: "简体中文" }).check();
  await expect(page.getByRole("heading", { name: "设置", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);

  // Another browser, set to English: once she has signed in, it speaks her language.
  const other = await (await browser.newContext()).newPage();
  await other.goto("/sign-in");
  await other.getByLabel("E-mail address").fill(someone.email);
  await other.getByLabel("Password", { exact: true }).fill(someone.password);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await other.waitForURL(/\/contracts/);
  await expect(other.getByRole("heading", { name: "合同", level: 1 })).toBeVisible();
  await other.goto("/sign-out");
  await other.locator("main button[type=submit]").click();
  await other.waitForURL(/\/($|sign-in)/);

  // Her mails are in Chinese, too.
  await other.goto("/forgot");
  await other.locator("input[name=email]").fill(someone.email);
  await other.locator("main button[type=submit]").click();
  await openMail(other, someone.email, /密码/);

  await page.getByRole("radio", { name: "English" }).check();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("a visitor chooses language and appearance in the menu, and both stay", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Language and appearance" }).click();
  await page.getByRole("menuitemradio", { name: "简体中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
  await page.getByRole("banner").getByRole("button").first().click();
  const kept = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("menuitemradio", { name: "深色" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await kept;
  await page.goto("/verify");
  await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
