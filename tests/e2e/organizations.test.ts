import { readFile } from "node:fs/promises";
import { type Browser, expect, test } from "@playwright/test";
import { judge } from "../support/judges";
import { backstage } from "./backstage";
import { placeAndSign } from "./contracts";
import { compare, enterprise, getCertificate, operator, passRegister, searchOrganization } from "./organizations";
import { becomeSigner, cast, linkInMail, person, proveByPhone, proveName, signUp, writeSignature } from "./people";
import { button, comesTo, fits, phone, title } from "./screen";

test.describe.configure({ mode: "parallel" });

const paper = (words: string) => ({
  name: "paper.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(`%PDF-1.7\n${words}\n%%EOF`),
});

test("its legal representative verifies it in the hand, gets its certificate, and has somebody join", async ({
  browser,
}) => {
  const { organization, representative } = enterprise("雪域牦牛乳业有限公司");
  const page = await (await browser.newContext(phone)).newPage();
  await test.step("own name first", async () => {
    await signUp(page, representative);
    await page.goto("/organizations");
    await page.getByRole("link", { name: "Verify an organization" }).tap();
    await title(page, "First, prove your own name");
    await page.getByRole("link", { name: "Prove my name" }).tap();
    await proveName(page, representative);
  });
  await test.step("the register, by the code", async () => {
    await searchOrganization(page, `${organization.code.slice(0, -1)}0`);
    await expect(page.getByText(/last character does not fit/i)).toBeVisible();
    await page.getByLabel("Name or code").fill(organization.code);
    await expect(page.getByText("The code is well formed.")).toBeVisible();
    await button(page, "Search").first().tap();
    await fits(page);
    await passRegister(page, organization);
    await fits(page);
  });
  await test.step("his own word, and the certificate", async () => {
    await page.getByRole("link", { name: /^I am its legal representative/ }).tap();
    await expect(page.getByText("Your name has to be proven more surely")).toBeVisible();
    await expect(button(page, "Compare my name and number")).toHaveCount(0);
    await fits(page);
    await page.getByRole("link", { name: "Prove my name more surely" }).tap();
    await page.getByRole("link", { name: /^Mobile number/ }).tap();
    await proveByPhone(page, representative);
    await page.getByRole("link", { name: "Go on with the organization" }).tap();
    await button(page, "Compare my name and number").tap();
    await getCertificate(page, organization.name);
    await fits(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download .pem" }).tap(),
    ]);
    expect(await readFile(await download.path(), "utf8")).toContain("-----BEGIN CERTIFICATE-----");
  });
  const member = person(cast.organizations.member);
  await test.step("an invitation, followed by somebody else", async () => {
    await page.getByRole("textbox", { name: "E-mail address" }).fill(member.email);
    await button(page, "Send the invitation").tap();
    await expect(page.getByText(`The invitation was sent to ${member.email}.`)).toBeVisible();
    const theirs = await (await browser.newContext()).newPage();
    const link = await linkInMail(theirs, member.email, new RegExp(organization.name), "/organizations/join/");
    await signUp(theirs, member);
    await theirs.goto(link);
    await title(theirs, "Prove your name first");
    await theirs.getByRole("link", { name: "Prove my name" }).click();
    await proveName(theirs, member);
    await theirs.goto(link);
    await button(theirs, "Join").click();
    await title(theirs, organization.name);
    await expect(theirs.getByText("Make administrator")).toHaveCount(0);
    await button(theirs, "Leave the organization").click();
    await theirs.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
    await title(theirs, "Organizations");
    await page.reload();
    await expect(page.getByText(member.email)).toHaveCount(0);
  });
});

test("the legal representative authorizes the operator by a letter that outside judges find signed", async ({
  page,
  browser,
  request,
}) => {
  const { organization, representative } = enterprise("Lindqvist船舶设备（宁波）有限公司");
  await operator(page, person(cast.organizations.operator));
  await searchOrganization(page, organization.name.replace("（", "(").replace("）", ")"));
  await passRegister(page, organization);
  const ask = async (email: string, mobile = "") => {
    await page.getByRole("link", { name: /^Its legal representative authorizes me/ }).click();
    await page.getByRole("textbox", { name: "Their e-mail address" }).fill(email);
    await page.getByRole("textbox", { name: "Their mobile" }).fill(mobile);
    await button(page, "Send the letter").click();
    await title(page, `${representative.name} has the letter`);
    await expect(page.getByText(email)).toBeVisible({ timeout: 30_000 });
  };
  await test.step("a letter to a wrong address is taken back", async () => {
    await ask("somebody.else@example.com");
    await button(page, "Choose another way").click();
    await expect(page.getByText("Nothing was decided. Choose a way to go on.")).toBeVisible();
  });
  const theirs = await (await browser.newContext()).newPage();
  await test.step("the link comes as a text message; the representative signs up, is verified, reads and signs", async () => {
    await ask(representative.email, representative.mobile);
    await theirs.goto(await linkInText(browser, representative.mobile));
    await theirs.getByLabel("Password", { exact: true }).fill(representative.password);
    await theirs.getByRole("button", { name: "Continue" }).click();
    await theirs.waitForURL(/\/identity/);
    await becomeSigner(theirs, representative, proveByPhone);
    await writeSignature(theirs);
    await theirs.getByRole("link", { name: "Back to the contract" }).click();
    await placeAndSign(theirs, representative);
  });
  await test.step("the letter is what it says", async () => {
    await theirs.getByRole("link", { name: "Open the contract and its history" }).click();
    const [download] = await Promise.all([
      theirs.waitForEvent("download"),
      theirs
        .getByRole("link", { name: /^Download .*\.pdf/ })
        .first()
        .click(),
    ]);
    const pem = async (name: string) => (await request.get(`/ca/${name}`)).text();
    const judgement = await judge(await readFile(await download.path()), await pem("root.pem"), await pem("chain.pem"));
    expect(judgement).toMatchObject({ signatures: 2, findings: [] });
  });
  await comesTo(page, `${organization.name} is verified`);
  await getCertificate(page, organization.name);
  await expect(page.getByText("Authorized by its legal representative, by signature")).toBeVisible();
});

