import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { madeSigner } from "./backstage";
import { photographed } from "./paper-pictures";
import { cast, type Person, person, signUp } from "./people";
import { button, fits, main, phone } from "./screen";

/** The signature that is drawn on the sheets is so much wider than high once it is set level. */
const ratio = 2.63;

test("she takes her signature from a photograph of lined paper in a bad light, and keeps what she saw", async ({
  page,
}) => {
  const sent = bytesSent(page);
  await fromPaper(page, person(cast.photo.desk));
  await test.step("what is no picture is said so, and what to do then", async () => {
    const bytes = (text: string) => Buffer.from(text, "latin1");
    await choose(page, { name: "note.png", mimeType: "image/png", buffer: bytes("Dear diary") });
    await expect(page.getByText("This file cannot be read as a picture", { exact: false })).toBeVisible();
    const heic = bytes("\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    await choose(page, { name: "IMG_0001.HEIC", mimeType: "image/heic", buffer: heic });
    await expect(page.getByText("This browser cannot read HEIC", { exact: false })).toBeVisible();
    const vast = bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\x02\0\0\0");
    await choose(page, { name: "vast.png", mimeType: "image/png", buffer: vast });
    await expect(page.getByText("more than 120 million pixels", { exact: false })).toBeVisible();
    await choose(page, { name: "diary.txt", mimeType: "text/plain", buffer: bytes("Dear diary") });
    await expect(page.getByText("diary.txt cannot be used here", { exact: false })).toBeVisible();
    await expect(button(page, "Keep this one")).toBeDisabled();
  });
  await test.step("an empty sheet has nothing to keep, not even the edge of a shadow", async () => {
    await choose(page, await photographed(page, { of: "nothing", width: 1200, height: 900, table: true, tilt: 3 }));
    await expect(page.getByText("No ink was found inside the frame.", { exact: false })).toBeVisible();
    await expect(button(page, "Keep this one")).toBeDisabled();
    await button(page, "Choose another picture").click();
  });
  await test.step("from a tilted, lined sheet on a table comes the signature alone", async () => {
    const sheet = { of: "signature", width: 2400, height: 1800, tilt: 4, ruled: true, table: true } as const;
    await choose(page, await photographed(page, sheet));
    await expect(page.getByRole("img", { name: "The picture that you chose" })).toBeVisible();
    const { wide, high, edges } = await taken(page);
    expect(Math.abs(wide / high - ratio)).toBeLessThan(0.12);
    // Four strokes that cross: one outer edge and the holes of the loops.
    expect(edges).toBeLessThan(9);
    expect(high).toBeCloseTo(18, 0);
  });
  await test.step("how large it stands on paper is hers to say", async () => {
    await page.getByRole("slider", { name: "Width on paper" }).fill("40");
    await expect.poll(async () => (await taken(page)).wide, { timeout: 60_000 }).toBe(40);
    const { wide, high } = await taken(page);
    expect(Math.abs(wide / high - ratio)).toBeLessThan(0.12);
    await expect(page.getByText(`On paper, 40 × ${Math.round(high * 10) / 10} mm`)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
    expect(violations).toEqual([]);
  });
  await test.step("she keeps it as it was shown; the photograph has not left her browser", async () => {
    const shown = await ink(page);
    await button(page, "Keep this one").click();
    const kept = main(page)
      .getByRole("list")
      .getByRole("img", { name: /^From paper, / });
    await expect(kept).toBeVisible({ timeout: 30_000 });
    expect(await kept.locator("path").getAttribute("d")).toBe(shown);
    await page.reload();
    await expect(kept).toBeVisible();
    expect(Math.max(...sent)).toBeLessThan(100_000);
  });
});

test("on a phone she frames a large photograph, turns it and takes back what she did", async ({ browser }) => {
  const page = await (await browser.newContext(phone)).newPage();
  await fromPaper(page, person(cast.photo.hand));
  await test.step("a photograph of 27 million pixels is read", async () => {
    await choose(page, await photographed(page, { of: "signature", width: 6000, height: 4500, tilt: -6 }));
    const { wide, high } = await taken(page);
    expect(Math.abs(wide / high - ratio)).toBeLessThan(0.12);
    await fits(page);
  });
  await test.step("a frame around a part of it leaves the rest away, by keyboard and by finger", async () => {
    const right = page.getByRole("button", { name: "Bottom right corner of the frame" });
    await right.press("ArrowLeft");
    await expect(button(page, "Show the whole picture")).toBeVisible();
    const [from, sheet] = [
      await right.boundingBox(),
      await page.getByRole("img", { name: "The picture that you chose" }).boundingBox(),
    ];
    if (!from || !sheet) throw new Error("there is no frame");
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(sheet.x + sheet.width * 0.5, sheet.y + sheet.height * 0.9, { steps: 5 });
    await page.mouse.up();
    // Half of the signature is cut off by the frame, so what is left is narrower.
    await expect.poll(async () => (await taken(page)).wide / (await taken(page)).high).toBeLessThan(ratio - 0.4);
    await button(page, "Show the whole picture").click();
    await expect.poll(async () => (await taken(page)).wide / (await taken(page)).high).toBeGreaterThan(ratio - 0.12);
  });
  await test.step("turned by a quarter it stands upright, and is set level again", async () => {
    await button(page, "Quarter turn").click();
    await expect.poll(async () => (await taken(page)).wide / (await taken(page)).high).toBeLessThan(0.5);
    await button(page, "Set level for me").click();
    await expect.poll(async () => (await taken(page)).wide / (await taken(page)).high).toBeGreaterThan(ratio - 0.12);
  });
  await test.step("she keeps it", async () => {
    await expect(button(page, "Keep this one")).toBeEnabled();
    await button(page, "Keep this one").click();
    const kept = main(page)
      .getByRole("list")
      .getByRole("img", { name: /^From paper, / });
    await expect(kept).toBeVisible({ timeout: 30_000 });
    await fits(page);
  });
});

/** Somebody who has a signature already, where she can take another one from paper. */
async function fromPaper(page: Page, one: Person): Promise<void> {
  await signUp(page, one);
  await madeSigner(one.email, one.name, one.idNumber);
  await page.goto("/signature");
  await button(page, "Make another").click();
  await page.getByRole("tab", { name: "From paper" }).click();
}

const choose = (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) =>
  page.getByLabel("A picture of your signature").setInputFiles(file);

const drawing = (page: Page) => page.getByRole("img", { name: "Your signature, taken from the paper" });
const ink = async (page: Page) => (await drawing(page).locator("path").getAttribute("d")) ?? "";

/** What was taken from the picture, once that is done: its size in millimetres, and how many edges it has. */
async function taken(page: Page) {
  await expect(main(page).locator("section[aria-busy=false]")).toBeVisible({ timeout: 60_000 });
  const [, , wide = 0, high = 0] = ((await drawing(page).getAttribute("viewBox")) ?? "").split(" ").map(Number);
  return { wide, high, edges: (await ink(page)).split("M").length - 1 };
}

/** How much each request of the page carries, from now on. */
function bytesSent(page: Page): number[] {
  const sent = [0];
  page.on("request", (request) => sent.push(request.postDataBuffer()?.length ?? 0));
  return sent;
}
