import { type BrowserContextOptions, expect, type Locator, type Page } from "@playwright/test";

/** A phone in the hand. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

export const main = (page: Page): Locator => page.getByRole("main");
export const button = (page: Page, name: string | RegExp): Locator => main(page).getByRole("button", { name });
export const dialog = (page: Page): Locator => page.getByRole("dialog").or(page.getByRole("alertdialog"));

/** The page has this heading, soon. */
export const title = (page: Page, name: string | RegExp): Promise<void> =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 30_000 });

/** Nothing of the page stands out of a phone. */
export const fits = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

/** Looks again until the page's heading is this one: somebody else's answer takes its time. */
export const comesTo = (page: Page, name: string | RegExp): Promise<void> =>
  expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
