import { expect, type Page, test } from "@playwright/test";
import { formerly, runOut } from "./backstage";
import {
  enterprise,
  getCertificate,
  operator,
  passComparison,
  passRegister,
  searchOrganization,
} from "./organizations";
import { cast, linkInMail, openMail, person } from "./people";
import { button, dialog, fits, main, phone, title } from "./screen";

test.describe.configure({ mode: "parallel" });

const change = (page: Page, heading: string) => main(page).getByRole("listitem").filter({ hasText: heading });

/** Pays at the sandbox's bank what the page asks for. */
async function payAtBank(page: Page): Promise<void> {
  const bank = await page.context().newPage();
  await bank.goto((await page.getByRole("link", { name: "Open the sandbox bank" }).getAttribute("href")) ?? "");
  const lines = main(bank).getByRole("listitem").filter({ hasText: "Paid to" });
  await title(bank, "Sandbox bank");
  const before = await lines.count();
  await button(bank, "Pay now").click();
  await expect(lines).toHaveCount(before + 1);
  await bank.close();
}

test("an organization gets another name, representative, account and owner, and each change asks for what it needs", async ({
  page,
  browser,
}) => {
  const { organization, representative } = enterprise("卓玛农牧专业合作社");
  const { name } = organization;
  const former = `旧称${name}`;
  await test.step("verified and certified", async () => {
    await operator(page, representative);
    await searchOrganization(page, organization.code);
    await passRegister(page, organization);
    await page.getByRole("link", { name: /^I am its legal representative/ }).click();
    await button(page, "Compare my name and number").click();
    await getCertificate(page, name);
  });
  const home = page.url();
  await test.step("the register is looked into after a year, and its owner hears what differs", async () => {
    await formerly(representative.email, former, "何苇");
    await page.goto(await linkInMail(page, representative.email, /register has changed/i, "/organizations/"));
    await title(page, former);
  });
  await test.step("the register's name is taken over, once", async () => {
    const said = change(page, "The organization has a new name");
    const takeOver = async () => {
      await said.getByRole("button", { name: "Take over the register's name" }).click();
      await dialog(page).getByRole("button", { name: "Take it over" }).click();
    };
    await takeOver();
    await title(page, name);
    await expect(said.getByText("The register confirms it. The change is made.")).toBeVisible();
    await expect(main(page).getByText("It has no valid certificate.")).toBeVisible();
    await expect(
      main(page)
        .getByRole("region", { name: "Earlier certificates" })
        .getByText(/Revoked on/),
    ).toBeVisible();
    await takeOver();
    await expect(said.getByText("The register says what we have already. Nothing was changed.")).toBeVisible();
  });
  await test.step("a new representative is compared; the wrong one changes nothing", async () => {
    const said = change(page, "It has a new legal representative");
    await said.getByRole("button", { name: "Compare the new representative" }).click();
    await said.getByRole("textbox", { name: "Legal representative" }).fill("杜若飞");
    await said.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(said.getByRole("checkbox", { name: /I agree/ })).toHaveAttribute("aria-invalid", "true");
    await said.getByRole("checkbox", { name: /I agree/ }).check();
    await said.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(said.getByText("Not everything is the same")).toBeVisible();
    await expect(main(page).getByText("何苇", { exact: true })).toBeVisible();
    await said.getByRole("textbox", { name: "Legal representative" }).fill(representative.name);
    await said.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(said.getByText("The register confirms it. The change is made.")).toBeVisible();
    await expect(main(page).getByText("何苇", { exact: true })).toHaveCount(0);
  });
  await test.step("another account: given up once, then proven by a payment", async () => {
    const begin = async () => {
      await change(page, "It uses another bank account").getByRole("button", { name: "Prove another account" }).click();
      await title(page, "Prove the account by a payment");
    };
    await begin();
    const way = page.getByRole("list", { name: "On the way to the certificate" });
    await expect(way.first().getByText("Passed when it was verified")).toBeVisible();
    await expect(page.getByRole("link", { name: /legal representative|sealed letter/i })).toHaveCount(0);
    await button(page, "Give up this verification").click();
    await dialog(page).getByRole("button", { name: "Give it up" }).click();
    // The certificate with the former name was revoked: what is missing is what is offered.
    await getCertificate(page, name);
    await begin();
    await button(page, "Give up this verification").click();
    await dialog(page).getByRole("button", { name: "Give it up" }).click();
    await expect(page.getByText(`${name} stays as it was.`)).toBeVisible();
    await page.getByRole("link", { name: "Open the organization" }).click();
    await begin();
    await page.getByRole("link", { name: /^It pays us a few cents/ }).click();
    await button(page, "Show me where to pay").click();
    await title(page, /^Send ¥0\.\d\d from the company account$/);
    await payAtBank(page);
    await title(page, "The account is proven");
    await page.getByRole("link", { name: "Open the organization" }).click();
    await expect(page).toHaveURL(home);
    await expect(main(page).getByText("Proven account")).toBeVisible();
    const proofs = main(page).getByRole("region", { name: "How it was proven" });
    for (const what of ["New name", "New legal representative", "Another account"])
      await expect(proofs.getByText(`${what} ·`, { exact: false })).toBeVisible();
  });
  await test.step("somebody else proves authority anew, and is its owner", async () => {
    const other = await (await browser.newContext()).newPage();
    const next = person(cast.organizationChanges.operator);
    await operator(other, next);
    await searchOrganization(other, organization.code);
    await button(other, new RegExp(`${name}$`)).click();
    await expect(other.getByRole("heading", { name: `${name} is verified already` })).toBeVisible();
    await button(other, "Prove authority anew").click();
    await passComparison(other, organization);
    await other.getByRole("link", { name: /^It pays us a few cents/ }).click();
    await button(other, "Show me where to pay").click();
    await payAtBank(other);
    await title(other, `${name} is verified`);
    await other.getByRole("link", { name: "Open the organization" }).click();
    await expect(other).toHaveURL(home);
    await expect(main(other).getByRole("heading", { name: "Changes" })).toBeVisible();
    await openMail(page, representative.email, /a new owner/i);
    await page.goto(home);
    await title(page, name);
    await expect(main(page).getByRole("heading", { name: "Changes" })).toHaveCount(0);
    await expect(button(page, "Leave the organization")).toBeVisible();
  });
});

