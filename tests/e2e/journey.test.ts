import { readFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { judge } from "../support/judges";
import { backdated, dragField, placeAndSign, prepareSample, send } from "./contracts";
import { becomeSigner, cast, drawSignature, linkInMail, person, signUpByHand, writeSignature } from "./people";

const title = "Confidentiality agreement 2026";

test("two people sign a contract, from an empty account to a verified file", async ({ browser, request }) => {
  const sender = person(cast.journey.sender);
  const signer = person(cast.journey.signer);
  const hers = await (await browser.newContext()).newPage();
  const his = await (await browser.newContext()).newPage();

  await test.step("she signs up, proves her name, gets her certificate and draws her signature", async () => {
    await signUpByHand(hers, sender);
    await hers.goto("/identity");
    await becomeSigner(hers, sender);
    await drawSignature(hers);
  });
  await test.step("she prepares a contract for both and sends it", async () => {
    await prepareSample(hers, title, signer);
    await dragField(hers, "Signature", 0.3, 0.72);
    await dragField(hers, "Date", 0.3, 0.8);
    await hers.getByLabel("Fields for").selectOption({ index: 1 });
    await dragField(hers, "Signature", 0.7, 0.72);
    await dragField(hers, "Text", 0.7, 0.8);
    await hers.getByRole("textbox", { name: "What is asked" }).fill("Delivery address");
    await send(hers);
  });
  await test.step("he follows the link, becomes a signer inside it, fills in and signs", async () => {
    await his.goto(await linkInMail(his, signer.email, new RegExp(title), "/s/"));
    await his.getByLabel("Password", { exact: true }).fill(signer.password);
    await his.getByRole("button", { name: "Continue" }).click();
    await his.waitForURL(/\/identity/);
    await becomeSigner(his, signer);
    await writeSignature(his);
    await his.getByRole("link", { name: "Back to the contract" }).click();
    await his.getByRole("textbox", { name: "Delivery address" }).fill("18 Wensan Road 文三路18号");
    await placeAndSign(his, signer);
  });
  await test.step("she signs from her list", async () => {
    await hers.goto("/contracts");
    await hers.getByRole("link", { name: `Sign ${title}` }).click();
    await placeAndSign(hers, sender);
  });
  await test.step("both see the finished contract and its history", async () => {
    for (const page of [hers, his]) {
      await page.getByRole("link", { name: "Open the contract and its history" }).click();
      await expect(page.getByText("Signed by all")).toBeVisible();
      await expect(page.getByText(/lines, each chained to the one before: intact/)).toBeVisible();
    }
  });
  const file = await test.step("he downloads it, and outside judges find nothing", () =>
    downloadAndJudge(his, request));
  await test.step("anyone can verify it, and sees a changed date", async () => {
    const anyone = await (await browser.newContext()).newPage();
    await anyone.goto("/verify");
    const name = "agreement.pdf";
    const mimeType = "application/pdf";
    await anyone.locator("input[type=file]").setInputFiles({ name, mimeType, buffer: file });
    await expect(anyone.getByText(sender.name).first()).toBeVisible();
    await expect(anyone.getByText(signer.name).first()).toBeVisible();
    await expect(anyone.getByText("Valid", { exact: true }).first()).toBeVisible();
    const changed = backdated(file);
    await anyone.goto("/verify");
    await anyone.locator("input[type=file]").setInputFiles({ name, mimeType, buffer: changed });
    await expect(anyone.getByText("Not valid", { exact: true }).first()).toBeVisible();
  });
});

async function downloadAndJudge(page: Page, request: APIRequestContext): Promise<Buffer> {
  const link = page.getByRole("link", { name: /^Download .*\.pdf/ }).first();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const file = await readFile(await download.path());
  const pem = async (name: string) => (await request.get(`/ca/${name}`)).text();
  const { signatures, findings } = await judge(file, await pem("root.pem"), await pem("chain.pem"));
  expect(findings).toEqual([]);
  expect(signatures).toBe(3);
  return file;
}
