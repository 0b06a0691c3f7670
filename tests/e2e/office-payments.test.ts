import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Branch } from "../../lib/domain/bank-payments/branch";
import { sandboxBranches } from "../../lib/domain/bank-payments/sandbox/branches";
import { because, invite, joinOffice, newcomer, reference, today, upload } from "./office";
import { openBackstage } from "./open-backstage";
import { enterprise, operator, passRegister, searchOrganization } from "./organizations";
import { type OwnServer, startOwnServer } from "./own-server";
import { cast, person } from "./people";
import { button, dialog, fits, main, phone, title } from "./screen";
import { type Booked, camt053, mt940 } from "./statements";

/** The account that pays and is paid, of an installation without the sandbox's bank. */
const ours = { name: "朱印信任服务有限公司", number: "31050161000012345678", cnaps: "999290010083" };
/** Branches of the directory, and one so new that it is not in there. */
const [hangzhou, shaoxing, newest] = sandboxBranches as [Branch, Branch, Branch];

/** A server where administrators take payments to the bank as files, and statements are taken in by two. */
const test = base.extend<object, { server: OwnServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what is needed
    async ({}, use) => {
      const file = path.join(await mkdtemp(path.join(os.tmpdir(), "vermilion-e2e-")), "branches.csv");
      const rows = [hangzhou, shaoxing].map((one) => [one.cnaps, one.bank, one.branch, one.city].join(","));
      await writeFile(file, ["cnaps,bank,branch,city", ...rows, ""].join("\n"));
      const server = await startOwnServer({
        PAYOUT_PROVIDER: "file",
        STATEMENT_TWO_PERSON: "true",
        RECEIVING_ACCOUNT_NAME: ours.name,
        RECEIVING_ACCOUNT_NUMBER: ours.number,
        RECEIVING_ACCOUNT_BANK: "虚构银行上海分行",
        RECEIVING_ACCOUNT_CNAPS: ours.cnaps,
        BRANCH_DIRECTORY: file,
      });
      const backstage = await openBackstage(server);
      await use(server);
      await backstage.close();
      await server.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
});
test.describe.configure({ mode: "serial" });

type Flow = { name: string; page: Page };
let finance: Page;
let chief: Page;
let paid: [Flow, Flow];
let paying: [Flow, Flow];

/** Two administrators who may decide about money. */
async function openOffice(browser: Browser, link: string): Promise<void> {
  const [one, other] = await Promise.all([newcomer(browser), newcomer(browser)]);
  await joinOffice(one, link);
  chief = one;
  await joinOffice(other, await invite(chief, "Finance"));
  finance = other;
}

/** An organization of the operator's that is to be proven by a payment; ends where the payment begins. */
async function flow(page: Page, name: string, way: RegExp): Promise<Flow> {
  const { organization } = enterprise(name);
  await searchOrganization(page, organization.code);
  await passRegister(page, organization);
  await page.getByRole("link", { name: way }).click();
  return { name: organization.name, page };
}

/** One operator with four organizations: two that we pay, and two that pay us. */
async function openFlows(browser: Browser): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await operator(page, person(cast.officePayments));
  const next = async (name: string, way: RegExp) => flow(await context.newPage(), name, way);
  const [weOut, theyIn] = [/^We pay it a few cents/, /^It pays us a few cents/];
  const [one, two, three, four] = await Promise.all([
    next("听雨软件（武汉）有限公司", weOut),
    next("晚舟物流有限公司", weOut),
    next("望北新材料有限公司", theyIn),
    next("云栖印务（绍兴）有限公司", theyIn),
  ]);
  [paid, paying] = [
    [one, two],
    [three, four],
  ];
  for (const { page } of paying) await button(page, "Show me where to pay").click();
}

/** Names branch and account; ends while the payment waits for the bank. */
async function nameAccount({ page, name }: Flow, query: string, chosen: string | null, account: string): Promise<void> {
  await page.getByLabel("Bank and branch").fill(query);
  await button(page, "Search").click();
  if (chosen) await button(page, chosen).click();
  // The only branch found is taken by itself, once it is found.
  await expect(button(page, "Another branch")).toBeVisible();
  await page.getByLabel("Account number").fill(account);
  await button(page, "Send the amount").click();
  await title(page, `We are paying ${name}`);
}

