import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { joined, madeOrganization, madeSeal, reviewerLink } from "./backstage";
import { confirmAndSign } from "./contracts";
import { pageOf, test } from "./member";
import { joinOffice, newcomer } from "./office";
import { photographed } from "./paper-pictures";
import { person, signUp } from "./people";
import { button, dialog, fits, main, phone, title } from "./screen";

const fresh = (name: string) => `${name}${Math.random().toString(36).slice(2, 8)}有限公司`;

test("a seal on paper is photographed, measured, compared by an administrator, and then in use", async ({
  browser,
}) => {
  const name = fresh("银杏科技");
  const { page, seals, organizationId, seen } = await owner(browser, name);

  await test.step("from the organization to its seals, and to a picture without a seal", async () => {
    await page.goto(`/organizations/${organizationId}`);
    await page.getByRole("link", { name: "Open the seals" }).click();
    await page.getByRole("link", { name: "You have one on paper? Upload it" }).click();
    await title(page, "A seal from paper");
    await button(page, "Send for review").click();
    await expect(page.getByText("Choose a picture first.")).toBeVisible();
    await page
      .locator("input[type=file]")
      .setInputFiles(await photographed(page, { of: "nothing", width: 700, height: 500 }));
    await expect(page.getByText("No red ink was found inside the frame.")).toBeVisible();
    await button(page, "Choose another picture").click();
  });
  await test.step("the impression alone is left of the picture, as large as it was measured", async () => {
    const picture = await photographed(page, { of: "seal", width: 1400, height: 1050, tilt: 4, table: true });
    await page.locator("input[type=file]").setInputFiles(picture);
    await expect(page.getByRole("img", { name: "The picture that you chose" })).toBeVisible();
    const seal = page.getByRole("img", { name: "The seal, taken from the paper" });
    await expect(seal.locator("path").first()).toHaveAttribute("fill", "#d0181c");
    await page.getByLabel("Size on paper").selectOption("42 × 42 mm");
    await expect(page.getByText("On paper, 42 × 42 mm")).toBeVisible();
    const onPaper = await page.getByRole("img", { name: "The seal on a page, at true size" }).boundingBox();
    expect(onPaper?.width).toBeCloseTo((42 / 25.4) * 96, 0);
    await page.getByLabel("Kind").selectOption("finance");
    await expect(page.getByLabel("What you call it")).toHaveValue("财务专用章");
    await page.getByLabel("What you call it").fill("Accounts");
    await button(page, "Send for review").click();
    await title(page, /Accounts/);
    await expect(page.getByText("An administrator compares it")).toBeVisible();
    await expect(page.getByText("42 × 42 mm").first()).toBeVisible();
    await expect(button(page, "Let somebody use it")).toHaveCount(0);
  });
  const at = page.url();
  const reviewer = await reviewerOf(browser);
  await test.step("an administrator sees the verified name, the picture and the drawing, and approves", async () => {
    await openReview(reviewer, name);
    await expect(main(reviewer).getByText("Look at the picture first.")).toBeVisible();
    await button(reviewer, "Show the picture").click();
    await expect(button(reviewer, "Hide it")).toBeVisible();
    await button(reviewer, "Approve").click();
    await dialog(reviewer).getByRole("button", { name: "Approve" }).click();
    await expect(main(reviewer).getByText("The picture is deleted", { exact: true })).toBeVisible();
  });
  await test.step("it is in use, and both deeds stand in its log", async () => {
    await page.goto(at);
    await expect(page.getByText("An administrator compares it")).toHaveCount(0);
    await expect(button(page, "Let somebody use it")).toBeVisible();
    await expect(page.getByText("Accepted by an administrator")).toBeVisible();
    await expect(page.getByText("Uploaded from paper")).toBeVisible();
  });

  await test.step("another one is refused, and its reason leads to a better picture", async () => {
    await page.goto(`${seals}/upload`);
    await page
      .locator("input[type=file]")
      .setInputFiles(await photographed(page, { of: "seal", width: 900, height: 700 }));
    await expect(page.getByRole("img", { name: "The seal, taken from the paper" })).toBeVisible();
    await button(page, "Send for review").click();
    await title(page, /公章/);
    const there = page.url();
    await openReview(reviewer, name);
    await button(reviewer, "Refuse").click();
    await dialog(reviewer).getByRole("textbox").fill("The seal bears another name than the organization.");
    await dialog(reviewer).getByRole("button", { name: "Refuse" }).click();
    await expect(main(reviewer).getByText("The picture is deleted", { exact: true })).toBeVisible();
    await page.goto(there);
    await expect(page.getByText("The reason: The seal bears another name than the organization.")).toBeVisible();
    await page.getByRole("link", { name: "Upload another picture" }).click();
    await title(page, "A seal from paper");
  });
  expect(seen).toEqual([]);
});

