import { expect } from "@playwright/test";
import { joined, madeOrganization } from "./backstage";
import { prepareSample } from "./contracts";
import { pageOf, test } from "./member";
import { linkInMail } from "./people";
import { dialog, fits, phone } from "./screen";

test("a contract waits for a colleague, who gives it back and then approves it on a phone", async ({
  browser,
  sender,
  signer,
}) => {
  const organization = await madeOrganization(signer.email, `发出审批${Date.now()}有限公司`);
  await joined(sender.email, organization);
  const [hers, his] = [await pageOf(browser, sender), await pageOf(browser, signer, phone)];
  const title = `Purchase ${Date.now()}`;

  await test.step("she names him in the draft, and sends", async () => {
    await prepareSample(hers, title, { name: "Somebody Else", email: `somebody-${Date.now()}@example.com` });
    await hers.getByRole("button", { name: "Parties" }).click();
    const label = await hers.locator("option", { hasText: signer.name }).first().textContent();
    await hers.getByLabel("Approved before it goes out by").selectOption({ label: label ?? "" });
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    for (const index of [0, 1]) {
      await hers.getByLabel("Fields for").selectOption({ index });
      await hers.getByRole("button", { name: "Signature", exact: true }).click();
    }
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(hers.getByText("Approved first by")).toBeVisible();
    await hers.getByRole("button", { name: "Send", exact: true }).click();
    await expect(hers.getByText(`It waits for the approval of ${signer.name}`)).toBeVisible({ timeout: 30_000 });
  });
  const contract = hers.url();

  await test.step("he gives it back, and says why", async () => {
    await his.goto(await linkInMail(his, signer.email, new RegExp(title), "/contracts/"));
    await expect(his.getByRole("heading", { name: `${sender.name} asks you to approve this contract` })).toBeVisible();
    await fits(his);
    await his.getByRole("button", { name: "Give it back" }).tap();
    await dialog(his).getByRole("button", { name: "Give it back" }).tap();
    await expect(dialog(his).getByText("Say what has to change.")).toBeVisible();
    await dialog(his).getByLabel("What has to change").fill("The date is missing.");
    await dialog(his).getByRole("button", { name: "Give it back" }).tap();
    await his.waitForURL(/\/contracts$/);
  });

  await test.step("she reads it, and sends again", async () => {
    await hers.goto(contract);
    await expect(hers.getByText("The date is missing.")).toBeVisible();
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await hers.getByRole("button", { name: "Send", exact: true }).click();
    await expect(hers.getByRole("button", { name: "Take it back" })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("he finds it in his list and approves, and it goes out", async () => {
    await his.goto("/contracts");
    await his.getByRole("link", { name: title, exact: true }).click();
    await his.getByRole("button", { name: "Approve and send" }).tap();
    await expect(his.getByText("Vermilion sealed the file").first()).toBeVisible({ timeout: 30_000 });
  });
});
