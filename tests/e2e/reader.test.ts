import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, expect, type Locator, type Page, type Response } from "@playwright/test";
import { bigContract } from "../support/big-contract";
import { sentFile } from "./backstage";
import { type Member, pageOf, test } from "./member";
import { fits, phone } from "./screen";

/** Text, pictures and a table of contents; page n begins with "Clause n.1:". */
const pages = 200;
/** Where `fillDraft` of the backstage puts the text field on page 1, in points, and how large its page is. */
const field = { x: 300, y: 100, width: 80, height: 24 };
const sheet = { width: 595, height: 842 };

let file: string;
test.beforeAll(() => {
  file = path.join(mkdtempSync(path.join(os.tmpdir(), "vermilion-reader-")), "long.pdf");
  writeFileSync(file, bigContract(pages));
});

const pageRegion = (page: Page, number: number): Locator =>
  page.getByRole("region", { name: `Page ${number}`, exact: true });
const pageBox = (page: Page): Locator => page.getByRole("textbox", { name: "Page number" });
const zoomBox = (page: Page): Locator => page.getByRole("textbox", { name: "Zoom" });
const seenPages = (page: Page): Locator => page.getByRole("main").locator("[data-page] canvas");

async function goTo(page: Page, number: number): Promise<void> {
  await pageBox(page).fill(String(number));
  await pageBox(page).press("Enter");
  await expect(pageRegion(page, number)).toBeInViewport();
}

/** @param item one of the menu in the pill */
async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "More for the pages" }).click();
  await page
    .getByRole("menuitem", { name: item })
    .or(page.getByRole("menuitemradio", { name: item }))
    .click();
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return box;
}

type Opened = { page: Page; parts: Response[]; scripts: Response[] };

async function openRoom(browser: Browser, sender: Member, options = {}): Promise<Opened> {
  const link = await sentFile(sender.email, file, sender);
  const page = await pageOf(browser, sender, options);
  const parts: Response[] = [];
  const scripts: Response[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/files/")) parts.push(response);
    if (response.request().resourceType() === "script" && !pathname.includes("pdf.worker")) scripts.push(response);
  });
  await page.goto(link);
  await expect(pageRegion(page, 1).locator("canvas")).toBeVisible();
  return { page, parts, scripts };
}