test("an electronic seal goes out and comes in again, and one that was altered does not", async ({ browser }) => {
  const name = fresh("听松电子");
  const { page, seals, email, organizationId, seen } = await owner(browser, name, phone);
  const sealId = await madeSeal(email, organizationId, "contract");
  const answer = await page.request.get(`/files/seals/${sealId}/1/esl`);
  expect(answer.ok()).toBe(true);
  const file = { name: "contract.esl", mimeType: "application/octet-stream", buffer: await answer.body() };
  const input = page.locator("input[type=file]");
  const checked = page.getByRole("list", { name: "What was checked" });
  await page.goto(`${seals}/import`);
  await title(page, "Take in an electronic seal");

  await test.step("what is no electronic seal is told as that", async () => {
    await input.setInputFiles({ ...file, name: "some.esl", buffer: Buffer.from("no seal") });
    await expect(page.getByText("This file is not an electronic seal after GB/T 38540 or GM/T 0031.")).toBeVisible();
  });
  await test.step("an altered one is shown with what is wrong, and cannot be sent", async () => {
    await input.setInputFiles({ ...file, name: "altered.esl", buffer: altered(file.buffer, name) });
    await expect(page.getByText("This seal cannot be taken in")).toBeVisible();
    await expect(checked.getByText("Changed, or not signed by its maker")).toBeVisible();
    await expect(checked.getByText("Does not bear your verified name")).toBeVisible();
    await expect(button(page, "Send for review")).toHaveCount(0);
    await fits(page);
  });
  await test.step("a genuine one of another organization is refused, too", async () => {
    const other = await owner(browser, fresh("浮光纸业"));
    const theirs = await madeSeal(other.email, other.organizationId, "contract");
    const buffer = await (await other.page.request.get(`/files/seals/${theirs}/1/esl`)).body();
    await other.page.context().close();
    await input.setInputFiles({ ...file, name: "theirs.esl", buffer });
    await expect(checked.getByText("Unchanged since its maker signed it")).toBeVisible();
    await expect(checked.getByText("Does not bear your verified name")).toBeVisible();
    await expect(page.getByText("The name in this electronic seal is not your organization's verified name.")).toBeVisible(); // biome-ignore format: one sentence
  });
  await test.step("the genuine one is drawn in its size and colour, named, and sent", async () => {
    await input.setInputFiles(file);
    await expect(page.getByText("This seal is genuine")).toBeVisible();
    await expect(checked.getByRole("listitem").filter({ hasText: "Yes:" })).toHaveCount(6);
    await expect(page.getByRole("img", { name: "In the file" })).toBeVisible();
    const drawing = page.getByRole("img", { name: "In contracts" });
    await expect(drawing.locator("path").first()).toHaveAttribute("fill", "#d0181c");
    await expect(page.getByText("GB/T 38540-2020")).toBeVisible();
    await fits(page);
    await page.getByLabel("What you call it").fill("");
    await button(page, "Send for review").tap();
    await expect(page.getByText("Give the seal a name")).toBeVisible();
    await page.getByLabel("What you call it").fill("From elsewhere");
    await button(page, "Send for review").tap();
    await title(page, /From elsewhere/);
    await expect(page.getByText("An administrator compares it")).toBeVisible();
  });
  await test.step("taken back before anybody compared it, it is gone", async () => {
    await button(page, "More").tap();
    await page.getByRole("menuitem", { name: "Take it back" }).tap();
    await dialog(page).getByRole("button", { name: "Take it back" }).tap();
    await expect(page.getByText("It was taken back").first()).toBeVisible();
  });
  expect(seen).toEqual([]);
});

