import { expect, type Page } from "@playwright/test";
import { codeInMail, type Person } from "./people";

/** Starts a contract from the sample, with the sender and one other person as signers. */
export async function prepareSample(page: Page, title: string, other: Person): Promise<void> {
  await page.goto("/contracts/new");
  await page.getByRole("button", { name: "Use a sample contract" }).click();
  await page.waitForURL(/\/edit/);
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "I sign too" }).click();
  await page.getByRole("button", { name: "Add someone" }).click();
  await page.getByLabel("Name", { exact: true }).last().fill(other.name);
  await page.getByLabel("E-mail", { exact: true }).last().fill(other.email);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

/** Drags a kind of field from the palette to a point of the first page, in parts of its width and height. */
export async function dragField(page: Page, kind: "Signature" | "Date" | "Text", x: number, y: number): Promise<void> {
  const from = await page.getByRole("button", { name: kind, exact: true }).boundingBox();
  const sheet = await page.getByRole("region", { name: "Page 1" }).boundingBox();
  if (!from || !sheet) throw new Error("the palette or the page is not there");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(sheet.x + sheet.width * x - 20, sheet.y + sheet.height * y - 20, { steps: 8 });
  await page.mouse.move(sheet.x + sheet.width * x, sheet.y + sheet.height * y, { steps: 3 });
  await page.mouse.up();
  await expect(page.getByRole("button", { name: new RegExp(`^${kind} of .*, page 1`) }).last()).toBeVisible();
}

/** From the last field to the moment the contract is out. */
export async function send(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("Vermilion sealed the file")).toBeVisible({ timeout: 30_000 });
}

/** In the signing room, all text filled: puts the signature into its places and confirms by the code in the mail. */
export async function placeAndSign(page: Page, signer: Person): Promise<void> {
  const place = page.getByRole("button", { name: /Put your signature on page/ });
  while (await place.isVisible()) await place.click();
  await page.getByRole("button", { name: "Review and sign" }).click();
  await page.getByRole("button", { name: "Send me a code to confirm" }).click();
  await expect(page.getByText(/Sent to/)).toBeVisible();
  const mails = await page.context().newPage();
  const code = await codeInMail(mails, signer.email);
  await mails.close();
  await page.getByRole("textbox", { name: "Code from your mail" }).fill(code);
  await page.getByRole("button", { name: "Sign the contract" }).click();
  await expect(page.getByRole("heading", { name: "You have signed" })).toBeVisible({ timeout: 30_000 });
}