test("a long contract is read at a desk: in parts, larger, turned, searched, by its contents", async ({
  browser,
  sender,
}) => {
  const { page, parts, scripts } = await openRoom(browser, sender);

  await test.step("all scripts of the room, packed, are less than 250 kB", async () => {
    const bodies = await Promise.all(scripts.map((script) => script.body()));
    expect(bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)).toBeLessThan(250_000);
  });

  await test.step("the first page comes with a few parts of the file, and a screen reader reads it in order", async () => {
    expect(parts.length).toBeLessThanOrEqual(12);
    for (const part of parts) expect(part.status()).toBe(206);
    await expect(pageRegion(page, 1).getByText("Clause 1.1:", { exact: false })).toBeVisible();
    const words = await pageRegion(page, 1).locator(".pdf-text").innerText();
    expect(words.indexOf("Clause 1.2:")).toBeGreaterThan(words.indexOf("Clause 1.1:"));
    expect(words.indexOf("Clause 1.42:")).toBeGreaterThan(words.indexOf("Clause 1.41:"));
  });

  await test.step("pages are drawn as they come into view and given up again, small ones too", async () => {
    await goTo(page, 150);
    await expect(pageRegion(page, 150).locator("canvas")).toBeVisible();
    await expect(pageRegion(page, 1).locator("canvas")).toHaveCount(0);
    expect(await seenPages(page).count()).toBeLessThanOrEqual(8);
    await expect(page.locator("[data-thumbnail='149'] canvas")).toBeVisible();
    expect(await page.locator("[data-thumbnail] canvas").count()).toBeLessThan(40);
    await page.getByRole("button", { name: "Page 148", exact: true }).click();
    await expect(pageBox(page)).toHaveValue("148");
    await goTo(page, 1);
  });

  await test.step("larger and smaller by every hand, between 25 and 400 %", async () => {
    const before = await boxOf(pageRegion(page, 1));
    await page.mouse.move(before.x + before.width / 2, before.y + 200);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -120);
    await page.keyboard.up("Control");
    await expect.poll(async () => (await boxOf(pageRegion(page, 1))).width).toBeGreaterThan(before.width * 1.2);
    await zoomBox(page).fill("900");
    await zoomBox(page).press("Enter");
    await expect(zoomBox(page)).toHaveValue("400%");
    await zoomBox(page).fill("1");
    await zoomBox(page).press("Enter");
    await expect(zoomBox(page)).toHaveValue("25%");
    await page.getByRole("button", { name: "Larger" }).click();
    await expect(zoomBox(page)).toHaveValue("33%");
    await page.getByRole("region", { name: "Contract", exact: true }).focus();
    await page.keyboard.press("-");
    await expect(zoomBox(page)).toHaveValue("25%");
    await choose(page, "Actual size");
    expect((await boxOf(pageRegion(page, 1))).width).toBeCloseTo((sheet.width * 96) / 72, -1);
    await choose(page, "Fit the page");
    const desk = await boxOf(page.getByRole("region", { name: "Contract", exact: true }));
    expect((await boxOf(pageRegion(page, 1))).height).toBeLessThan(desk.height);
    await page.getByRole("region", { name: "Contract", exact: true }).focus();
    await page.keyboard.press("0");
    await expect.poll(async () => (await boxOf(pageRegion(page, 1))).width).toBeCloseTo(before.width, 0);
  });

  await test.step("turned, the fields lie where they do on the paper, and can be filled in", async () => {
    await goTo(page, 1);
    await choose(page, "Turn to the right");
    const address = page.getByRole("textbox", { name: "Address" });
    const place = await boxOf(address);
    const seen = await boxOf(pageRegion(page, 1));
    const scale = seen.width / sheet.height;
    expect(place.x - seen.x).toBeCloseTo((sheet.height - field.y - field.height) * scale, -1);
    expect(place.y - seen.y).toBeCloseTo(field.x * scale, -1);
    expect(place.height).toBeCloseTo(field.width * scale, -1);
    await address.fill("文三路 18 号");
    await expect(address).toHaveValue("文三路 18 号");
    await choose(page, "Turn to the left");
    expect((await boxOf(pageRegion(page, 1))).width).toBeLessThan((await boxOf(pageRegion(page, 1))).height);
  });

  await test.step("a search goes through all pages, tells how many, and leads from one to the next", async () => {
    await page.keyboard.press("Control+f");
    const search = page.getByRole("search");
    const words = search.getByRole("textbox", { name: "Words" });
    await expect(words).toBeFocused();
    await words.fill("clause 120.");
    await expect(search.getByText("1 of 42", { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(pageRegion(page, 120)).toBeInViewport();
    expect(await page.evaluate(() => CSS.highlights.get("found-here")?.size)).toBe(1);
    await words.press("Enter");
    await expect(search.getByText("2 of 42", { exact: true })).toBeVisible();
    await words.press("Shift+Enter");
    await search.getByRole("button", { name: "Place before" }).click();
    await expect(search.getByText("42 of 42", { exact: true })).toBeVisible();
    await words.fill("no such words");
    await expect(search.getByText("Nothing found")).toBeVisible({ timeout: 60_000 });
    await words.press("Escape");
    await expect(search).toHaveCount(0);
  });

  await test.step("its own table of contents leads to the pages", async () => {
    await choose(page, "Table of contents");
    await page.getByRole("dialog").getByRole("button", { name: "Second part" }).click();
    await expect(pageBox(page)).toHaveValue(String(pages / 2 + 1));
  });
});

test("a long contract is read in the hand: pinched, turned, searched, by small pages", async ({ browser, sender }) => {
  const { page } = await openRoom(browser, sender, phone);

  await test.step("two fingers make it larger", async () => {
    const before = await boxOf(pageRegion(page, 1));
    const devtools = await page.context().newCDPSession(page);
    const fingers = (apart: number) => [
      { x: 195 - apart, y: 300, id: 0 },
      { x: 195 + apart, y: 300, id: 1 },
    ];
    await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(40) });
    for (let apart = 45; apart <= 80; apart += 5)
      await devtools.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(apart) });
    await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expect.poll(async () => (await boxOf(pageRegion(page, 1))).width).toBeGreaterThan(before.width * 1.7);
    await fits(page);
    await choose(page, "Fit the width");
    await expect.poll(async () => (await boxOf(pageRegion(page, 1))).width).toBeCloseTo(before.width, 0);
  });

  await test.step("turned, its fields are pressed where they are seen", async () => {
    await choose(page, "Turn to the left");
    await page.getByRole("textbox", { name: "Address" }).tap();
    await page.keyboard.insertText("文三路 18 号");
    await expect(page.getByRole("textbox", { name: "Address" })).toHaveValue("文三路 18 号");
    await choose(page, "Turn to the right");
  });

  await test.step("the search and the small pages fit into the hand", async () => {
    await choose(page, "Search in the pages");
    await page.getByRole("search").getByRole("textbox", { name: "Words" }).fill("Clause 88.7:");
    await expect(page.getByRole("search").getByText(/^1 of 1/)).toBeVisible({ timeout: 60_000 });
    await expect(pageRegion(page, 88)).toBeInViewport();
    await fits(page);
    await page.getByRole("button", { name: /^(End the search|Stop searching)$/ }).tap();
    await choose(page, "All pages");
    const small = page.getByRole("dialog");
    await expect(small.locator("[data-thumbnail='87'] canvas")).toBeVisible();
    await small.getByRole("button", { name: "Page 91", exact: true }).tap();
    await expect(pageBox(page)).toHaveValue("91");
    await fits(page);
  });

  await test.step("all steps are in a sheet below", async () => {
    await page.getByRole("button", { name: /^Steps:/ }).tap();
    await expect(page.getByRole("dialog").getByText("Confirm and sign")).toBeVisible();
  });
});
