import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { plainPdf } from "../support/pdfs";
import { testPki } from "../support/signing-pki";
import { signedByAll } from "../support/signing-scenario";

const make = async () =>
  (
    await signedByAll({
      base: plainPdf(),
      pki: testPki("Stranger"),
      signers: ["李雷", "Han Meimei"],
      values: ["北京 12"],
    })
  ).signed;

let signed: Uint8Array;
test.beforeAll(async () => {
  signed = await make();
});

async function check(page: Page, name: string, bytes: Uint8Array | string): Promise<void> {
  await page.goto("/verify");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(bytes) });
  await expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
}

const nothingFound = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual(
    [],
  );

test("a file of a stranger: unchanged, but nobody here vouches for its signers", async ({ page }) => {
  await check(page, "stranger.pdf", signed);
  await expect(page.getByRole("status").first()).toHaveText("Unchanged, but not every signer can be vouched for.");
  const rows = page.getByRole("region", { name: "Signatures" }).getByRole("listitem").filter({ hasText: "signed" });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("李雷");
  await expect(rows.first()).toContainText("Not trusted");
  await expect(rows.first().getByRole("img", { name: /李雷/ }).locator("canvas")).toBeVisible();
  await expect(page.getByRole("tabpanel")).toContainText("“地址” was filled in: 北京 12");
  await nothingFound(page);

  await page.getByRole("tab", { name: "Certificates" }).click();
  await expect(page.getByRole("tabpanel")).toContainText("CN=Stranger Issuing");
  await nothingFound(page);

  await page.getByRole("tab", { name: "Technical report" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the report as JSON" }).click();
  const report = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of report) parts.push(part as Buffer);
  expect(JSON.parse(Buffer.concat(parts).toString("utf8"))).toMatchObject({
    file: "stranger.pdf",
    report: { verdict: "indeterminate" },
    known: null,
  });
});

test("a changed byte is seen, and the page says what to do", async ({ page }) => {
  const changed = Uint8Array.from(signed);
  changed[100] = changed[100]! ^ 1;
  await check(page, "changed.pdf", changed);
  await expect(page.getByRole("status").first()).toHaveText("Changed after signing. Do not rely on it.");
  await expect(page.getByText("The signed bytes were changed after this signature.").first()).toBeVisible();
  await nothingFound(page);
});

test("a file without signatures, and one that is no PDF, each have their own answer", async ({ page }) => {
  await check(page, "plain.pdf", plainPdf());
  await expect(page.getByRole("status").first()).toHaveText("There is no signature in this file.");
  await nothingFound(page);
  await page.getByRole("button", { name: "Check another file" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Verify a PDF" })).toBeVisible();
  await check(page, "letter.pdf", "Dear all");
  await expect(page.getByText("It is not a PDF, whatever its name says.")).toBeVisible();
  await nothingFound(page);
});

test.describe("on a phone, in Chinese", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: "zh-CN" });

  test("nothing is cut off, and a signature leads to its page", async ({ page }) => {
    await check(page, "stranger.pdf", signed);
    await expect(page.getByRole("status").first()).toHaveText("文件未改动，但有签署人的身份无法确认。");
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await nothingFound(page);
    await page.getByRole("button", { name: /李雷/ }).tap();
    await expect(page.getByRole("region", { name: "文档" })).toBeInViewport();
    await expect(page.getByRole("region", { name: "文档" })).toBeFocused();
  });
});