/** The link in the newest text message to a phone. */
async function linkInText(browser: Browser, mobile: string): Promise<string> {
  const page = await (await browser.newContext(phone)).newPage();
  let link = "";
  await expect(async () => {
    await page.goto("/outbox");
    const text = await page.getByRole("listitem").filter({ hasText: mobile }).first().innerText({ timeout: 2_000 });
    link = /\/s\/[\w-]+/.exec(text)?.[0] ?? "";
    expect(link).not.toBe("");
  }).toPass({ timeout: 30_000 });
  // A link is one long word.
  await fits(page);
  await page.context().close();
  return link;
}

test("one that is not in operation is refused; another passes by a sealed letter, after one was refused", async ({
  page,
}) => {
  const one = person(cast.organizations.letter);
  const { organization } = enterprise("嘉树种业集团有限公司");
  await operator(page, one);
  await searchOrganization(page, "旧时光相馆");
  await expect(page.getByText("Deregistered", { exact: true })).toBeVisible();
  await expect(page.getByText("Only an organization in operation can be verified.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Verify 旧时光/ })).toHaveCount(0);

  await page.getByLabel("Name or code").fill(organization.name);
  await button(page, "Search").first().click();
  await page.getByRole("button", { name: `Verify ${organization.name}`, exact: true }).click();
  await compare(page, "何苇");
  const said = page.getByRole("list", { name: "What the register says" });
  await expect(said.getByRole("listitem").filter({ hasText: "Legal representative" })).toContainText("Differs");
  await expect(said.getByRole("listitem").filter({ hasText: "Code" })).toContainText("The same");
  await expect(page.getByText("4 tries are left today.")).toBeVisible();
  await compare(page, organization.legalRepresentative ?? "");

  const send = async (words: string) => {
    await page.getByRole("link", { name: /^A sealed letter/ }).click();
    await page.locator("input[type=file]").setInputFiles(paper(words));
    await button(page, "Send the letter").click();
    await title(page, "The letter is being looked at");
  };
  await title(page, "Prove that you may act for it");
  await page.getByRole("link", { name: /^A sealed letter/ }).click();
  const [template] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the letter" }).click(),
  ]);
  expect((await readFile(await template.path())).subarray(0, 5).toString()).toBe("%PDF-");
  await page.goBack();
  await send("a letter without a seal");
  await backstage("refuse", one.email, "There is no seal on it");
  await comesTo(page, "Prove that you may act for it");
  await expect(page.getByText(/There is no seal on it/)).toBeVisible();
  await send("a sealed letter");
  await backstage("approve", one.email);
  await comesTo(page, `${organization.name} is verified`);
  await getCertificate(page, organization.name);
  await expect(page.getByText("Sealed letter, seen by two administrators")).toBeVisible();
});

test("a newly registered one is seen by its licence, and given up", async ({ page }) => {
  const one = person(cast.organizations.licence);
  await operator(page, one);
  await searchOrganization(page, "晨钟新设科技有限公司");
  await expect(page.getByText("The register has nothing of that name")).toBeVisible();
  await button(page, "It is newly registered").click();
  await page.getByRole("textbox", { name: "Unified social credit code" }).fill("91339999XX0142471M");
  await page.getByRole("textbox", { name: "Legal representative" }).fill("何苇");
  await button(page, "Continue to the licence").click();
  await title(page, "Send the business licence");
  await page.locator("input[type=file]").setInputFiles(paper("a licence"));
  await button(page, "Send the licence").click();
  await expect(page.getByText("Two administrators have to agree", { exact: false })).toBeVisible();
  await backstage("approve", one.email);
  await comesTo(page, "Prove that you may act for it");
  const way = page.getByRole("list", { name: "On the way to the certificate" }).first();
  await expect(way.getByText("Licence seen by two administrators")).toBeVisible();
  await button(page, "Give up this verification").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Give it up" }).click();
  await title(page, "This verification was given up");
});
