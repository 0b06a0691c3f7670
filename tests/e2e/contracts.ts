import { expect, type Page } from "@playwright/test";
import { codeInMail, type Person } from "./people";

type Named = Pick<Person, "name" | "email">;

/** Starts a contract from the sample, up to the fields: she signs too, and so do the others. */
export async function prepareSample(page: Page, title: string, ...others: Named[]): Promise<void> {
  await startSample(page, title);
  await page.getByRole("button", { name: "I take part too" }).click();
  for (const other of others) await addSigner(page, other);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

/** Sends the sample to others, each with a place to sign, by the shortest way. Returns the contract's path. */
export async function sendSample(page: Page, title: string, ...signers: Named[]): Promise<string> {
  await startSample(page, title);
  for (const signer of signers) await addSigner(page, signer);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  for (const [index] of signers.entries()) {
    await page.getByLabel("Fields for").selectOption({ index });
    await page.getByRole("button", { name: "Signature", exact: true }).click();
  }
  await send(page);
  return new URL(page.url()).pathname;
}

async function startSample(page: Page, title: string): Promise<void> {
  await page.goto("/contracts/new");
  await page.getByRole("button", { name: "Use a sample contract" }).click();
  await page.waitForURL(/\/edit/);
  await page.getByLabel("Title").fill(title);
}

async function addSigner(page: Page, { name, email }: Named): Promise<void> {
  await page.getByRole("button", { name: "Add someone" }).click();
  await page.getByLabel("Name", { exact: true }).last().fill(name);
  await page.getByLabel("E-mail", { exact: true }).last().fill(email);
}

/** Drags a kind of field from the palette to a point of the first page, in parts of its width and height. */
export async function dragField(page: Page, kind: "Signature" | "Date" | "Text", x: number, y: number): Promise<void> {
  const sheet = await sheetAround(page, y);
  const from = await page.getByRole("button", { name: kind, exact: true }).boundingBox();
  if (!from) throw new Error("the palette is not there");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(sheet.x + sheet.width * x - 20, sheet.y + sheet.height * y - 20, { steps: 8 });
  await page.mouse.move(sheet.x + sheet.width * x, sheet.y + sheet.height * y, { steps: 3 });
  await page.mouse.up();
  await expect(page.getByRole("button", { name: new RegExp(`^${kind} of .*, page 1`) }).last()).toBeVisible();
}

/** Where the first page lies, once it is scrolled so that this part of its height is well in view. */
async function sheetAround(page: Page, part: number) {
  const sheet = page.getByRole("region", { name: "Page 1" });
  await sheet.evaluate((element, y) => {
    const marker = document.createElement("i");
    marker.style.cssText = `position:absolute;top:${y * 100}%`;
    element.append(marker);
    marker.scrollIntoView({ block: "center", behavior: "instant" });
    marker.remove();
  }, part);
  const box = await sheet.boundingBox();
  if (!box) throw new Error("the page is not there");
  return box;
}

/** From the last field to the moment the contract is out. */
export async function send(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await sendNow(page);
}

/** From the last look at everything to the moment the contract is out. */
export async function sendNow(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("Vermilion sealed the file").first()).toBeVisible({ timeout: 30_000 });
}

/** In the signing room, all text filled: puts the signature into its places and confirms by the code in the mail. */
export async function placeAndSign(page: Page, signer: Person): Promise<void> {
  const place = page.getByRole("button", { name: /^Put your signature on page/ });
  const review = page.getByRole("button", { name: "Review and sign", exact: true });
  await expect(place.or(review)).toBeVisible();
  while (await place.isVisible()) await place.click();
  await review.click();
  await confirmAndSign(page, signer);
}

/** In the last question of the signing room: confirms by the code in the mail. */
export async function confirmAndSign(page: Page, signer: Person): Promise<void> {
  await page.getByRole("button", { name: "Send me a code to confirm" }).click();
  await expect(page.getByText(/Sent to/)).toBeVisible();
  const mails = await page.context().newPage();
  const code = await codeInMail(mails, signer.email);
  await mails.close();
  await page.getByRole("textbox", { name: "Code from your mail" }).fill(code);
  await page.getByRole("button", { name: "Sign the contract" }).click();
  await expect(page.getByRole("heading", { name: "You have signed" })).toBeVisible({ timeout: 30_000 });
}

/** The same file, its last signature said to be made in another year: one digit, and the file still reads. */
export function backdated(file: Buffer): Buffer {
  const changed = Buffer.from(file);
  const date = changed.lastIndexOf("/M (D:20");
  expect(date).toBeGreaterThan(0);
  changed[date + "/M (D:20".length]! ^= 1;
  return changed;
}
