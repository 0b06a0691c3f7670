import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { joined, madeOrganization, madeSeal } from "./backstage";
import { pageOf, test } from "./member";
import { person, signUp } from "./people";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const freshName = (start: string) => `${start}${Math.random().toString(36).slice(2, 8)}有限公司`;

test("an owner says who uses a seal, and takes it back", async ({ browser, sender }) => {
  const organizationId = await madeOrganization(sender.email, freshName("授权"));
  const sealId = await madeSeal(sender.email, organizationId, "contract");
  const clerk = person(0);
  const deputy = person(0);
  for (const one of [clerk, deputy]) {
    const page = await (await browser.newContext()).newPage();
    await signUp(page, one);
    await page.context().close();
    await joined(one.email, organizationId);
  }
  const hers = await pageOf(browser, sender);
  await hers.goto(`/organizations/${organizationId}/seals`);
  await expect(hers.getByText("Only owners use it")).toBeVisible();
  await hers.getByRole("link", { name: "合同专用章" }).click();
  await hers.waitForURL(new RegExp(sealId));

  await test.step("what is missing is said beside it, and nothing is given", async () => {
    await hers.getByRole("button", { name: "Let somebody use it" }).click();
    const dialog = hers.getByRole("dialog");
    await dialog.getByRole("button", { name: "Give leave" }).click();
    await expect(dialog.getByText("Choose a member.")).toBeVisible();
    await dialog.getByLabel("Member", { exact: true }).selectOption({ label: clerk.email });
    await dialog.getByLabel("From").fill("2030-03-02");
    await dialog.getByLabel("Until the end of").fill("2030-03-01");
    await dialog.getByRole("button", { name: "Give leave" }).click();
    await expect(dialog.getByText("The end comes before the beginning.")).toBeVisible();
  });
  await test.step("with one other party, for a time, and with her word", async () => {
    const dialog = hers.getByRole("dialog");
    await dialog.getByLabel("From").fill("");
    await dialog.getByLabel("Until the end of").fill("2039-12-31");
    await dialog.getByLabel("Only in contracts with").fill("远山书店有限公司");
    await dialog.getByRole("radio", { name: "Needed", exact: true }).click();
    await dialog.getByLabel("Who approves").selectOption({ label: sender.name });
    await dialog.getByLabel("Deputy").selectOption({ label: deputy.email });
    await dialog.getByLabel("Hours to answer").fill("12");
    await dialog.getByRole("button", { name: "Give leave" }).click();
    await expect(dialog).toBeHidden();
    const line = hers.getByRole("table", { name: "Who may use the seal" }).getByRole("row", { name: clerk.email });
    for (const words of ["Dec 31, 2039", "远山书店有限公司", sender.name, `after 12 h ${deputy.email}`])
      await expect(line).toContainText(words);
    await expect(hers.getByText(`${clerk.email} may use it`).first()).toBeVisible();
  });
  await test.step("she gives it other terms, and they count at once", async () => {
    await hers.getByRole("button", { name: `Change the leave of ${clerk.email}` }).click();
    const dialog = hers.getByRole("dialog");
    await expect(dialog.getByLabel("From")).toBeHidden();
    await expect(dialog.getByLabel("Until the end of")).toHaveValue("2039-12-31");
    await expect(dialog.getByLabel("Only in contracts with")).toHaveValue("远山书店有限公司");
    await dialog.getByLabel("Hours to answer").fill("0");
    await dialog.getByRole("button", { name: "Save the terms" }).click();
    await expect(dialog.getByText(/Between 1 and/)).toBeVisible();
    await dialog.getByLabel("Hours to answer").fill("48");
    await dialog.getByLabel("Until the end of").fill("2040-06-30");
    await dialog.getByLabel("Only in contracts with").fill("远山书店有限公司\n云栖纸业有限公司");
    await dialog.getByRole("button", { name: "Save the terms" }).click();
    await expect(dialog).toBeHidden();
    const line = hers.getByRole("table", { name: "Who may use the seal" }).getByRole("row", { name: clerk.email });
    for (const words of ["Jun 30, 2040", "云栖纸业有限公司", `after 48 h ${deputy.email}`])
      await expect(line).toContainText(words);
    await expect(hers.getByText(`Terms changed: ${clerk.email}`)).toBeVisible();
  });
  await test.step("in the hand she ends it; it stands among those that ended, and in the log", async () => {
    const inHand = await pageOf(browser, sender, phone);
    await inHand.goto(`/organizations/${organizationId}/seals/${sealId}`);
    await inHand.getByRole("button", { name: `End the leave of ${clerk.email}` }).tap();
    await inHand.getByRole("button", { name: "End it" }).tap();
    await expect(inHand.getByText("Only owners use it at present.")).toBeVisible();
    await inHand.getByText("One that ended").tap();
    await expect(inHand.getByText(clerk.email).first()).toBeVisible();
    await expect(inHand.getByText(`Leave ended: ${clerk.email}`)).toBeVisible();
    await expect(inHand.getByText("The log is complete and unchanged")).toBeVisible();
    expect(await inHand.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

test("a seal is suspended, resumed and retired, with reasons; its copies and its log are for those whose duty they are", async ({
  browser,
  sender,
}) => {
  const organizationId = await madeOrganization(sender.email, freshName("保管"));
  const sealId = await madeSeal(sender.email, organizationId, "finance");
  const path = `/organizations/${organizationId}/seals/${sealId}`;
  const hers = await pageOf(browser, sender);
  await hers.goto(path);

  await test.step("suspended only with a reason", async () => {
    await choose(hers, "Suspend");
    const question = hers.getByRole("alertdialog");
    await question.getByRole("button", { name: "Suspend the seal" }).click();
    await expect(question.getByText(/reason/i).last()).toBeVisible();
    await question.getByLabel("Reason").fill("The keeper is on leave");
    await question.getByRole("button", { name: "Suspend the seal" }).click();
    await expect(question).toBeHidden();
    await expect(hers.getByText("Nobody can use it until it is resumed.", { exact: false })).toBeVisible();
    await expect(hers.getByText("Reason: The keeper is on leave")).toBeVisible();
  });
  await test.step("and resumed", async () => {
    await hers.getByRole("button", { name: "Resume" }).click();
    await expect(hers.getByText("The seal can be used again", { exact: true })).toBeVisible();
    await expect(hers.getByText("In use", { exact: true }).first()).toBeVisible();
  });
  await test.step("its keeper takes copies, each of which is in the log", async () => {
    for (const [name, start] of [
      ["SVG drawing", "<svg"],
      ["PNG picture", "PNG"],
      ["PDF at true size", "%PDF-"],
      ["Electronic seal (.esl)", "\u0030\u0082"],
    ] as const) {
      const bytes = await downloaded(hers, name);
      expect(bytes.toString("latin1")).toContain(start);
    }
    await hers.reload();
    for (const words of ["A copy was taken as SVG", "as PNG", "as PDF", "The electronic seal was taken out"])
      await expect(hers.getByText(words)).toHaveCount(1);
    const log = await downloaded(hers, "Download the log as CSV");
    for (const words of ["Suspended", "The keeper is on leave", "A copy was taken as PNG", sender.name])
      expect(log.toString("utf8")).toContain(words);
  });
  await test.step("an auditor reads the log, and can change nothing", async () => {
    const auditor = person(0);
    const his = await (await browser.newContext()).newPage();
    await signUp(his, auditor);
    await joined(auditor.email, organizationId, "member", "auditor");
    await his.goto(path);
    await expect(his.getByText("The log is complete and unchanged")).toBeVisible();
    for (const name of ["Change", "More", "Let somebody use it"])
      await expect(his.getByRole("button", { name, exact: true })).toBeHidden();
    await expect(his.getByRole("link", { name: "SVG drawing" })).toBeHidden();
    expect((await his.request.get(`/files/seals/${sealId}/1/svg`)).status()).toBe(403);
    expect((await his.request.get(`/files/seals/${sealId}/uses`)).status()).toBe(200);
    expect((await his.request.get(`/files/seals/${sealId}/log`)).status()).toBe(200);
  });
  await test.step("a member without a duty is told so; a stranger finds nothing", async () => {
    const clerk = person(0);
    const page = await (await browser.newContext()).newPage();
    await signUp(page, clerk);
    expect((await page.request.get(`/files/seals/${sealId}/1/svg`)).status()).toBe(404);
    expect((await page.goto(path))?.status()).toBe(404);
    await joined(clerk.email, organizationId);
    await page.goto(`/organizations/${organizationId}/seals`);
    await expect(
      page.getByText("You have no duty with the seals of this organization.", { exact: false }),
    ).toBeVisible();
  });
  await test.step("retired for good", async () => {
    await choose(hers, "Retire");
    const question = hers.getByRole("alertdialog");
    await question.getByLabel("Reason").fill("A new one is made");
    await question.getByRole("button", { name: "Retire the seal" }).click();
    await expect(hers.getByText("Out of use for good", { exact: true })).toBeVisible();
    await hers.goto(`/organizations/${organizationId}/seals`);
    await expect(hers.getByRole("heading", { name: "Out of use" })).toBeVisible();
  });
});

/** Takes a line of the menu with what ends something. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** What a link gives to keep. */
async function downloaded(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name, exact: true }).click(),
  ]);
  return readFile(await download.path());
}
