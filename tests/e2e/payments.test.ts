import { expect, type Page, test } from "@playwright/test";
import { enterprise, operator, passRegister, searchOrganization } from "./organizations";
import { cast, type Person, person } from "./people";
import { button, fits, main, phone, title } from "./screen";

test.describe.configure({ mode: "parallel" });

/** Somebody with a proven name, and an organization that has passed the register. Output: its name. */
async function operatorOf(page: Page, who: Person, name: string): Promise<string> {
  await operator(page, who);
  const { organization } = enterprise(name);
  await searchOrganization(page, organization.code);
  await passRegister(page, organization);
  return organization.name;
}

test("an organization pays: a person's money and a short payment are told, the right one passes by itself", async ({
  browser,
}) => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const name = await operatorOf(page, person(cast.payments.in), "静水环保科技有限公司");
  await test.step("where to pay, how much, with which note", async () => {
    await page.getByRole("link", { name: /^It pays us a few cents/ }).tap();
    await button(page, "Show me where to pay").tap();
    await title(page, /^Send ¥0\.\d\d from the company account$/);
    await expect(button(page, "Copy Note")).toBeVisible();
    await fits(page);
    await button(page, "I have sent it").tap();
    await expect(page.getByText(/^You sent it .* We look out for it\.$/)).toBeVisible();
  });
  const bank = await context.newPage();
  const reason = (text: string | RegExp) => page.getByRole("region", { name: /do not fit/ }).getByText(text);
  await test.step("from a personal account", async () => {
    await bank.goto((await page.getByRole("link", { name: "Open the sandbox bank" }).getAttribute("href"))!);
    await title(bank, "Sandbox bank");
    await fits(bank);
    await bank.getByRole("radio", { name: "A person" }).tap();
    await button(bank, "Pay now").tap();
    await expect(bank.getByText(/told by a signed callback/)).toBeVisible();
    await expect(reason("It came from a personal account")).toBeVisible();
    await expect(reason(/This money goes back to its payer/)).toBeVisible();
  });
  await test.step("too little", async () => {
    const amount = bank.getByLabel("Amount in yuan");
    const asked = await amount.inputValue();
    await bank.getByRole("radio", { name: "This account" }).tap();
    await amount.fill("0.001");
    await button(bank, "Pay now").tap();
    await expect(bank.getByText("An amount like 0.37, up to 10,000.")).toBeVisible();
    const other = Number(asked) > 0.01 ? "0.01" : "1.00";
    await amount.fill(other);
    await button(bank, "Pay now").tap();
    await expect(reason(new RegExp(`¥${other} arrived: too (little|much)`))).toBeVisible();
    await amount.fill(asked);
  });
  await test.step("rightly; the open page goes on", async () => {
    await fits(page);
    await button(bank, "Pay now").tap();
    await expect(bank.getByRole("listitem").filter({ hasText: "Paid to" })).toHaveCount(2);
    await title(page, `${name} is verified`);
    await fits(page);
  });
});

/** From the choice of a way to the payment, and to the question how much came. Output: the amount, "0.37". */
async function payOut(page: Page): Promise<string> {
  await button(page, "Send the amount").click();
  await title(page, "How much arrived?");
  const bank = await page.context().newPage();
  await bank.goto((await page.getByRole("link", { name: "Open the sandbox bank" }).getAttribute("href"))!);
  const line = bank.getByRole("listitem").filter({ hasText: "Received from" }).first();
  const amount = /¥(0\.\d\d)/.exec(await line.innerText())![1]!;
  await bank.close();
  return amount;
}

/** An amount that is not this one. */
const wrong = (amount: string, by = 1) => (((Number(amount) * 100 + by) % 99) / 100 + 0.01).toFixed(2);

async function answer(page: Page, amount: string): Promise<void> {
  await page.getByLabel("Amount that arrived").fill(amount);
  await button(page, "Check the amount").click();
}

test("we pay an organization: a code with a slip, one wrong amount, then the right one", async ({ page }) => {
  const name = await operatorOf(page, person(cast.payments.out), "若溪服饰有限公司");
  await page.getByRole("link", { name: /^We pay it a few cents/ }).click();
  await expect(main(page).getByText(name, { exact: true }).first()).toBeVisible();
  await button(page, "Send the amount").click();
  await expect(page.getByText("Search for the branch and choose it.")).toBeVisible();
  const branch = page.getByLabel("Bank and branch");
  await branch.fill("999331010010");
  await expect(page.getByText(/The last digit does not fit the others/)).toBeVisible();
  await branch.fill("砚池 武汉");
  await button(page, "Search").click();
  await expect(page.getByText("砚池商业银行武汉虚构支行")).toBeVisible();
  await page.getByLabel("Account number").fill("9990 2105");
  await expect(page.getByText(/8 digits, ending in 2105/)).toBeVisible();
  await button(page, "Send the amount").click();
  await title(page, "Prove that you may act for it");
  await expect(page.getByText("The bank knows no such account.")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Correct the account" }).click();
  await button(page, "Use this account").click();
  const amount = await payOut(page);
  await answer(page, "37");
  await expect(page.getByText("It is between 0.01 and 0.99.")).toBeVisible();
  await answer(page, wrong(amount));
  await expect(page.getByText("That is not the amount")).toBeVisible();
  await expect(page.getByText(/2 tries are left, until/)).toBeVisible();
  await answer(page, amount);
  await title(page, `${name} is verified`);
});

test("three wrong amounts lock a payment; others may follow until there were too many", async ({ page }) => {
  await operatorOf(page, person(cast.payments.locked), "知远教育咨询有限公司");
  await page.getByRole("link", { name: /^We pay it a few cents/ }).click();
  await button(page, "Use this account").click();
  const amount = await payOut(page);
  for (const by of [1, 2]) {
    await answer(page, wrong(amount, by));
    await expect(page.getByText(by === 1 ? /2 tries are left, until/ : /One try is left, until/)).toBeVisible();
  }
  await answer(page, wrong(amount, 3));
  await title(page, "Prove that you may act for it");
  await expect(page.getByText("Three wrong amounts")).toBeVisible();
  await page.getByRole("link", { name: /^We pay it a few cents/ }).click();
  await button(page, "Use this account").click();
  await payOut(page);
  await button(page, "Choose another way").click();
  await expect(page.getByText("Nothing was decided. Choose a way to go on.")).toBeVisible();
});