test("on the phone: the time to pay runs out, and another payment is asked for; given up, it begins anew", async ({
  browser,
}) => {
  const page = await (await browser.newContext(phone)).newPage();
  const who = person(cast.organizationChanges.phone);
  const { organization } = enterprise("初夏食品有限公司");
  await operator(page, who);
  const askForPayment = async () => {
    await passRegister(page, organization);
    await page.getByRole("link", { name: /^It pays us a few cents/ }).tap();
    await button(page, "Show me where to pay").tap();
    await title(page, /^Send ¥0\.\d\d from the company account$/);
  };
  const note = async () =>
    (
      await page
        .getByText(/^[0-9A-Z]{4,}$/)
        .first()
        .innerText()
    ).trim();
  await searchOrganization(page, organization.code);
  await askForPayment();
  const first = await note();
  await test.step("nobody paid in time: the open page says so", async () => {
    await runOut(who.email);
    await title(page, "The time to pay has run out");
    await expect(page.getByText(/we take it until/)).toBeVisible();
    await fits(page);
    await button(page, "Begin anew").tap();
    await title(page, /^Send ¥0\.\d\d from the company account$/);
    expect(await note()).not.toBe(first);
  });
  await test.step("given up, and begun anew from the search", async () => {
    await button(page, "Give up this verification").tap();
    await dialog(page).getByRole("button", { name: "Give it up" }).tap();
    await title(page, "This verification was given up");
    await fits(page);
    await page.getByRole("link", { name: "Begin anew" }).tap();
    await page.getByLabel("Name or code").fill(organization.code);
    await button(page, "Search").first().tap();
    await askForPayment();
    await payAtBank(page);
    await title(page, `${organization.name} is verified`);
    await fits(page);
  });
});
