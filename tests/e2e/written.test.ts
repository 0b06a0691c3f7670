import { expect, type Page } from "@playwright/test";
import { placeAndSign, sendNow } from "./contracts";
import { type Member, pageOf, test } from "./member";
import { dialog, fits, phone, title } from "./screen";

const surface = (page: Page) => page.getByRole("textbox", { name: "Text of the contract" });

/** In the editor of the draft: who stands in the open places, and on to the sending. */
async function fillPlacesAndSend(page: Page, people: Member[]): Promise<void> {
  for (const [index, { name, email }] of people.entries()) {
    const row = page
      .getByRole("listitem")
      .filter({ has: page.getByLabel("Place in the contract") })
      .nth(index);
    await row.getByRole("textbox", { name: /^(Name|Your name)$/ }).fill(name);
    await row.getByLabel("E-mail", { exact: true }).fill(email);
  }
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Signature of .*, page/ })).toHaveCount(people.length);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

test("a contract is written at a desk, with details, clauses and a table, then sent and signed", async ({
  browser,
  sender,
  signer,
}) => {
  const hers = await pageOf(browser, sender);
  const house = `${Date.now()} Mill Lane`;

  await test.step("she begins with a lease", async () => {
    await hers.goto("/contracts/new");
    await hers.getByRole("button", { name: "Lease", exact: true }).click();
    await hers.waitForURL(/\/write\//, { timeout: 60_000 });
    await title(hers, "Lease Agreement");
    await expect(surface(hers)).toContainText("[Landlord]");
    await expect(surface(hers).locator("[data-number='1.']")).toContainText("The property");
  });

  await test.step("what she fills in stands in the text at once", async () => {
    const panel = hers.getByRole("complementary", { name: "Details" });
    await panel.getByLabel("Landlord", { exact: true }).fill(sender.name);
    await expect(surface(hers)).toContainText(`This agreement is made between ${sender.name} (the “Landlord”)`);
    await panel.getByLabel("Tenant", { exact: true }).fill(signer.name);
    await panel.getByLabel("Monthly rent", { exact: true }).fill("a lot");
    await expect(panel.getByText("Enter an amount, such as")).toBeVisible();
    await panel.getByLabel("Monthly rent", { exact: true }).fill("1500");
    await expect(surface(hers)).toContainText("The rent is ¥1,500.00 a month");
  });

  await test.step("she writes: a clause, bold words, a level, back and forth, a table", async () => {
    await surface(hers).getByText("The lease begins on").click();
    // For a moment after a click the surface takes no other place to write in, not even from a hand as fast as this one.
    await hers.waitForTimeout(200);
    // Where a line breaks depends on the window; End is the end of such a line.
    await surface(hers)
      .getByText("The lease begins on")
      .evaluate((clause) => getSelection()?.collapse(clause, clause.childNodes.length));
    await hers.keyboard.press("Enter");
    await hers.keyboard.type("The keys are handed over on the first day.");
    await expect(surface(hers).locator("[data-number='2.2']")).toHaveText("The keys are handed over on the first day.");
    await hers.keyboard.press("Tab");
    await expect(surface(hers).locator("[data-number='(a)']").first()).toContainText("The keys");
    await hers.keyboard.press("Shift+Tab");
    await hers.keyboard.press("Enter");
    await hers.keyboard.press("Control+b");
    await expect(hers.getByRole("button", { name: "Bold" })).toHaveAttribute("aria-pressed", "true");
    await hers.keyboard.type("No pets.");
    await expect(surface(hers).locator("[data-number='2.3'] strong")).toHaveText("No pets.");
    await hers.getByRole("button", { name: "Undo" }).click();
    await expect(surface(hers)).not.toContainText("No pets.");
    await hers.getByRole("button", { name: "Redo" }).click();
    await expect(surface(hers)).toContainText("No pets.");
    await hers.getByRole("button", { name: "Insert", exact: true }).click();
    await hers.getByRole("menuitem", { name: "Table" }).click();
    await expect(hers.getByRole("button", { name: "Table", exact: true })).toBeVisible();
    await hers.keyboard.type("Room");
    await hers.keyboard.press("Tab");
    await hers.keyboard.type("State");
    await expect(surface(hers).getByRole("columnheader", { name: "Room" })).toBeVisible();
    await hers.getByRole("button", { name: "Table", exact: true }).click();
    await hers.getByRole("menuitem", { name: "Delete the column" }).click();
    await expect(surface(hers).getByRole("columnheader", { name: "State" })).toHaveCount(0);
  });

  await test.step("she makes a detail of her own, and puts one into the title", async () => {
    await hers.getByRole("button", { name: "Insert", exact: true }).click();
    await hers.getByRole("menuitem", { name: "New detail" }).click();
    await dialog(hers).getByRole("button", { name: "Add and insert" }).click();
    await expect(dialog(hers).getByText("Give it a name.")).toBeVisible();
    await dialog(hers).getByLabel("Name").fill("Heating");
    await dialog(hers).getByLabel("What is filled in").selectOption({ label: "One of several" });
    await dialog(hers).getByLabel("Answers").fill("gas\nwood");
    await dialog(hers).getByRole("button", { name: "Add and insert" }).click();
    await expect(surface(hers)).toContainText("[Heating]");
    await hers.getByRole("textbox", { name: "Title" }).fill("Lease of {Address of the property}");
    await title(hers, "Lease of [Address of the property]");
    await expect(hers.getByText("Saved", { exact: true })).toBeVisible();
  });

  await test.step("she looks at the pages, and what she wrote is kept", async () => {
    await hers.getByRole("radio", { name: "Pages" }).click();
    await expect(hers.getByRole("region", { name: "Page 1", exact: true })).toContainText("This agreement is made");
    await hers.getByRole("radio", { name: "Text" }).click();
    await hers.reload();
    await expect(surface(hers)).toContainText("No pets.");
    await hers.getByRole("button", { name: "Done", exact: true }).click();
    await hers.waitForURL(/\/edit/);
  });

  await test.step("nothing is sent while details are missing", async () => {
    await fillPlacesAndSend(hers, [sender, signer]);
    await expect(hers.getByText(/^Details are still missing in/)).toBeVisible();
    await expect(hers.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
    await hers.getByRole("button", { name: "Go there" }).click();
  });

  await test.step("she fills them in, and sends", async () => {
    await hers.getByLabel("Address of the property", { exact: true }).fill(house);
    await hers.getByLabel("Use", { exact: true }).selectOption("office");
    await hers.getByLabel("First day", { exact: true }).fill("2027-01-01");
    await hers.getByLabel("Last day", { exact: true }).fill("2027-12-31");
    await hers.getByLabel("Deposit", { exact: true }).fill("3000");
    await hers.getByLabel("Governing law", { exact: true }).fill("the law of England");
    await hers.getByLabel("Heating", { exact: true }).selectOption("wood");
    await hers.getByRole("button", { name: "Make the pages" }).click();
    await expect(hers.getByText(/details? (is|are) missing/)).toBeHidden({ timeout: 30_000 });
    await expect(hers.getByLabel("Title")).toHaveValue(`Lease of ${house}`);
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await sendNow(hers);
  });

  await test.step("the tenant signs where the text says", async () => {
    const his = await pageOf(browser, signer, phone);
    await his.goto("/contracts");
    await his.getByRole("link", { name: `Sign Lease of ${house}` }).click();
    await placeAndSign(his, signer);
  });
});

test("a contract is written in the hand", async ({ browser, sender, signer }) => {
  const hers = await pageOf(browser, sender, phone);
  await hers.goto("/contracts/new");
  await fits(hers);
  await hers.getByRole("button", { name: "Blank page" }).tap();
  await hers.waitForURL(/\/write\//, { timeout: 60_000 });
  await title(hers, "Agreement");
  await fits(hers);
  await surface(hers).tap();
  await hers.keyboard.type("Bo lends Ann his bicycle.");
  for (const party of ["Lender", "Borrower"]) {
    await hers.getByRole("button", { name: "Insert", exact: true }).tap();
    await hers.getByRole("menuitem", { name: "Place to sign" }).tap();
    await dialog(hers).getByLabel("Party").fill(party);
    await dialog(hers).getByRole("radio", { name: "with a signature" }).tap();
    await dialog(hers).getByRole("button", { name: "Insert" }).tap();
    await expect(surface(hers)).toContainText(`${party}: signature`);
  }
  await hers.getByRole("button", { name: "Details", exact: true }).tap();
  await dialog(hers).getByLabel("Header").fill("No. 7");
  await hers.keyboard.press("Escape");
  await hers.getByRole("button", { name: "Done", exact: true }).tap();
  await hers.waitForURL(/\/edit/, { timeout: 60_000 });
  await fits(hers);
  await fillPlacesAndSend(hers, [sender, signer]);
  await sendNow(hers);
});
