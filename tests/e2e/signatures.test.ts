import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { encode } from "uqr";
import { judge } from "../support/judges";
import { madeSigner } from "./backstage";
import { placeAndSign, prepareSample, send } from "./contracts";
import { cast, drawSignature, type Person, person, signUp } from "./people";
import { button, fits, main, phone, title } from "./screen";

test("she draws on her phone while the computer follows along, and keeps what came", async ({ browser, page }) => {
  await signer(page, person(cast.signatures.phone));
  await another(page);
  const link = await test.step("the computer shows a code with the link to a drawing area", async () => {
    await button(page, "Draw on my phone").click();
    await expect(page.getByText("Waiting for your phone.")).toBeVisible();
    const href = await page.getByRole("link", { name: "open the drawing area" }).getAttribute("href");
    const code = page.getByRole("img", { name: /Code with the link/ }).locator("path");
    expect(await code.getAttribute("d")).toBe(modules(href ?? ""));
    return href ?? "";
  });

  const hand = await (await browser.newContext(phone)).newPage();
  await test.step("the phone needs no sign-in, and what it draws appears stroke by stroke", async () => {
    await hand.goto(link);
    await expect(page.getByText("Your phone is ready.", { exact: false })).toBeVisible();
    await stroke(hand, 0.4);
    await expect(page.getByText("You are drawing on your phone.", { exact: false })).toBeVisible();
    await expect(button(page, "Keep this one")).toBeDisabled();
    const before = await ink(page);
    await stroke(hand, 0.6);
    await expect.poll(() => ink(page)).not.toBe(before);
    await hand.getByRole("button", { name: "Use it" }).click();
    await title(hand, "Your signature is on your computer");
    await fits(hand);
  });
  await test.step("drawn once more, it is the newer one that the computer shows and keeps", async () => {
    await expect(page.getByText("This came from your phone.", { exact: false })).toBeVisible();
    const first = await ink(page);
    await hand.getByRole("button", { name: "Draw it again" }).click();
    await stroke(hand, 0.5);
    await hand.getByRole("button", { name: "Use it" }).click();
    await title(hand, "Your signature is on your computer");
    await expect.poll(() => ink(page)).not.toBe(first);
    await expect(page.getByText("This came from your phone.", { exact: false })).toBeVisible();
    const shown = await ink(page);
    await button(page, "Keep this one").click();
    const kept = await inList(page, /^Drawn, /);
    expect(await kept.locator("path").getAttribute("d")).toBe(shown);
  });
  await test.step("the link has ended with that", async () => {
    await hand.getByRole("button", { name: "Draw it again" }).click();
    await stroke(hand, 0.5);
    await hand.getByRole("button", { name: "Use it" }).click();
    await title(hand, "This link has ended");
    await hand.reload();
    await title(hand, "This link has ended");
    await expect(main(page).getByRole("listitem")).toHaveCount(2);
  });
});

test("she has her name cut into a seal, chooses it among several and signs with it", async ({ page, request }) => {
  const one = person(cast.signatures.seal);
  await signer(page, one);
  await test.step("each decision is drawn at once, and the seal is kept as it was shown", async () => {
    await another(page);
    await page.getByRole("tab", { name: "Name seal" }).click();
    const seal = page.getByRole("img", { name: "Your name seal at true size" });
    const relief = await seal.innerHTML();
    await page.getByRole("radio", { name: "White on red" }).check();
    await expect.poll(() => seal.innerHTML()).not.toBe(relief);
    await page.getByLabel("Side").selectOption("15");
    await expect(page.getByText("True size, 15 × 15 mm")).toBeVisible();
    await page.getByRole("radio", { name: /^Song/ }).check();
    await button(page, "Keep this one").click();
    await inList(page, /^Name seal, white on red/);
    await another(page);
    await drawSignature(page);
    await inList(page, /^Drawn, /);
  });
  await test.step("in the room she takes the seal, though the drawing is offered first", async () => {
    const contract = "Receipt for a desk";
    await prepareSample(page, contract);
    await page.getByRole("button", { name: "Signature", exact: true }).click();
    await send(page);
    await page.goto("/contracts");
    await page.getByRole("link", { name: `Sign ${contract}` }).click();
    await expect(page.getByRole("radio", { name: "Drawn" })).toBeChecked();
    await page.getByRole("radio", { name: "Name seal, white on red" }).check();
    await placeAndSign(page, one);
    await page.getByRole("link", { name: "Open the contract and its history" }).click();
    await expect(page.getByText("Signed by all")).toBeVisible({ timeout: 30_000 });
  });
  await test.step("the file holds the seal as red outlines, and outside judges find nothing", async () => {
    const link = page.getByRole("link", { name: /^Download .*\.pdf/ }).first();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const pem = async (name: string) => (await request.get(`/ca/${name}`)).text();
    const file = await readFile(await download.path());
    const { signatures, findings } = await judge(file, await pem("root.pem"), await pem("chain.pem"));
    expect(findings).toEqual([]);
    expect(signatures).toBe(2);
  });
});

/** Somebody with a name, a certificate and a written signature, on the page of signatures. */
async function signer(page: Page, one: Person): Promise<void> {
  await signUp(page, one);
  await madeSigner(one.email, one.name, one.idNumber);
  await page.goto("/signature");
}

const another = (page: Page) => button(page, "Make another").click();

/** A signature that is kept, soon. */
async function inList(page: Page, name: RegExp) {
  const kept = main(page).getByRole("list").getByRole("img", { name });
  await expect(kept).toBeVisible({ timeout: 30_000 });
  return kept;
}

/** The ink that arrived from the phone. */
const ink = async (page: Page) =>
  (await page.getByRole("img", { name: "What you draw on your phone" }).locator("path").getAttribute("d")) ?? "";

/** A wave across the pad that fills a phone, at a part of its height. */
async function stroke(page: Page, height: number): Promise<void> {
  const box = await page.getByRole("img", { name: /Drawing area/ }).boundingBox();
  if (!box) throw new Error("there is no drawing area");
  const at = (part: number): [number, number] => [
    box.x + box.width * (0.15 + 0.7 * part),
    box.y + box.height * height + 20 * Math.sin(part * 12),
  ];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let step = 1; step <= 30; step++) await page.mouse.move(...at(step / 30));
  await page.mouse.up();
}

/** The dark modules of the code that holds a text. */
function modules(text: string): string {
  const { data } = encode(text, { ecc: "M", border: 4 });
  return data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
}
