import { expect, type Page, test } from "@playwright/test";
import { plainPdf } from "../support/pdfs";
import { officeLink } from "./backstage";
import { accept, because, invite, joinOffice, newcomer, reference, today, upload } from "./office";
import { enterprise, operator, passRegister, searchOrganization } from "./organizations";
import { cast, type Person, person } from "./people";
import { button, dialog, main, title } from "./screen";

test.describe.configure({ mode: "serial" });

let [chief, reviewer, finance]: (Page | undefined)[] = [];
const the = (page: Page | undefined): Page => {
  if (!page) throw new Error("nobody has come in");
  return page;
};

test("the first administrator comes in by the printed link, and invites others, who see their rooms only", async ({
  browser,
}) => {
  const [one, two, three] = await Promise.all([newcomer(browser), newcomer(browser), newcomer(browser)]);
  chief = one;
  await chief.goto("/office");
  await expect(chief.getByText("There is nothing at this address")).toBeVisible();
  await joinOffice(chief, await officeLink());
  const links = [await invite(chief, "Finance"), await invite(chief, "Reviewer")] as const;
  [finance, reviewer] = await Promise.all([accept(two, links[0]), accept(three, links[1])]);
  const rooms = (page: Page) => page.getByRole("navigation").getByRole("link");
  await expect(rooms(finance).filter({ hasText: "Payments" }).first()).toBeVisible();
  await expect(rooms(finance).filter({ hasText: "Reviews" })).toHaveCount(0);
  for (const [page, room] of [
    [finance, "reviews"],
    [finance, "people"],
    [finance, "administrators"],
    [reviewer, "payments"],
    [reviewer, "payments/imports/new"],
    [reviewer, "record"],
  ] as const) {
    await page.goto(`/office/${room}`);
    await expect(page.getByText("There is nothing at this address")).toBeVisible();
  }
});