const room = (page: Page, tab: string) => page.goto(`/office/payments?tab=${tab}`);
const row = (page: Page, name: string) => main(page).getByRole("row").filter({ hasText: name });
const order = (page: Page, format: string) => main(page).getByRole("listitem").filter({ hasText: format });

async function downloaded(page: Page, click: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

async function answer(page: Page, amount: string): Promise<void> {
  await page.getByLabel("Amount that arrived").fill(amount);
  await button(page, "Check the amount").click();
}

const account = { one: "6222000000001111", wrong: "6222000000002222", other: "6222000000003333" };

test("payments go to the bank as a file; it takes one and refuses another, and both organizations follow along", async ({
  browser,
  server,
}) => {
  await Promise.all([openOffice(browser, server.officeLink), openFlows(browser)]);
  const [one, other] = paid;
  // One after the other: the orders stand in the file as they were asked for.
  await nameAccount(one, "虚构 杭州", null, account.one);
  await nameAccount(other, newest.cnaps, `Use ${newest.cnaps}`, account.wrong);
  await room(chief, "payouts");
  await room(finance, "payouts");
  await expect(main(finance).getByText("2 payments wait for the bank.")).toBeVisible();
  let amounts: Record<string, string> = {};
  await test.step("one file of both, once", async () => {
    const file = await downloaded(finance, () => button(finance, "Orders as pain.001").click());
    expect(file.name).toMatch(/^payouts-\d{4}-\d\d-\d\d-\w{6}\.xml$/);
    expect(XMLValidator.validate(file.text)).toBe(true);
    const { GrpHdr: header, PmtInf: payment } = new XMLParser({ parseTagValue: false }).parse(file.text).Document
      .CstmrCdtTrfInitn;
    expect(payment.Dbtr.Nm).toBe(ours.name);
    expect(payment.DbtrAcct.Id.Othr.Id).toBe(ours.number);
    const orders = payment.CdtTrfTxInf as {
      PmtId: { EndToEndId: string };
      Amt: { InstdAmt: string };
      CdtrAgt: { FinInstnId: { ClrSysMmbId: { MmbId: string } } };
      Cdtr: { Nm: string };
      CdtrAcct: { Id: { Othr: { Id: string } } };
      RmtInf: { Ustrd: string };
    }[];
    amounts = Object.fromEntries(orders.map(({ Cdtr, Amt }) => [Cdtr.Nm, Amt.InstdAmt]));
    expect(orders.map(({ CdtrAcct }) => CdtrAcct.Id.Othr.Id)).toEqual([account.one, account.wrong]);
    expect(orders.map(({ CdtrAgt }) => CdtrAgt.FinInstnId.ClrSysMmbId.MmbId)).toEqual([hangzhou.cnaps, newest.cnaps]);
    expect(Object.keys(amounts)).toEqual([one.name, other.name]);
    for (const { PmtId, RmtInf, Amt } of orders) {
      expect(RmtInf.Ustrd).toBe(PmtId.EndToEndId);
      expect(Amt.InstdAmt).toMatch(/^0\.\d\d$/);
    }
    expect([header.NbOfTxs, payment.NbOfTxs]).toEqual(["2", "2"]);
    const sum = Object.values(amounts).reduce((cents, amount) => cents + Math.round(Number(amount) * 100), 0);
    expect(header.CtrlSum).toBe((sum / 100).toFixed(2));
    await expect(order(finance, "2 payments, pain.001")).toBeVisible();
    const again = await downloaded(finance, () =>
      order(finance, "pain.001").getByRole("link", { name: "Download again" }).click(),
    );
    expect(again).toEqual(file);
    // Whoever still has the page from before gets no second file of the same.
    await button(chief, "As CSV").click();
    await expect(main(chief).getByText("No payment waits to be taken to the bank.")).toBeVisible();
  });
  await test.step("the bank took it", async () => {
    await title(one.page, "How much arrived?");
    await order(finance, "pain.001").getByRole("button", { name: "The bank took it" }).click();
    await expect(dialog(finance).getByText("Has the bank taken this file?")).toBeVisible();
    await dialog(finance).getByRole("button", { name: "The bank took it" }).click();
    await expect(order(finance, "pain.001").getByText("Taken by the bank")).toBeVisible();
    await expect(row(finance, one.name).getByText("Sent", { exact: true })).toBeVisible();
    const steps = one.page.getByRole("list", { name: "On its way" });
    await expect(steps.locator("[aria-current=step]")).toContainText("You enter the amount");
  });
  await test.step("the bank refused one of them", async () => {
    await title(other.page, "How much arrived?");
    await row(finance, other.name)
      .getByRole("button", { name: `Did not arrive: ${other.name}` })
      .click();
    await dialog(finance).getByLabel("What the bank says").selectOption("name_differs");
    await dialog(finance).getByRole("button", { name: "It did not arrive" }).click();
    await expect(dialog(finance).getByRole("textbox", { name: "Why" })).toHaveAttribute("aria-invalid", "true");
    await because(finance, "The bank's paper of this morning", "It did not arrive");
    await expect(row(finance, other.name).getByText("The account is in another name")).toBeVisible();
    await expect(other.page.getByText(`The account is not in the name of ${other.name}.`)).toBeVisible();
  });
  await test.step("another account, by the other kind of file", async () => {
    await other.page.getByRole("link", { name: "Correct the account" }).click();
    await nameAccount(other, "绍兴", null, account.other);
    await room(finance, "payouts");
    const file = await downloaded(finance, () => button(finance, "As CSV").click());
    expect(file.name).toMatch(/\.csv$/);
    const [line, ...more] = parse(file.text, { bom: true, columns: true }) as Record<string, string>[];
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      付款账号: ours.number,
      收款账号: account.other,
      收款户名: other.name,
      收款开户行: shaoxing.branch,
      收款行联行号: shaoxing.cnaps,
      币种: "CNY",
    });
    amounts[other.name] = line?.金额 ?? "";
  });
  await test.step("each is proven by the amount that its file had", async () => {
    await title(other.page, "How much arrived?");
    for (const { page, name } of paid) {
      await answer(page, amounts[name]!);
      await title(page, `${name} is verified`);
    }
    await room(finance, "payouts");
    await expect(row(finance, one.name).getByRole("button", { name: /^Did not arrive/ })).toHaveCount(0);
  });
});

