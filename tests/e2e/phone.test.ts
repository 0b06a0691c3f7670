import { type Browser, type CDPSession, expect, type Locator, type Page } from "@playwright/test";
import { placeAndSign, send, sendSample } from "./contracts";
import { pageOf, test } from "./member";
import { becomeSigner, cast, linkInMail, person } from "./people";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

test("a contract is prepared, filled in and signed in the hand", async ({ browser, sender }) => {
  const signer = person(cast.phone);
  const title = "Prepared in the hand";
  const hers = await narrow(await pageOf(browser, sender, phone));
  await test.step("she prepares it, fields put where they belong by finger", async () => {
    await hers.goto("/contracts");
    await hers.getByRole("link", { name: "New contract" }).first().tap();
    await hers.getByRole("button", { name: "Use a sample contract" }).tap();
    await hers.waitForURL(/\/edit/);
    await hers.getByLabel("Title").fill(title);
    await hers.getByRole("button", { name: "Add someone" }).tap();
    await hers.getByLabel("Name", { exact: true }).fill(signer.name);
    await hers.getByLabel("E-mail", { exact: true }).fill(signer.email);
    await hers.getByRole("button", { name: "Continue", exact: true }).tap();
    const field = await dragOnto(hers, "Signature", 0.4);
    const before = await boxOf(field);
    await drag(hers, middle(before), { x: middle(before).x + 30, y: middle(before).y + 40 });
    const after = await boxOf(field);
    expect(after.y - before.y).toBeGreaterThan(20);
    expect(after.x - before.x).toBeGreaterThan(10);
    await dragOnto(hers, "Text", 0.2);
    await hers.getByRole("textbox", { name: "What is asked" }).fill("Delivery address");
    await send(hers);
  });

  const his = await narrow(await stranger(browser));
  await test.step("he follows the link, becomes a signer and draws his signature", async () => {
    await his.goto(await linkInMail(his, signer.email, new RegExp(title), "/s/"));
    await his.getByLabel("Password", { exact: true }).fill(signer.password);
    await his.getByRole("button", { name: "Continue" }).tap();
    await his.waitForURL(/\/identity/);
    await becomeSigner(his, signer);
    await his.getByRole("button", { name: "Draw your signature" }).tap();
    const pad = await boxOf(his.getByRole("img", { name: /Drawing area/ }));
    const wave = Array.from({ length: 40 }, (_, step) => ({
      x: pad.x + pad.width * (0.15 + (0.7 * step) / 40),
      y: pad.y + pad.height * (0.5 + 0.1 * Math.sin(step / 3)),
    }));
    await stroke(his, wave);
    await expect(his.getByRole("img", { name: "Your drawn signature" })).toBeVisible();
    await his.getByRole("button", { name: "Use it" }).tap();
    await his.getByRole("link", { name: "Back to the contract" }).tap();
  });
  await test.step("he fills in and signs", async () => {
    await his.getByRole("button", { name: "Fill in “Delivery address”", exact: true }).tap();
    await expect(his.getByRole("textbox", { name: "Delivery address" })).toBeFocused();
    await his.keyboard.insertText("文三路18号");
    await placeAndSign(his, signer);
    await his.getByRole("link", { name: "Open the contract and its history" }).tap();
    await expect(his.getByText("Signed by all")).toBeVisible();
  });
});

const stranger = async (browser: Browser) => (await browser.newContext(phone)).newPage();

test("what is opened at a desk is signed with the phone", async ({ browser, sender, signer }) => {
  const title = `Begun at a desk ${Date.now()}`;
  await sendSample(await pageOf(browser, sender), title, signer);
  const desk = await pageOf(browser, signer);
  await desk.goto(await linkInMail(desk, signer.email, new RegExp(title), "/s/"));
  await desk.getByRole("button", { name: "Go on with a phone" }).click();
  const shown = desk.getByRole("dialog");
  await expect(shown.getByRole("img", { name: "A code that opens this contract on a phone" })).toBeVisible();
  const address = await shown.getByText(/\/sign\//).textContent();
  // The address alone lets nobody in.
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(address ?? "");
  await expect(stranger).toHaveURL(/\/sign-in/);
  const hand = await pageOf(browser, signer, phone);
  await hand.goto(address ?? "");
  await expect(hand.getByRole("button", { name: "Go on with a phone" })).toBeHidden();
  await placeAndSign(hand, signer);
  await desk.reload();
  await expect(desk.getByRole("heading", { name: "You have signed" })).toBeVisible();
});

/** Watches every page that is shown from now on: nothing may stick out at the side. */
async function narrow(page: Page): Promise<Page> {
  await page.exposeFunction("sticksOut", (path: string, width: number) => tooWide.add(`${path}: ${width}`));
  await page.addInitScript((width) => {
    let before = 0;
    setInterval(() => {
      // Before it is there whole, a page may lack its styles; what is gone at the next look was on its way.
      const wide = document.readyState === "complete" ? document.documentElement.scrollWidth : 0;
      if (wide > width && wide === before) (window as never as Watched).sticksOut(location.pathname, wide);
      before = wide;
    }, 100);
  }, phone.viewport.width);
  return page;
}

type Watched = { sticksOut: (path: string, width: number) => void };
const tooWide = new Set<string>();
test.afterEach(() => expect([...tooWide]).toEqual([]));

type Point = { x: number; y: number };
type Box = Point & { width: number; height: number };
const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return box;
}

/** Takes a kind of field from the sheet below to what is seen of the first page, that part down from its top. */
async function dragOnto(page: Page, kind: "Signature" | "Text", part: number): Promise<Locator> {
  const from = await boxOf(page.getByRole("button", { name: kind, exact: true }));
  const desk = await boxOf(page.getByRole("region", { name: "Contract", exact: true }));
  await drag(page, middle(from), { x: desk.x + desk.width * 0.45, y: desk.y + desk.height * part });
  const field = page.getByRole("button", { name: new RegExp(`^${kind} of .*, page 1`) });
  await expect(field).toBeVisible();
  return field;
}

async function drag(page: Page, from: Point, to: Point): Promise<void> {
  const line = Array.from({ length: 12 }, (_, step) => ({
    x: from.x + ((to.x - from.x) * step) / 11,
    y: from.y + ((to.y - from.y) * step) / 11,
  }));
  // The finger rests where it lets go: one in full swing flicks, and the browser takes the next tap for its end.
  await stroke(page, [...line, ...Array(6).fill(to)]);
}

const sessions = new WeakMap<Page, CDPSession>();

/** One finger along a line, as the browser itself would report it. */
async function stroke(page: Page, points: Point[]): Promise<void> {
  const devtools = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, devtools);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Point[]) =>
    devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
  for (const [index, point] of points.entries()) await touch(index === 0 ? "touchStart" : "touchMove", [point]);
  await touch("touchEnd", []);
}
