import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, expect, type Locator, type Page, test } from "@playwright/test";
import { LOCALE_COOKIE } from "../../lib/platform/i18n/locales";
import { joined, madeOrganization, madeSeal } from "./backstage";
import { cast, type Person, person, signUp } from "./people";
import { button, fits, main, phone, title } from "./screen";

const fresh = (name: string) => `${name}${Math.random().toString(36).slice(2, 6)}有限公司`;

test("an official seal is finished when it is opened, and stands alone", async ({ browser }) => {
  const name = fresh("清和书坊");
  const { page, seals } = await keeper(browser, cast.studio.desk, name);

  await test.step("from the empty list through the presets, one press", async () => {
    await page.goto(seals);
    await page.getByRole("link", { name: "Make the first seal" }).click();
    await title(page, "Which seal do you need?");
    await expect(main(page).getByRole("list").getByRole("heading", { level: 2 })).toHaveCount(9);
    await page.getByRole("link", { name: "Official seal" }).click();
    await title(page, "New seal: Official seal");
    await expect(page.getByLabel("Name on the arc")).toHaveValue(name);
    await expect(page.getByLabel("Name on the arc")).not.toBeEditable();
    // 42 mm at 96 pixels an inch.
    const onPaper = await page.getByRole("img", { name: "The seal on a page, at true size" }).boundingBox();
    expect(onPaper?.width).toBeCloseTo((42 / 25.4) * 96, 0);
    await page.getByRole("button", { name: "Save seal" }).click();
    await expect(page.getByText("The seal is in use", { exact: true })).toBeVisible();
    await page.waitForURL(/\/seals\/[0-9a-f-]{36}$/);
  });
  await test.step("there is no place for a second one", async () => {
    await page.goto(`${seals}/new`);
    await expect(page.getByText("You have one already")).toBeVisible();
    await expect(page.getByRole("link", { name: "Official seal", exact: true })).toHaveCount(0);
    await page.goto(`${seals}/new/official`);
    await title(page, "Which seal do you need?");
    await page.goto(`${seals}/new/finance`);
    await expect(page.getByLabel("Kind").locator("option[value=official]")).toBeDisabled();
  });
});

test("a contract seal gets a code, and later another colour as its second version", async ({ browser }) => {
  const name = fresh("澄明纸业");
  const { page, seals, seen } = await keeper(browser, cast.studio.desk, name);
  await page.goto(`${seals}/new/contract`);
  const sheet = page.getByRole("img", { name: `Contract seal of ${name}` });
  const save = page.getByRole("button", { name: "Save seal" });

  await test.step("a code that is too long is told, and the last good drawing stays", async () => {
    await expect(save).toBeEnabled();
    const before = await paths(sheet);
    await page.getByLabel("Code on the lower arc").fill("W".repeat(40));
    const told = "The code does not fit this seal. Shorten it, or leave it out.";
    await expect(page.getByLabel("Code on the lower arc")).toHaveAccessibleDescription(new RegExp(told));
    await expect(save).toBeDisabled();
    expect(await paths(sheet)).toEqual(before);
    await page.getByLabel("Code on the lower arc").fill("3301060123456");
    await expect(page.getByText(told)).toHaveCount(0);
    await expect(save).toBeEnabled();
    expect((await paths(sheet)).length).toBeGreaterThan(before.length);
  });
  await test.step("a character that no typeface has is named", async () => {
    await page.getByLabel("Line below").fill("合同\u{e000}章");
    await expect(page.getByLabel("Line below")).toHaveAccessibleDescription(/No typeface here has these characters/);
    await page.getByRole("button", { name: "Back to the usual form" }).click();
    await expect(page.getByLabel("Line below")).toHaveValue("合同专用章");
    await expect(page.getByLabel("Code on the lower arc")).toHaveValue("");
    await page.getByLabel("Code on the lower arc").fill("3301060123456");
  });
  await test.step("in blue, smaller, with what a copier blurs", async () => {
    await page.getByRole("radio", { name: "Blue" }).check();
    await page.getByRole("radio", { name: "40", exact: true }).check();
    await page.getByText("Against copying").click();
    await page.getByRole("checkbox", { name: "Tiny letters in the border" }).check();
    await page.getByRole("checkbox", { name: "A fine pattern of its own" }).check();
    await expect(page.getByText("40.0 mm")).toBeVisible();
    await expect(sheet.locator("path").first()).toHaveAttribute("fill", "#1f4095");
    await page.getByLabel("What you call it").fill("Contracts");
    await save.click();
    await page.waitForURL(/\/seals\/[0-9a-f-]{36}$/);
  });
  await test.step("changed, it is a new version, and shows what it was", async () => {
    await page.goto(`${page.url()}/change`);
    await title(page, "Change Contracts");
    const saveChange = page.getByRole("button", { name: "Save as a new version" });
    await expect(page.getByLabel("Kind")).toBeDisabled();
    await expect(page.getByLabel("Code on the lower arc")).toHaveValue("3301060123456");
    await expect(saveChange).toBeDisabled();
    await page.getByRole("radio", { name: "Seal red" }).check();
    await expect(page.getByRole("img", { name: "Version 1" }).locator("path").first()).toHaveAttribute(
      "fill",
      "#1f4095",
    );
    await expect(sheet.locator("path").first()).toHaveAttribute("fill", "#d0181c");
    await saveChange.click();
    await expect(page.getByText("Version 2 is in use", { exact: true })).toBeVisible();
    await page.waitForURL(/\/seals\/[0-9a-f-]{36}$/);
  });
  expect(seen).toEqual([]);
});

