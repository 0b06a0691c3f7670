import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { docx, lockedDocx, rtf } from "../support/documents";
import { brokenXrefPdf } from "../support/pdfs";
import { pageOf, test } from "./member";
import { button, dialog, fits, main, phone } from "./screen";
import { sheetPicture } from "./sheet-pictures";

const sizes: [string, BrowserContextOptions][] = [
  ["on a desk", {}],
  ["in the hand", phone],
];
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The place where the document is chosen, or more pictures. */
const input = (page: Page) => main(page).locator("input[type=file]").first();
const tiles = (page: Page) =>
  main(page)
    .getByRole("list")
    .filter({ has: page.locator("img") })
    .getByRole("listitem");
const shown = (page: Page) =>
  tiles(page)
    .locator("img")
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).src));

async function look(page: Page, options: BrowserContextOptions): Promise<void> {
  if (options === phone) await fits(page);
  const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

for (const [where, options] of sizes) {
  test(`a contract of pictures, ${where}`, async ({ browser, sender }) => {
    const page = await pageOf(browser, sender, options);
    await page.goto("/contracts/new");
    await test.step("three kinds of pictures are chosen together, and shown upright", async () => {
      const wide = await sheetPicture(page, {
        name: "IMG_0001.jpg",
        width: 900,
        height: 640,
        words: "FIRST",
        orientation: 6,
      });
      const scan = await sheetPicture(page, {
        name: "scan.png",
        type: "image/png",
        width: 620,
        height: 877,
        words: "SECOND",
      });
      const onTable = await sheetPicture(page, {
        name: "photo.webp",
        type: "image/webp",
        width: 900,
        height: 1200,
        words: "THIRD",
        corners: [
          [0.2, 0.14],
          [0.82, 0.1],
          [0.93, 0.88],
          [0.07, 0.9],
        ],
      });
      await input(page).setInputFiles([wide, scan, onTable]);
      await expect(tiles(page)).toHaveCount(3);
      const first = tiles(page).first().locator("img");
      expect(await first.evaluate((image: HTMLImageElement) => image.naturalHeight > image.naturalWidth)).toBe(true);
      await look(page, options);
    });
    await test.step("their order is changed by keyboard, by the menu, and by dragging", async () => {
      const [a, b, c] = await shown(page);
      await page.getByRole("button", { name: "Move page 3 of 3" }).press("ArrowLeft");
      await expect(main(page).getByText("Now page 2 of 3")).toBeAttached();
      await expect(page.getByRole("button", { name: "Move page 2 of 3" })).toBeFocused();
      expect(await shown(page)).toEqual([a, c, b]);
      await button(page, "More for page 1").click();
      await page.getByRole("menuitem", { name: "Move later" }).click();
      await expect.poll(() => shown(page)).toEqual([c, a, b]);
      const from = await page.getByRole("button", { name: "Move page 1 of 3" }).boundingBox();
      const to = await tiles(page).nth(1).boundingBox();
      if (!from || !to) throw new Error("the pictures are not there");
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(to.x + to.width / 2 - 20, to.y + to.height / 2, { steps: 6 });
      await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 3 });
      await page.mouse.up();
      await expect.poll(() => shown(page)).toEqual([a, c, b]);
    });
    await test.step("one is straightened: its corners are found, and moved by hand", async () => {
      const before = (await shown(page))[1];
      await button(page, "Straighten page 2").click();
      const result = dialog(page).getByRole("img", { name: "The straightened page" });
      await expect(result).toBeVisible();
      const ratio = await result.evaluate((image: HTMLImageElement) => image.naturalHeight / image.naturalWidth);
      expect(ratio).toBeGreaterThan(1.1);
      const corner = dialog(page).getByRole("button", { name: "Upper left corner of the sheet" });
      const place = await corner.boundingBox();
      await look(page, options);
      await corner.press("Shift+ArrowLeft");
      await expect.poll(async () => (await corner.boundingBox())?.x).toBeLessThan(place?.x ?? 0);
      await dialog(page).getByRole("button", { name: "Find the corners again" }).click();
      await expect.poll(async () => Math.round((await corner.boundingBox())?.x ?? 0)).toBe(Math.round(place?.x ?? 0));
      await dialog(page).getByRole("button", { name: "Use the straightened page" }).click();
      await expect(dialog(page)).toHaveCount(0);
      await expect(tiles(page).nth(1).getByText("Straightened")).toBeVisible();
      expect((await shown(page))[1]).not.toBe(before);
    });
    await test.step("what is no picture that can be read is named, and the rest stays", async () => {
      const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")]);
      await input(page).setInputFiles([
        { name: "IMG_7.HEIC", mimeType: "image/heic", buffer: heic },
        { name: "contract.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") },
        { name: "half.jpg", mimeType: "image/jpeg", buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]) },
      ]);
      await expect(main(page).getByText("IMG_7.HEIC: this browser cannot read HEIC pictures.")).toBeVisible();
      await expect(main(page).getByText("contract.pdf is not a picture.")).toBeVisible();
      await expect(main(page).getByText("half.jpg cannot be read as a picture")).toBeVisible();
      await expect(tiles(page)).toHaveCount(3);
    });
    await test.step("one is turned, one goes, and the others become a contract", async () => {
      await button(page, "Turn page 1 clockwise").click();
      await button(page, "More for page 3").click();
      await page.getByRole("menuitem", { name: "Remove" }).click();
      await expect(tiles(page)).toHaveCount(2);
      const sent = page.waitForResponse((response) => response.url().endsWith("/api/uploads"));
      await button(page, "Make 2 pages and continue").click();
      const upload = await (await sent).json();
      expect(upload).toMatchObject({ fileName: "Scanned contract.pdf", pageCount: 2, remarks: [], made: null });
      await page.waitForURL(/\/edit/);
      const file = await (await page.request.get(`/files/uploads/${upload.uploadId}`)).body();
      // The first is the camera's own data, turned by the page alone; A4 across, then upright.
      expect(file.includes("DCTDecode")).toBe(true);
      const boxes = [...file.toString("latin1").matchAll(/MediaBox \[ ?0 0 (\d+)[\d.]* (\d+)/g)];
      expect(boxes.map(([, width, height]) => [width, height])).toEqual([
        ["841", "595"],
        ["595", "841"],
      ]);
    });
    await page.context().close();
  });

  test(`a contract of an office document, ${where}`, async ({ browser, sender }) => {
    const page = await pageOf(browser, sender, options);
    await page.goto("/contracts/new");
    const choose = (name: string, bytes: Uint8Array) =>
      input(page).setInputFiles({ name, mimeType: word, buffer: Buffer.from(bytes) });
    await test.step("one that cannot be converted is named as such", async () => {
      await choose("locked.docx", lockedDocx());
      await expect(main(page).getByText("protected by a password")).toBeVisible();
      await choose("crash.docx", rtf("FAKE:crash"));
      await expect(main(page).getByText("The document could not be converted")).toBeVisible();
      await expect(button(page, "Use a sample contract")).toBeVisible();
    });
    await test.step("a slow one is waited for, or stopped", async () => {
      await choose("slow.rtf", rtf("FAKE:slow PAGE"));
      await expect(main(page).getByRole("status").getByText("Your document is being set as PDF pages")).toBeVisible();
      await button(page, "Stop the upload").click();
      await expect(main(page).getByText("Your document is being set as PDF pages")).toHaveCount(0);
      await expect(button(page, "Use a sample contract")).toBeVisible();
    });
    await test.step("its pages are shown before they are used; another may be chosen instead", async () => {
      await choose("Lease.docx", docx(["PAGE", "PAGE"]));
      await expect(main(page).getByText("Lease.docx was set as PDF pages")).toBeVisible();
      await expect(main(page).getByText("Page 2, by way of MS Word 2007 XML")).toBeAttached();
      await look(page, options);
      await button(page, "Choose another file").click();
      await choose("Lease.docx", docx(["PAGE", "PAGE", "PAGE"]));
      await expect(main(page).getByText("3 pages.")).toBeVisible();
      await button(page, "Use this").click();
      await page.waitForURL(/\/edit/);
      await expect(page.getByLabel("Title")).toHaveValue("Lease");
    });
    await page.context().close();
  });

  test(`a damaged PDF, ${where}`, async ({ browser, sender }) => {
    const page = await pageOf(browser, sender, options);
    await page.goto("/contracts/new");
    await input(page).setInputFiles({
      name: "old.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(brokenXrefPdf()),
    });
    await expect(main(page).getByText("old.pdf is damaged")).toBeVisible();
    await look(page, options);
    await button(page, "Make a repaired copy").click();
    await expect(main(page).getByText("old.pdf was repaired")).toBeVisible();
    await expect(main(page).getByText("Contract of sale")).toBeAttached();
    await look(page, options);
    await button(page, "Use this").click();
    await page.waitForURL(/\/edit/);
    await page.context().close();
  });
}
