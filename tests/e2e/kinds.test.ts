import { expect } from "@playwright/test";
import { confirmAndSign, prepareSample, send } from "./contracts";
import { pageOf, test } from "./member";
import { fits, phone } from "./screen";

test("numbers, choices, ticks and a copied sentence are asked for, checked and signed", async ({ browser, sender }) => {
  const title = `Order form ${Date.now()}`;
  const hers = await pageOf(browser, sender);
  await test.step("she places fields of several kinds", async () => {
    await prepareSample(hers, title);
    await hers.getByRole("button", { name: "Signature", exact: true }).click();
    await hers.getByText("More fields", { exact: true }).first().click();
    for (const [kind, label] of [
      ["Amount", "Deposit"],
      ["Identity number", "Number of the tenant"],
      ["Tick box", "I have seen the rooms"],
    ] as const) {
      await hers.getByRole("button", { name: kind, exact: true }).click();
      await hers.getByRole("textbox", { name: "What is asked" }).fill(label);
    }
    await hers.getByRole("button", { name: "Choice", exact: true }).click();
    await hers.getByRole("textbox", { name: "What is asked" }).fill("Paid");
    await hers.getByRole("textbox", { name: "Answers to choose from" }).fill("Monthly");
    await hers.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(hers.getByText("A choice has no answers yet; it needs at least two.")).toBeVisible();
    await hers.getByRole("button", { name: "Go there" }).click();
    await hers.getByRole("button", { name: /^Paid of/ }).click();
    await hers.getByRole("textbox", { name: "Answers to choose from" }).fill("Monthly\nYearly");
    await hers.getByText("More fields", { exact: true }).first().click();
    await hers.getByRole("button", { name: "Radio buttons", exact: true }).click();
    await hers.getByRole("textbox", { name: "What is asked" }).fill("Heating");
    await hers.getByRole("textbox", { name: "Answers to choose from" }).fill("Gas\nDistrict\n地暖");
    await hers.getByRole("button", { name: "Several lines", exact: true }).click();
    await hers.getByRole("textbox", { name: "What is asked" }).fill("Things left in the rooms");
    await hers.getByRole("button", { name: "Sentence to copy", exact: true }).click();
    await hers.getByRole("textbox", { name: "Sentence to be copied" }).fill("我已阅读，并同意。");
    await send(hers);
  });
  await test.step("in the hand, what does not fit is said, and nothing is signed before it does", async () => {
    const hand = await pageOf(browser, sender, phone);
    await hand.goto("/contracts");
    await hand.getByRole("link", { name: `Sign ${title}` }).tap();
    await hand.getByRole("textbox", { name: "Deposit" }).fill("a lot");
    await hand.getByRole("textbox", { name: "Number of the tenant" }).fill(sender.idNumber);
    await hand.getByRole("checkbox", { name: "I have seen the rooms" }).check();
    await hand.getByRole("combobox", { name: "Paid" }).selectOption("Yearly");
    await hand.getByRole("radiogroup", { name: "Heating" }).getByRole("radio", { name: "District" }).check();
    await hand.getByRole("textbox", { name: "Things left in the rooms" }).fill("One bed\nTwo chairs");
    await hand.getByRole("textbox", { name: /^Copy:/ }).fill("我已阅读并同意");
    await hand.getByRole("button", { name: "Fill in “Deposit”", exact: true }).tap();
    await hand.getByRole("textbox", { name: "Deposit" }).fill("1,250.50");
    await hand.getByRole("button", { name: "Put your signature on page 1", exact: true }).tap();
    await fits(hand);
    await hand.getByRole("button", { name: "Review and sign", exact: true }).tap();
    await confirmAndSign(hand, sender);
  });
});
