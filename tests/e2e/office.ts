import { type Browser, expect, type Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { person, signUp } from "./people";
import { button, dialog, title } from "./screen";

/** Somebody new in a browser of her own, without a proven name. */
export async function newcomer(
  browser: Browser,
  email = `office-${Math.random().toString(36).slice(2, 10)}@example.com`,
) {
  const page = await (await browser.newContext()).newPage();
  await signUp(page, { ...person(0), email });
  return page;
}

/** Opens a link into the back office, and sets up an authenticator app as second factor. */
export async function joinOffice(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await button(page, "Go on to the second factor").click();
  await expect(page.getByRole("heading", { name: "Set up your second factor" })).toBeVisible();
  const secret = (await page.locator("p.font-mono").innerText()).replace(/\s/g, "");
  await page.getByLabel("Code from your app").fill(new TOTP({ secret }).generate());
  await title(page, "What waits");
}

/** A chief makes a link. Output: its path. */
export async function invite(chief: Page, role: "Reviewer" | "Finance"): Promise<string> {
  await chief.goto("/office/administrators");
  await button(chief, "Invite somebody").click();
  await dialog(chief).getByRole("radio", { name: role }).click();
  await dialog(chief).getByRole("button", { name: "Make the link" }).click();
  const link = await dialog(chief).locator("p.font-mono").innerText();
  await dialog(chief).getByRole("button", { name: "Close" }).last().click();
  return new URL(link).pathname;
}

/** Whoever opens a link works here, and nobody else by the same link. */
export async function accept(page: Page, link: string): Promise<Page> {
  await joinOffice(page, link);
  const again = await page.context().newPage();
  await again.goto(link);
  await expect(again.getByText("This link no longer works")).toBeVisible();
  await again.close();
  return page;
}

/** Gives the reason that a dialog asks for. */
export async function because(page: Page, reason: string, confirm: string): Promise<void> {
  await dialog(page).getByRole("textbox", { name: "Why" }).fill(reason);
  await dialog(page).getByRole("button", { name: confirm }).click();
}

/** A reference that no bank has given yet. */
export const reference = () => `GX${Math.random().toString().slice(2, 14)}`;
/** The bank's day, 2026-11-22. */
export const today = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });

export type StatementFile = { name: string; mimeType: string; buffer: Buffer };

/** Brings a statement; ends at what would become of it. */
export async function upload(page: Page, file: StatementFile): Promise<void> {
  await page.goto("/office/payments");
  await page.getByRole("link", { name: "Upload a statement" }).click();
  await title(page, "Upload a statement");
  await page.locator("input[type=file]").setInputFiles(file);
  await title(page, file.name);
}
