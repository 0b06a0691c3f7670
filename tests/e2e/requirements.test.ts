import { expect, type Page } from "@playwright/test";
import { madeSigner } from "./backstage";
import { prepareSample, sendNow, sendSample } from "./contracts";
import { pageOf, test } from "./member";
import { cast, codeInMail, linkInMail, type Person, person, signUp } from "./people";
import { fits, phone } from "./screen";

/** Sends a sample to somebody, who puts the signature in its place and opens the last question. */
async function toTheLastQuestion(hers: Page, his: Page, title: string, signer: Person): Promise<void> {
  await sendSample(hers, title, signer);
  await his.goto(await linkInMail(his, signer.email, new RegExp(title), "/s/"));
  await his.getByRole("button", { name: /^Put your signature on page/ }).click();
  await his.getByRole("button", { name: "Review and sign", exact: true }).click();
}

const secret = "harbour 7 lights";

test("a sender asks for a sign password, and the signer sets one and signs with it", async ({ browser, sender }) => {
  const title = `Framework ${Date.now()}`;
  const hers = await pageOf(browser, sender);
  // Somebody of her own: whoever has a sign password is asked for it first from then on.
  const signer = person(cast.signPassword);
  const his = await (await browser.newContext(phone)).newPage();
  await signUp(his, signer);
  await madeSigner(signer.email, signer.name, signer.idNumber);

  await test.step("she says in which way he confirms, and with which signature", async () => {
    await prepareSample(hers, title, signer);
    await hers.getByRole("button", { name: "Parties" }).click();
    await hers.getByLabel("Confirms by").nth(1).selectOption({ label: "A sign password" });
    await hers
      .getByLabel("Signature", { exact: true })
      .nth(1)
      .selectOption({ label: "The name, written by Vermilion" });
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    for (const index of [0, 1]) {
      await hers.getByLabel("Fields for").selectOption({ index });
      await hers.getByRole("button", { name: "Signature", exact: true }).click();
    }
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(hers.getByText("A sign password · The name, written by Vermilion")).toBeVisible();
    await sendNow(hers);
  });
  let room = "";
  await test.step("he is told before he begins, and what is missing at the end", async () => {
    await his.goto(await linkInMail(his, signer.email, new RegExp(title), "/s/"));
    await his.getByRole("button", { name: /^Put your signature on page/ }).tap();
    room = his.url();
    await his.getByRole("button", { name: /^Steps:/ }).tap();
    await expect(his.getByRole("dialog").getByText("You confirm by your sign password.")).toBeVisible();
    await his.getByRole("dialog").getByRole("button", { name: "Close" }).tap();
    await his.getByRole("button", { name: "Review and sign", exact: true }).tap();
    await expect(his.getByRole("dialog").getByText(/Set one in the settings/)).toBeVisible();
    await expect(his.getByRole("button", { name: "Send me a code to confirm" })).toHaveCount(0);
    await his.getByRole("link", { name: "Open the settings" }).tap();
  });
  await test.step("he sets it by a code in the mail", async () => {
    await his.getByRole("button", { name: "Set a sign password" }).tap();
    await his.getByLabel("New sign password").fill("123456");
    await his.getByRole("button", { name: "Send me a code" }).tap();
    await expect(his.getByText(/Sent to/)).toBeVisible();
    const mails = await his.context().newPage();
    const code = await codeInMail(mails, signer.email);
    await mails.close();
    await his.getByLabel("Code from your mail").fill(code);
    await his.getByRole("button", { name: "Set the sign password" }).tap();
    await expect(his.getByText("Choose one that is not all alike or in a row.")).toBeVisible();
    await his.getByLabel("New sign password").fill(secret);
    await his.getByRole("button", { name: "Set the sign password" }).tap();
    await expect(his.getByText("Your sign password is set.")).toBeVisible();
    await fits(his);
  });
  await test.step("a wrong one costs a try, the right one signs", async () => {
    await his.goto(room);
    await his.getByRole("button", { name: "Review and sign", exact: true }).tap();
    const dialog = his.getByRole("dialog");
    await dialog.getByLabel("Sign password", { exact: true }).fill("not this one");
    await dialog.getByRole("button", { name: "Sign the contract" }).tap();
    await expect(dialog.getByText(/4 tries left/)).toBeVisible();
    await fits(his);
    await dialog.getByLabel("Sign password", { exact: true }).fill(secret);
    await dialog.getByRole("button", { name: "Sign the contract" }).tap();
    await expect(his.getByRole("heading", { name: "You have signed" })).toBeVisible({ timeout: 30_000 });
  });
});

test("a comparison of faces confirms a signature, and nothing is signed where it fails", async ({
  browser,
  page: his,
  sender,
}) => {
  const hers = await pageOf(browser, sender);
  const signer = person(cast.faceIntent);
  await signUp(his, signer);
  await madeSigner(signer.email, signer.name, signer.idNumber);
  await toTheLastQuestion(hers, his, `By face ${Date.now()}`, signer);
  const dialog = his.getByRole("dialog");
  await dialog.getByRole("button", { name: "Compare your face instead" }).click();
  const begin = dialog.getByRole("button", { name: "Compare my face" });
  await expect(begin).toBeDisabled();

  for (const [choice, ends] of [
    ["The face does not match", dialog.getByText("Nothing was signed.")],
    ["The face matches", his.getByRole("heading", { name: "You have signed" })],
  ] as const) {
    await dialog.getByRole("checkbox").check();
    await begin.click();
    const opened = his.waitForEvent("popup");
    await dialog.getByRole("link", { name: /Open the fictitious app/ }).click();
    const app = await opened;
    await app.getByRole("button", { name: choice }).click();
    await expect(app.getByRole("heading", { name: "Go back to the contract" })).toBeVisible();
    await app.close();
    await expect(ends).toBeVisible({ timeout: 40_000 });
  }
});

test("what looks like something that the law wants on paper is asked about before it is sent", async ({
  browser,
  sender,
  signer,
}) => {
  const hers = await pageOf(browser, sender, phone);
  await prepareSample(hers, `Prenuptial agreement ${Date.now()}`, signer);
  for (const index of [0, 1]) {
    await hers.getByLabel("Fields for").selectOption({ index });
    await hers.getByRole("button", { name: "Signature", exact: true }).click();
  }
  await hers.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(hers.getByText("May this be signed electronically?")).toBeVisible();
  await expect(hers.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
  await fits(hers);
  await hers.getByRole("checkbox", { name: "It is about none of these" }).check();
  await sendNow(hers);
});
