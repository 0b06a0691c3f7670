import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { madeSigner } from "./backstage";
import { sendSample } from "./contracts";
import { cast, openMail, person, signUp, signUpByHand } from "./people";

test("somebody takes a consent back, takes all that is held on her home, and deletes her account", async ({ page }) => {
  const one = person(cast.privacy);
  await signUp(page, one);
  await madeSigner(one.email, one.name, one.idNumber);

  await page.goto("/settings");
  await page.getByRole("link", { name: "See my data" }).click();
  await expect(page.getByRole("heading", { name: "Your data" })).toBeVisible();
  await page.getByRole("button", { name: "Take back Name and identity number" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take the consent back" }).click();
  await expect(page.getByText(/^Taken back/)).toBeVisible();
  await expect(page.getByText("Ends with the account")).toBeVisible();

  // A session left open is not enough for either.
  const download = page.locator("form").filter({ has: page.getByRole("button", { name: "Download my data" }) });
  await download.getByLabel("Password", { exact: true }).fill("not the password");
  await download.getByRole("button", { name: "Download my data" }).click();
  await expect(download.getByText("This is not your password.")).toBeVisible();
  await download.getByLabel("Password", { exact: true }).fill(one.password);
  const arrives = page.waitForEvent("download");
  await download.getByRole("button", { name: "Download my data" }).click();
  const file = await arrives;
  expect(file.suggestedFilename()).toMatch(/^vermilion-my-data-\d{4}-\d\d-\d\d\.zip$/);
  const zip = readFileSync((await file.path()) ?? "");
  for (const part of ["person.json", "consents.json", "verifications.json", one.idNumber, one.name])
    expect(zip.includes(Buffer.from(part)), part).toBe(true);
  expect(zip.includes(Buffer.from(one.password))).toBe(false);

  await page.getByRole("button", { name: "Delete my account…" }).click();
  const erase = page.locator("form").filter({ has: page.getByRole("button", { name: "Delete my account now" }) });
  await erase.getByLabel("Password", { exact: true }).fill(one.password);
  await erase.getByRole("button", { name: "Delete my account now" }).click();
  await expect(erase.getByText("Tick this to go on.")).toBeVisible();
  await erase.getByRole("checkbox").check();
  await erase.getByRole("button", { name: "Delete my account now" }).click();
  await expect(page.getByRole("heading", { name: "Your account is deleted" })).toBeVisible();
  await expect(page.getByText(/are locked, as the law asks/)).toBeVisible();

  await page.goto("/settings");
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel("E-mail address").fill(one.email);
  await page.getByLabel("Password", { exact: true }).fill(one.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("E-mail address and password do not go together.")).toBeVisible();
  await openMail(page, one.email, /deleted/);
  // The address is free for a new account.
  await signUpByHand(page, one);
  await page.goto("/identity");
  await expect(page.getByRole("textbox", { name: "Full name" })).toBeVisible();
});

test("a contract that is out is settled before its sender's account is deleted, on a phone too", async ({ page }) => {
  const one = { ...person(cast.privacy), email: `open-${Date.now()}@example.com` };
  await signUp(page, one);
  const path = await sendSample(page, "Still to be signed", { name: "Ada Lin", email: "ada.lin@example.com" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/settings/privacy");
  await expect(page.getByText("You have not agreed to anything yet.")).toBeVisible();
  await expect(page.getByText("First settle these")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete my account…" })).toHaveCount(0);
  const sideways = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  expect(await page.evaluate(sideways)).toBe(false);
  await page.getByRole("link", { name: "Still to be signed" }).click();
  await page.waitForURL((url) => url.pathname === path);
});
