import { expect } from "@playwright/test";
import { pagesPdf } from "../support/pdfs";
import { confirmAndSign, prepareSample, send } from "./contracts";
import { pageOf, test } from "./member";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("a contract of two documents is prepared, read and signed under one confirmation", async ({ browser, sender }) => {
  const title = `Framework and schedule ${Date.now()}`;
  const hers = await pageOf(browser, sender);
  await test.step("she adds a schedule and puts it first, then second again", async () => {
    await prepareSample(hers, title);
    await hers.getByRole("button", { name: "Parties" }).click();
    await hers.getByLabel("Add a document").setInputFiles({
      name: "Schedule A.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(pagesPdf(3)),
    });
    await expect(hers.getByText("Schedule A.pdf")).toBeVisible();
    await hers.getByRole("button", { name: "Move Schedule A.pdf up" }).click();
    await hers.getByRole("button", { name: "Move Schedule A.pdf down" }).click();
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
  });
  await test.step("each document has a place to sign", async () => {
    await hers.getByRole("button", { name: "Signature", exact: true }).click();
    await hers.getByLabel("Document", { exact: true }).selectOption({ label: "2. Schedule A.pdf" });
    await expect(hers.getByRole("region", { name: "Page 3", exact: true })).toBeAttached();
    await hers.getByRole("button", { name: "Date", exact: true }).click();
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(hers.getByText(/has fields in Schedule A\.pdf, and no place to sign there/)).toBeVisible();
    await hers.getByRole("button", { name: "Go there" }).click();
    await hers.getByLabel("Document", { exact: true }).selectOption({ label: "2. Schedule A.pdf" });
    await hers.getByRole("button", { name: "Signature", exact: true }).click();
    await send(hers);
  });
  await test.step("in the hand she is led from one document to the other, and signs both", async () => {
    const hand = await pageOf(browser, sender, phone);
    await hand.goto("/contracts");
    await hand.getByRole("link", { name: `Sign ${title}` }).tap();
    const tabs = hand.getByRole("navigation", { name: "Documents of this contract" });
    await expect(tabs.getByRole("button")).toHaveCount(2);
    const put = hand.getByRole("button", { name: "Put your signature on page 1", exact: true });
    await put.tap();
    await put.tap();
    await expect(tabs.getByRole("button", { name: "Schedule A.pdf" })).toHaveAttribute("aria-current", "true");
    expect(await hand.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await hand.getByRole("button", { name: "Review and sign", exact: true }).tap();
    const dialog = hand.getByRole("dialog");
    for (const name of ["Confidentiality agreement.pdf", "Schedule A.pdf"])
      await expect(dialog.getByText(name, { exact: true })).toBeVisible();
    await confirmAndSign(hand, sender);
    await expect(hand.getByRole("link", { name: "Download Schedule A.pdf" })).toBeVisible();
    await hand.getByRole("link", { name: "Open the contract and its history" }).tap();
    await expect(hand.getByText(/lines, each chained to the one before: intact/)).toBeVisible();
  });
});