/** What an organization is asked to pay. */
async function asked({ page }: Flow): Promise<{ cents: number; code: string }> {
  const amount = /0\.\d\d/.exec(await page.getByRole("heading", { level: 1 }).innerText())?.[0];
  const code = await page.getByRole("term").filter({ hasText: "Note" }).locator("xpath=..").locator(".num").innerText();
  return { cents: Math.round(Number(amount) * 100), code };
}

let known: Booked[] = [];

test("a camt.053 is looked at and taken in: one organization is proven, the rest waits for people; twice brings nothing", async () => {
  const [one, other] = paying;
  const [first, second] = [await asked(one), await asked(other)];
  known = [
    {
      day: today(),
      amount: first.cents,
      payer: one.name,
      account: "6222000000004444",
      note: first.code,
      reference: reference(),
    },
    // The right note, but the name that the organization had before.
    {
      day: today(),
      amount: second.cents,
      payer: "旧称印务（绍兴）有限公司",
      account: "6222000000005555",
      note: second.code,
      reference: reference(),
    },
    {
      day: today(),
      amount: 1_234_500,
      payer: "南屏商贸有限公司",
      account: "6222000000006666",
      note: "货款",
      reference: reference(),
    },
  ];
  const file = camt053(ours.number, today(), known);
  await upload(finance, file);
  const preview = main(finance).getByRole("table", { name: "What would become of it" });
  await expect(main(finance).getByText(/^camt\.053, into 虚构银行上海分行 5678/)).toBeVisible();
  await expect(preview.getByRole("row").filter({ hasText: one.name })).toContainText("Matches: Code in the note");
  await expect(preview.getByRole("row").filter({ hasText: "旧称" })).toContainText(
    "The payer is another organization.",
  );
  await expect(preview.getByRole("row").filter({ hasText: "南屏" })).toContainText(
    "Nobody with this name is asked to pay.",
  );
  await title(one.page, /^Send ¥0/);
  await expect(main(finance).getByText("Waits for another administrator")).toBeVisible();
  await expect(button(finance, /^Take in/)).toHaveCount(0);
  await chief.goto(finance.url());
  await button(chief, "Take in 3 payments").click();
  await dialog(chief).getByRole("button", { name: "Take in 3 payments" }).click();
  await expect(main(chief).getByText(/^Taken in /)).toBeVisible();
  await title(one.page, `${one.name} is verified`);
  const told = other.page.getByRole("region", { name: /do not fit/ });
  await expect(told.getByText("The payer is another organization")).toBeVisible();
  await expect(told.getByText(/This money goes back to its payer\.$/)).toBeVisible();
  await upload(finance, file);
  await expect(main(finance).getByText("This very file was taken in before")).toBeVisible();
  await expect(main(finance).getByText("Left out: known already")).toBeVisible();
  await chief.goto(finance.url());
  await expect(button(chief, /^Take in \d/)).toHaveCount(0);
});

