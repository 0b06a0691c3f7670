import { expect, type Locator, type Page, test } from "@playwright/test";
import { cast, codeInMail, linkInMail, person, signUp } from "./people";

test("the whole path by keyboard alone", async ({ page }) => {
  const me = person(cast.keyboard);
  const keys = page.keyboard;
  const press = async (target: Locator, key = "Enter") => {
    await tabTo(page, target);
    await keys.press(key);
  };
  const type = async (target: Locator, text: string) => {
    await tabTo(page, target);
    await keys.press("Control+A");
    await keys.insertText(text);
  };
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });

  await test.step("an account", async () => {
    await page.goto("/sign-up");
    await type(page.getByLabel("E-mail address"), me.email);
    await type(page.getByLabel("Password", { exact: true }), me.password);
    await keys.press("Enter");
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
    await expectFocusKept(page);
    await page.goto(await linkInMail(page, me.email, /confirm/i, "/confirm/"));
    await press(button("Confirm and sign in"));
    await page.waitForURL(/\/contracts/);
  });

  await test.step("the first Tab leads past the navigation", async () => {
    await keys.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
    await keys.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  });

  await test.step("name, certificate, signature", async () => {
    await page.goto("/identity");
    await type(page.getByRole("textbox", { name: "Full name" }), me.name);
    await type(page.getByRole("textbox", { name: "Identity number" }), me.idNumber);
    await press(page.getByRole("checkbox", { name: /I agree/ }), "Space");
    await press(button("Check my name"));
    await expect(page.getByRole("heading", { name: "Your name is proven" })).toBeVisible();
    await expectFocusKept(page);
    await press(page.getByRole("link", { name: "Get my certificate" }));
    await page.waitForURL(/\/certificate/);
    await press(page.getByRole("checkbox", { name: /I agree/ }), "Space");
    await press(button("Make my certificate"));
    await expect(page.getByRole("heading", { name: "Your certificate" })).toBeVisible();
    await expectFocusKept(page);
    await press(page.getByRole("link", { name: "Make my signature" }));
    await page.waitForURL(/\/signature/);
    await press(page.getByRole("tab", { name: "Draw" }), "ArrowRight");
    await expect(page.getByRole("tab", { name: "Write my name" })).toBeFocused();
    await press(button("Keep this one"));
    await expect(page.getByRole("list", { name: "Signatures in use" })).toBeVisible();
    await expectFocusKept(page);
  });

  await test.step("a contract, with fields moved and sized on the page", async () => {
    await page.goto("/contracts/new");
    await press(button("Use a sample contract"));
    await page.waitForURL(/\/edit/);
    await type(page.getByLabel("Title"), "By keyboard");
    await press(button("I take part too"));
    await press(button("Add someone"));
    await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
    await keys.insertText("John Harper");
    await type(page.getByLabel("E-mail", { exact: true }).last(), `other-${me.email}`);
    await press(page.getByRole("button", { name: "Remove John Harper" }));
    await expectFocusKept(page);
    await press(button("Continue"));
    await expect(page.getByRole("region", { name: "Page 1" })).toBeVisible();
    await press(button("Signature"));
    const field = page.getByRole("button", { name: /^Signature of .*, page 1/ });
    await expect(field).toBeFocused();
    const placed = await boxOf(field);
    await keys.press("Control+ArrowDown");
    await keys.press("ArrowLeft");
    await keys.press("Shift+Control+ArrowRight");
    const moved = await boxOf(field);
    expect(moved.y).toBeGreaterThan(placed.y);
    expect(moved.x).toBeLessThan(placed.x);
    expect(moved.width).toBeGreaterThan(placed.width);
    await press(button("Text"));
    await type(page.getByRole("textbox", { name: "What is asked" }), "Delivery address");
    await press(button("Date"));
    await expect(page.getByRole("button", { name: /^Date of .*, page 1/ })).toBeFocused();
    await keys.press("Delete");
    await expect(page.getByRole("button", { name: /^Date of/ })).toHaveCount(0);
    await expectFocusKept(page);
    await press(button("Continue"));
    await press(button("Send"));
    await expect(page.getByText("Vermilion sealed the file")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("reading, filling in, signing with a code", async () => {
    await press(page.getByRole("link", { name: "Read and sign" }));
    await page.waitForURL(/\/sign\//);
    await press(button("Fill in “Delivery address”"));
    await expect(page.getByRole("textbox", { name: "Delivery address" })).toBeFocused();
    await keys.insertText("18 Wensan Road");
    await press(button(/Put your signature on page/));
    // The one button stays under the finger: pressed again it goes on, and does not take the signature away.
    await expect(button("Review and sign")).toBeFocused();
    await keys.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    await press(button("Send me a code to confirm"));
    await expect(page.getByRole("textbox", { name: "Code from your mail" })).toBeFocused();
    const mails = await page.context().newPage();
    const code = await codeInMail(mails, me.email);
    await mails.close();
    await keys.type(code);
    await keys.press("Enter");
    await expect(page.getByRole("heading", { name: "You have signed" })).toBeVisible({ timeout: 30_000 });
    await expectFocusKept(page);
    await press(page.getByRole("link", { name: "Open the contract and its history" }));
    await expect(page.getByText("Signed by all")).toBeVisible();
  });
});

test("dialogs and menus keep the focus, give it back, and close with Escape", async ({ page }) => {
  const someone = person(0);
  await signUp(page, someone);
  await page.goto("/settings");
  const add = page.getByRole("button", { name: "Add a passkey" });
  await tabTo(page, add);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press("Tab");
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();

  const account = page.getByRole("button", { name: /^Account/ });
  await tabTo(page, account, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Settings" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Local outbox" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(account).toBeFocused();
});

/** Goes to a control as a keyboard does. Every stop on the way must be seen. */
async function tabTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await expect(target).toBeEnabled();
  for (let stop = 0; stop < 120; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    const unseen = await page.evaluate(unseenFocus);
    expect(unseen, "focus that nobody sees").toBeNull();
  }
  throw new Error(`no way to ${target} by keyboard`);
}

/** What has the focus, where that cannot be seen: no outline on it or around it, or outside the window. */
function unseenFocus(): string | null {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const outlined = (element: Element | null | undefined) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
  };
  const around = [at, at.parentElement, at.parentElement?.parentElement];
  // The boxes of a code are drawn behind the field that takes it; the browser draws the focus within its own calendar.
  const drawn = at.matches("[autocomplete=one-time-code], [type=date]");
  const box = at.getBoundingClientRect();
  const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  return (around.some(outlined) || drawn) && inside ? null : at.outerHTML.slice(0, 200);
}

/** After a part of the page was replaced, the focus stands on something in it, not at the top of the page. */
async function expectFocusKept(page: Page): Promise<void> {
  await expect(async () => {
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  }).toPass({ timeout: 3_000 });
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return box;
}