test("in the hand: an oval in two languages, kept as a draft first", async ({ browser }) => {
  const name = fresh("远山精工");
  const { page, seals, seen } = await keeper(browser, cast.studio.hand, name, phone);
  await page.goto(`${seals}/new`);
  await fits(page);
  await page.getByRole("link", { name: "Foreign-invested company" }).click();
  await title(page, "New seal: Foreign-invested company");
  const sheet = page.getByRole("img", { name: `Foreign-invested company of ${name}` });

  await test.step("the drawing stays in sight while it is described", async () => {
    const field = page.getByLabel("Name in another language");
    await field.fill("YUANSHAN PRECISION MACHINERY COMPANY LIMITED BY SHARES, SUZHOU INDUSTRIAL PARK");
    await expect(page.getByText(/The name in the other language does not fit/).first()).toBeVisible();
    await field.fill("YUANSHAN PRECISION CO., LTD.");
    await expect(page.getByRole("button", { name: "Save seal" })).toBeEnabled();
    await expect(sheet).toBeInViewport({ ratio: 1 });
    await expect(field).toBeInViewport({ ratio: 1 });
    await page.getByRole("radio", { name: "50 × 36" }).check();
    await expect(page.getByText("50.0 mm")).toBeVisible();
    await fits(page);
  });
  await test.step("a mark in the middle becomes outlines", async () => {
    await page.getByRole("radio", { name: "Emblem" }).check();
    await expect(page.getByText("Choose a drawing for the centre first.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Save seal" })).toBeDisabled();
    const before = await paths(sheet);
    await page.locator("input[type=file]").setInputFiles({
      name: "mark.svg",
      mimeType: "image/svg+xml",
      buffer: Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M50 8 92 88H8Z"/></svg>',
      ),
    });
    await expect(page.getByRole("button", { name: "Save seal" })).toBeEnabled();
    await expect.poll(() => paths(sheet)).not.toEqual(before);
  });
  await test.step("a draft, which the studio opens again", async () => {
    await button(page, "Keep as draft").click();
    await expect(page.getByText("The draft is kept", { exact: true })).toBeVisible();
    await page.waitForURL(/\/seals\/[0-9a-f-]{36}$/);
    await page.goto(`${page.url()}/change`);
    await expect(page.getByLabel("Name in another language")).toHaveValue("YUANSHAN PRECISION CO., LTD.");
    await expect(page.getByRole("img", { name: "The emblem" })).toBeVisible();
  });
  expect(seen).toEqual([]);
});

test("is clean in Chinese, by day and by night, in the hand too", async ({ browser }) => {
  const name = fresh("墨舟文化");
  const { page, seals, seen, organizationId, email } = await keeper(browser, cast.studio.hand, name);
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: "zh", url: process.env.E2E_ORIGIN ?? "" }]);
  const sealId = await madeSeal(email, organizationId, "contract");
  await page.goto(`${seals}/new`);
  await title(page, "需要哪种印章？");
  await clean(page, "presets");
  await page.goto(`${seals}/new/other`);
  await title(page, "新建业务专用章");
  for (const more of ["字体与边框", "防伪细节"]) await page.getByText(more, { exact: true }).click();
  await page.getByLabel("下弧编码").fill("W".repeat(70));
  await expect(page.getByLabel("下弧编码")).toHaveAttribute("aria-invalid", "true");
  await clean(page, "studio, refused");
  await page.goto(`${seals}/${sealId}/change`);
  await title(page, "修改“合同专用章”");
  await page.getByRole("radio", { name: "蓝色" }).check();
  await expect(page.getByRole("button", { name: "保存为新版本" })).toBeEnabled();
  await clean(page, "change");
  expect(seen).toEqual([]);
});

test("whoever has no duty with the seals does not come in", async ({ browser }) => {
  const name = fresh("听雨软件");
  const { seals, organizationId } = await keeper(browser, cast.studio.desk, name);
  const member = person(cast.studio.hand);
  const page = await browserOf(browser, member);
  await joined(member.email, organizationId);
  for (const way of ["new", "new/contract"]) {
    await page.goto(`${seals}/${way}`);
    await title(page, "Seals");
    await expect(page.getByText("You have no duty with the seals")).toBeVisible();
  }
});

/** Nothing that axe finds, and nothing that sticks out at the side. */
async function clean(page: Page, where: string): Promise<void> {
  for (const { width, scheme } of [
    { width: 1440, scheme: "light" },
    { width: 1440, scheme: "dark" },
    { width: 390, scheme: "light" },
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    expect.soft(found, `${where} at ${width}, ${scheme}`).toEqual([]);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(width);
  }
}

const paths = (drawing: Locator): Promise<string[]> =>
  drawing.locator("path").evaluateAll((all) => all.map((one) => one.getAttribute("d") ?? ""));

/** Somebody's browser, and what goes wrong in it. */
async function browserOf(browser: Browser, one: Person, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signUp(page, one);
  return page;
}

/** The owner of a verified organization without seals. */
async function keeper(browser: Browser, index: number, name: string, options: BrowserContextOptions = {}) {
  const one = person(index);
  const page = await browserOf(browser, one, options);
  const seen: string[] = [];
  page.on("pageerror", (error) => seen.push(String(error)));
  const organizationId = await madeOrganization(one.email, name);
  return { page, email: one.email, organizationId, seals: `/organizations/${organizationId}/seals`, seen };
}