test("a headquarters lends a seal by a letter that it seals; the subsidiary lets a member use it, and gives it back", async ({
  browser,
  sender,
}) => {
  const [ours, theirs] = [fresh("北辰集团"), fresh("北辰物流")];
  const organizationId = await madeOrganization(sender.email, ours);
  const sealId = await madeSeal(sender.email, organizationId, "contract");
  const subsidiary = await owner(browser, theirs, phone);
  const clerk = person(0);
  await (await newcomer(browser, clerk.email)).context().close();
  await joined(clerk.email, subsidiary.organizationId);
  const hers = await pageOf(browser, sender);
  const at = `/organizations/${organizationId}/seals/${sealId}`;
  const users = hers.getByRole("table", { name: "Who may use the seal" });

  await test.step("the letter is made for an organization that is verified, and for no other", async () => {
    await hers.goto(at);
    await button(hers, "Let somebody use it").click();
    await dialog(hers).getByRole("radio", { name: "Another organization" }).check();
    await dialog(hers).getByLabel("Its name or code in the register").fill("没有这家有限公司");
    await dialog(hers).getByRole("button", { name: "Make the letter" }).click();
    await expect(
      dialog(hers).getByText("No organization that is verified here has this number or name."),
    ).toBeVisible();
    await dialog(hers).getByLabel("Its name or code in the register").fill(theirs);
    await dialog(hers).getByRole("button", { name: "Make the letter" }).click();
    await expect(hers.getByText("The letter is made").first()).toBeVisible();
    await expect(users.getByRole("row", { name: theirs })).toContainText("Letter to be sealed");
    await subsidiary.page.goto(subsidiary.seals);
    await expect(subsidiary.page.getByText("Lent to this organization")).toHaveCount(0);
  });
  await test.step("its owner seals the letter", async () => {
    await hers.goto("/contracts");
    await hers.getByRole("link", { name: new RegExp(`^Sign .*${theirs}`) }).click();
    await hers.waitForURL(/\/sign\//);
    await button(hers, /^Put the seal/)
      .first()
      .click();
    await hers.getByRole("button", { name: "Review and sign", exact: true }).click();
    await expect(dialog(hers).getByText(ours)).toBeVisible();
    await confirmAndSign(hers, sender);
    await expect(async () => {
      await hers.goto(at);
      await expect(users.getByRole("row", { name: theirs })).toBeVisible({ timeout: 2_000 });
      await expect(hers.getByText("Letter to be sealed")).toHaveCount(0, { timeout: 500 });
    }).toPass({ timeout: 30_000 });
  });
  await test.step("the subsidiary lets one of its members use it, in the hand", async () => {
    const { page, seals } = subsidiary;
    await page.goto(seals);
    await expect(page.getByText(`of ${ours}`)).toBeVisible();
    await expect(page.getByText("In force", { exact: true })).toBeVisible();
    await fits(page);
    await button(page, "Let a member use it").tap();
    await dialog(page).getByRole("button", { name: "Give leave" }).tap();
    await expect(dialog(page).getByText("Choose a member.")).toBeVisible();
    await dialog(page).getByLabel("Member", { exact: true }).selectOption({ label: clerk.email });
    await dialog(page).getByRole("button", { name: "Give leave" }).tap();
    await expect(page.getByRole("list", { name: "Who may use the seal" })).toContainText(clerk.email);
    await hers.reload();
    await expect(users.getByRole("row", { name: clerk.email })).toContainText(`through ${theirs}`);
  });
  await test.step("given back, nobody there uses it, and the lender sees that both ended", async () => {
    const { page } = subsidiary;
    await button(page, `Give “合同专用章” of ${ours} back`).tap();
    await dialog(page).getByRole("button", { name: "Give it back" }).tap();
    await expect(page.getByText("Lent to this organization")).toHaveCount(0);
    await hers.reload();
    await expect(hers.getByText("Only owners use it at present.")).toBeVisible();
    await expect(hers.getByText("2 that ended")).toBeVisible();
  });
  expect(subsidiary.seen).toEqual([]);
});

test("an owner says who keeps the seals and who audits them", async ({ browser }) => {
  const { page, organizationId, seals, seen } = await owner(browser, fresh("明德教育"));
  const other = person(0);
  const member = await newcomer(browser, other.email);
  await joined(other.email, organizationId);
  await page.goto(`/organizations/${organizationId}`);
  const duty = page.getByLabel(`Duty of ${other.email} with the seals`);
  const locked = member.getByText("You have no duty with the seals of this organization.");

  await test.step("without a duty she sees none of them", async () => {
    await member.goto(`/organizations/${organizationId}`);
    await expect(member.getByRole("link", { name: "Open the seals" })).toHaveCount(0);
    await expect(member.getByLabel(/^Duty of/)).toHaveCount(0);
    await member.goto(seals);
    await expect(locked).toBeVisible();
  });
  await test.step("as a keeper she makes them", async () => {
    await duty.selectOption("Keeps them");
    await expect(page.getByText(`${other.email} keeps the seals`).first()).toBeVisible();
    await member.goto(seals);
    await expect(member.getByRole("link", { name: "Make the first seal" })).toBeVisible();
  });
  await test.step("as an auditor she looks on; what that takes away is asked first", async () => {
    await duty.selectOption("Audits uses");
    await dialog(page).getByRole("button", { name: "Leave it" }).click();
    await expect(duty).toHaveValue("keeper");
    await duty.selectOption("Audits uses");
    await dialog(page).getByRole("button", { name: "Make auditor" }).click();
    await expect(page.getByText(`${other.email} audits the seals`).first()).toBeVisible();
    await member.goto(seals);
    await expect(member.getByText("No seal yet")).toBeVisible();
    await expect(member.getByRole("link", { name: "Make the first seal" })).toHaveCount(0);
    await member.goto(`${seals}/upload`);
    await title(member, "Seals");
  });
  expect(seen).toEqual([]);
});

/** The owner of a verified organization without seals, in a browser of her own, and what goes wrong in it. */
async function owner(browser: Browser, name: string, options: BrowserContextOptions = {}) {
  const one = person(0);
  const page = await (await browser.newContext(options)).newPage();
  await signUp(page, one);
  const seen: string[] = [];
  page.on("pageerror", (error) => seen.push(String(error)));
  const organizationId = await madeOrganization(one.email, name);
  return { page, seen, organizationId, email: one.email, seals: `/organizations/${organizationId}/seals` };
}

/** Somebody who compares seals. Another administrator's first coming in ends all links that are open. */
async function reviewerOf(browser: Browser): Promise<Page> {
  const page = await newcomer(browser);
  await expect(async () => joinOffice(page, await reviewerLink())).toPass({ timeout: 60_000 });
  return page;
}

async function openReview(reviewer: Page, organization: string): Promise<void> {
  await reviewer.goto("/office/reviews/seals");
  await reviewer.getByRole("link", { name: new RegExp(organization) }).click();
  await title(reviewer, organization);
}

/** The same bytes with another character in the organization's name: as long, and not what was signed. */
function altered(seal: Buffer, name: string): Buffer {
  const at = seal.indexOf(Buffer.from(name));
  expect(at).toBeGreaterThan(0);
  const copy = Buffer.from(seal);
  Buffer.from("伪").copy(copy, at);
  return copy;
}