test("a passport is approved by two, each after a look; neither can do it alone", async ({ browser }) => {
  const [first, second] = [the(chief), the(reviewer)];
  const email = `rosa-${Math.random().toString(36).slice(2, 10)}@example.com`;
  const applicant = await newcomer(browser, email);
  await applicant.goto("/identity/document_review");
  await applicant.getByLabel("Issued by").selectOption({ label: "Portugal" });
  await applicant.getByLabel("Full name").fill("Rosa Almeida");
  const number = `C${Math.random().toString(36).slice(2, 9).toUpperCase()}`;
  await applicant.getByLabel("Number of the document").fill(number);
  await applicant.getByRole("checkbox", { name: /I agree/ }).check();
  const file = { name: "page.pdf", mimeType: "application/pdf", buffer: Buffer.from(plainPdf()) };
  await applicant.locator("input[type=file]").setInputFiles(file);
  await button(applicant, "Send for review").click();
  await expect(applicant.getByRole("heading", { name: "Two people look at your document" })).toBeVisible();

  const open = async (page: Page) => {
    await page.goto("/office/reviews");
    await page.getByRole("link", { name: `Open the review of ${email}` }).click();
    await expect(main(page).getByText(email).first()).toBeVisible();
    await expect(button(page, "Approve")).toBeDisabled();
    await button(page, "Show the papers").click();
    await expect(button(page, "Approve")).toBeEnabled();
  };
  await open(first);
  await expect(main(first).getByText(number)).toHaveCount(0);
  await main(first)
    .getByRole("button", { name: /^Show in full/ })
    .first()
    .click();
  await because(first, "To compare it with the picture", "Show it once");
  await expect(dialog(first).getByText(number)).toBeVisible();
  await dialog(first).getByRole("button", { name: "Close" }).last().click();
  await button(first, "Approve").click();
  await dialog(first).getByRole("button", { name: "Approve" }).click();
  await expect(
    main(first)
      .getByText(/You have decided already|Another administrator/)
      .first(),
  ).toBeVisible();
  await open(second);
  await button(second, "Approve").click();
  await dialog(second).getByRole("button", { name: "Approve" }).click();
  await expect(main(second).getByText("The papers are deleted")).toBeVisible();
  await expect(async () => {
    await applicant.goto("/identity");
    await expect(applicant.getByRole("heading", { name: "Your name is proven" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await first.goto("/office/record");
  await expect(main(first).getByText("“To compare it with the picture”").first()).toBeVisible();
});

/** A statement whose headings say too little to be guessed. */
const statement = (lines: string[][]) => ({
  name: `statement-${Math.random().toString(36).slice(2, 8)}.csv`,
  mimeType: "text/csv",
  buffer: Buffer.from(
    [["交易日期", "对方户名", "对方账号", "进", "出", "附言", "流水号"], ...lines]
      .map((cells) => cells.join(","))
      .join("\r\n"),
  ),
});
/** Somebody with a proven name, whose organization is asked to pay. */
async function operatorWhoPays(page: Page, who: Person, name: string) {
  await operator(page, who);
  const { organization } = enterprise(name);
  await searchOrganization(page, organization.code);
  await passRegister(page, organization);
  await page.getByRole("link", { name: /^It pays us a few cents/ }).click();
  await button(page, "Show me where to pay").click();
  await title(page, /^Send ¥0\.\d\d from /);
  const amount = /0\.\d\d/.exec(await page.getByRole("heading", { level: 1 }).innerText())![0];
  return { organization, amount };
}

test("a statement is mapped, looked at, taken in and undone; a payment is matched by two", async ({ browser }) => {
  const [first, second] = [the(finance), the(chief)];
  const operator = await (await browser.newContext()).newPage();
  const { organization, amount } = await operatorWhoPays(operator, person(cast.office), "青石巷茶业有限公司");
  const end = String(Math.floor(1_000 + Math.random() * 9_000));
  // The bank wrote a former name, and the note was left out.
  const paid = [today(), `${organization.name.slice(0, 4)}旧称有限公司`, `62220000${end}`, amount];
  const file = statement([
    [...paid, "", "", reference()],
    [today(), "王小明", "6222021234567890123", "0.05", "", "还款", reference()],
    [today(), "水电公司", "31050161", "", "120.00", "电费", reference()],
  ]);
  await test.step("the columns are not known, and are said", async () => {
    await upload(first, file);
    const known = await button(first, /^Take in/).count();
    if (known === 0) {
      await expect(main(first).getByText("Say first which column means what.")).toBeVisible();
      await first.getByLabel("Day of booking").selectOption("交易日期");
      await first.getByLabel(/^Name of the other side/).selectOption("对方户名");
      await first.getByLabel(/^Account of the other side/).selectOption("对方账号");
      await first.getByLabel(/^Bank’s reference/).selectOption("流水号");
      await first.getByRole("checkbox", { name: "附言" }).check();
      await button(first, "Read it so").click();
      await expect(main(first).getByText("2 columns are still missing.")).toBeVisible();
      await first.getByLabel(/^Money in$/).selectOption("进");
      await first.getByLabel(/^Money out$/).selectOption("出");
      await button(first, "Read it so").click();
    }
    await expect(button(first, "Take in 2 payments")).toBeVisible();
    await expect(main(first).getByText("Left out: money that went out")).toBeVisible();
    await expect(main(first).getByRole("table", { name: "What would become of it" }).getByText("王小明")).toBeVisible();
  });
  await test.step("taken in, undone, and taken in anew with the columns as remembered", async () => {
    await button(first, "Take in 2 payments").click();
    await dialog(first).getByRole("button", { name: "Take in 2 payments" }).click();
    await expect(main(first).getByText(/^Taken in /)).toBeVisible();
    await button(first, "Undo").click();
    await because(first, "The wrong month was uploaded", "Undo");
    await expect(main(first).getByText(/^Undone /)).toBeVisible();
    await upload(first, file);
    await expect(main(first).getByText(/As in the last file with these headings/)).toBeVisible();
    await button(first, "Take in 2 payments").click();
    await dialog(first).getByRole("button", { name: "Take in 2 payments" }).click();
    await expect(main(first).getByText(/^Taken in /)).toBeVisible();
  });
  await test.step("the same file once more brings nothing", async () => {
    await upload(first, file);
    await expect(main(first).getByText("This very file was taken in before")).toBeVisible();
    await button(first, "Throw away").click();
    await dialog(first).getByRole("button", { name: "Throw away" }).click();
    await expect(
      main(first)
        .getByText(/Thrown away/)
        .first(),
    ).toBeVisible();
  });
  await test.step("one proposes, who cannot confirm; another does", async () => {
    await first.goto("/office/payments");
    await first.getByRole("searchbox").fill(`62220000${end}`);
    await button(first, "Find").click();
    await first.getByRole("region", { name: "Payments found" }).getByRole("link").first().click();
    await expect(
      main(first)
        .getByText(new RegExp(`[*]${end.slice(-2)}$`))
        .first(),
    ).toBeVisible();
    const candidate = main(first).getByRole("listitem").filter({ hasText: organization.name });
    await candidate.getByRole("button", { name: "Propose" }).click();
    await because(first, "The bank confirmed the change of name", "Propose");
    await expect(main(first).getByText("You proposed this, so somebody else decides.")).toBeVisible();
    await expect(button(first, "Confirm the match")).toHaveCount(0);
    await second.goto("/office/payments?tab=proposals");
    await main(second).getByRole("listitem").filter({ hasText: organization.name }).getByRole("link").click();
    await button(second, "Confirm the match").click();
    await dialog(second).getByRole("button", { name: "Confirm the match" }).click();
    await expect(main(second).getByText("Two administrators")).toBeVisible();
    await title(operator, `${organization.name} is verified`);
  });
});

test("a payment typed by hand counts once another has compared it; a refund is recorded with its reference", async () => {
  const [first, second] = [the(finance), the(chief)];
  await first.goto("/office/payments/entry");
  await button(first, "Enter it").click();
  await expect(first.getByText("This is needed.")).toHaveCount(4);
  const own = reference();
  await first.getByLabel("Payer’s name").fill("南屏商贸有限公司");
  await first.getByLabel("Amount in CNY").fill("0.21");
  await first.getByLabel("Booked on").fill(today());
  await first.getByLabel("Bank’s reference").fill(own);
  await first.getByLabel("Why by hand").fill("The bank sent paper only");
  await button(first, "Enter it").click();
  await expect(main(first).getByText("Waits for another administrator")).toBeVisible();
  await expect(button(first, "Confirm")).toHaveCount(0);
  await second.goto(first.url());
  await expect(
    main(second).getByText("“The bank sent paper only”").or(main(second).getByText("The bank sent paper only")).first(),
  ).toBeVisible();
  await button(second, "Confirm").click();
  await dialog(second).getByRole("button", { name: "Confirm" }).click();
  await expect(main(second).getByText(/^Taken in /)).toBeVisible();

  await first.goto("/office/payments");
  await first.getByRole("searchbox").fill(own);
  await button(first, "Find").click();
  await first.getByRole("region", { name: "Payments found" }).getByRole("link").first().click();
  await button(first, "Send back").click();
  await because(first, "Nobody asked for this money", "Send back");
  await button(first, "Record the refund").click();
  await dialog(first).getByRole("textbox", { name: "Bank’s reference" }).fill(reference());
  await dialog(first).getByRole("button", { name: "Record it" }).click();
  await expect(main(first).getByText("Sent back", { exact: true }).first()).toBeVisible();
});