test("in the hand: a payment is set aside and taken up again; a proposal is taken back, one is refused; an MT940 decides", async ({
  browser,
}) => {
  const page = await (
    await browser.newContext({ ...phone, storageState: await finance.context().storageState() })
  ).newPage();
  const [, other] = paying;
  const find = async (name: string, tab: string, where = page) => {
    await room(where, tab);
    await main(where)
      .getByRole("link", { name: `Open the payment of ${name}` })
      .tap();
    await expect(where.getByRole("heading", { name: "What the bank told" })).toBeVisible();
  };
  await test.step("set aside, taken up again", async () => {
    await find("南屏商贸有限公司", "unmatched");
    await fits(page);
    await button(page, "Set aside").tap();
    await because(page, "A customer's payment, not about any proof", "Set aside");
    await expect(main(page).getByText("Set aside", { exact: true })).toBeVisible();
    await find("南屏商贸有限公司", "aside");
    await button(page, "Take up again").tap();
    await because(page, "It was the wrong one", "Take up again");
    await expect(main(page).getByText("To decide", { exact: true })).toBeVisible();
    await expect(button(page, "Set aside")).toBeVisible();
  });
  const former = "旧称印务（绍兴）有限公司";
  const propose = async () => {
    const candidate = main(page).getByRole("listitem").filter({ hasText: other.name });
    await candidate.getByRole("button", { name: "Propose" }).tap();
    await because(page, "It looks like the former name", "Propose");
    await expect(main(page).getByText("You proposed this, so somebody else decides.")).toBeVisible();
  };
  await test.step("a proposal is taken back by who made it", async () => {
    await find(former, "disputed");
    await propose();
    await fits(page);
    // Until it is decided, nothing else is.
    await expect(button(page, "Set aside")).toHaveCount(0);
    await button(page, "Take back").tap();
    await dialog(page).getByRole("button", { name: "Take back" }).tap();
    await expect(main(page).getByText(/· taken back$/)).toBeVisible();
    await expect(button(page, "Propose")).toBeVisible();
  });
  await test.step("another administrator says no, and why", async () => {
    await propose();
    await room(chief, "proposals");
    await main(chief)
      .getByRole("listitem")
      .filter({ hasText: other.name })
      .getByRole("link", { name: "Decide" })
      .click();
    await button(chief, "Say no").click();
    await because(chief, "The register knows no such former name", "Say no");
    await expect(main(chief).getByText(/· rejected$/)).toBeVisible();
    await page.reload();
    await expect(main(page).getByText(/· rejected$/)).toBeVisible();
    await expect(main(page).getByText("The register knows no such former name")).toBeVisible();
    await title(other.page, /^Send ¥0/);
  });
  await test.step("the next statement has the right one, and what is known already", async () => {
    const { cents, code } = await asked(other);
    const right = { day: today(), amount: cents, payer: other.name, account: "6222000000007777", note: code };
    await upload(chief, mt940(ours.number, today(), [...known, { ...right, reference: reference() }]));
    await page.goto(chief.url());
    await expect(main(page).getByText("Left out: known already")).toBeVisible();
    await fits(page);
    await button(page, "Take in one payment").tap();
    await dialog(page).getByRole("button", { name: "Take in one payment" }).tap();
    await expect(main(page).getByText(/^Taken in /)).toBeVisible();
    await title(other.page, `${other.name} is verified`);
  });
});
