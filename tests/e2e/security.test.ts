import { type APIResponse, type Browser, expect } from "@playwright/test";
import { TIME_ZONE_COOKIE } from "../../lib/platform/i18n/locales";
import { placeAndSign, sendSample } from "./contracts";
import { type Member, pageOf, test } from "./member";
import { linkInMail, person, signUp } from "./people";

const nobodyId = "01890000-0000-7000-8000-000000000000";
const foreign = "https://evil.example";

const everywhere = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-powered-by": undefined,
};
const page = {
  ...everywhere,
  "cache-control": expect.stringMatching(/^private,.* no-store/),
  "content-security-policy": [
    "default-src 'self'",
    "script-src 'nonce-*' 'strict-dynamic' 'wasm-unsafe-eval'",
    "style-src 'self' 'nonce-*'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
};
const tokenPage = { ...page, "referrer-policy": "no-referrer" };

/** The headers that protect, as they arrive; the nonce is another one each time. */
function protections(response: APIResponse) {
  const headers = response.headers();
  return Object.fromEntries(
    Object.keys(page).map((name) => [name, headers[name]?.replace(/'nonce-[^']+'/g, "'nonce-*'")]),
  );
}

test.describe("answers", () => {
  const pages = ["/", "/verify", "/sign-in", "/sign-up", "/forgot", "/outbox", "/nowhere"];
  for (const path of pages)
    test(`carry every protection: ${path}`, async ({ request }) => {
      expect(protections(await request.get(path))).toEqual(page);
    });
  for (const path of [`/s/${"a".repeat(43)}`, `/confirm/${"a".repeat(43)}`, `/reset/${"a".repeat(43)}`])
    test(`keep the token of a link to themselves: ${path.split("/")[1]}`, async ({ request }) => {
      expect(protections(await request.get(path))).toEqual(tokenPage);
    });

  test("have another nonce each time", async ({ request }) => {
    const nonce = async () =>
      /'nonce-([^']+)'/.exec((await request.get("/")).headers()["content-security-policy"]!)?.[1];
    expect(await nonce()).not.toBe(await nonce());
  });

  test("of handlers and files are neither sniffed nor framed, and kept only by leave", async ({ request }) => {
    for (const path of ["/api/auth/session", `/files/uploads/${nobodyId}`, "/ca/root.pem", "/ca/nothing"]) {
      const headers = protections(await request.get(path));
      expect(headers).toMatchObject({ ...everywhere, "content-security-policy": expect.stringContaining("'none'") });
      // The authority's certificates are everybody's; a refusal is kept nowhere, theirs neither.
      expect(headers["cache-control"]).toMatch(path === "/ca/root.pem" ? /^public, max-age=300$/ : /no-store/);
    }
    const check = await request.post("/api/verify", { data: Buffer.from("x"), headers: { origin: ownOrigin() } });
    expect(protections(check)).toMatchObject(everywhere);
  });
});

test("the session cookie belongs to this host alone, and scripts cannot read it", async ({ browser, sender }) => {
  const hers = await pageOf(browser, sender);
  await hers.goto("/contracts");
  const cookies = await hers.context().cookies();
  const session = cookies.find(({ name }) => name === "__Host-session");
  expect(session).toMatchObject({ domain: "localhost", path: "/", secure: true, httpOnly: true, sameSite: "Lax" });
  const readable = cookies.filter(({ httpOnly }) => !httpOnly);
  expect(readable.map(({ name }) => name)).toEqual([TIME_ZONE_COOKIE]);
  expect(await hers.evaluate(() => document.cookie)).not.toContain("session");
});

test("nothing is changed by a request from elsewhere", async ({ browser, page: open, request }) => {
  for (const origin of [foreign, "null", undefined]) {
    const headers = { "content-type": "application/pdf", ...(origin && { origin }) };
    for (const path of ["/api/uploads", "/api/verify"])
      expect((await request.post(path, { headers, data: Buffer.from("%PDF-1.7") })).status(), path).toBe(403);
  }
  // A sign-in as the browser sends it, sent once more as another site would.
  const someone = person(0);
  await signUp(open, someone);
  const fresh = await (await browser.newContext()).newPage();
  await fresh.goto("/sign-in");
  await fresh.getByLabel("E-mail address").fill(someone.email);
  await fresh.getByLabel("Password", { exact: true }).fill(someone.password);
  const sent = fresh.waitForRequest((one) => one.method() === "POST" && one.url().includes("/sign-in"));
  await fresh.getByRole("button", { name: "Sign in", exact: true }).click();
  const original = await sent;
  const { cookie: _, origin: __, ...headers } = await original.allHeaders();
  const plain = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":")));
  const replay = (origin: string | undefined) =>
    request.fetch(original.url(), {
      method: "POST",
      headers: { ...plain, ...(origin && { origin }) },
      data: original.postDataBuffer() ?? "",
      maxRedirects: 0,
    });
  for (const origin of [foreign, "null", undefined])
    expect((await replay(origin)).headers()["set-cookie"] ?? "").not.toContain("__Host-session");
  expect((await replay(ownOrigin())).headers()["set-cookie"]).toContain("__Host-session");
});

test("who is not signed in sees nothing of anybody", async ({ browser, request, sender, signer }) => {
  const { contract, place, file } = await contractOf(browser, sender, signer, "Closed to strangers");
  const closed = ["/contracts", "/contracts/new", "/identity", "/certificate", "/signature", "/settings"];
  for (const path of [...closed, contract, `${contract}/edit`, `${contract}/read`, place]) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect(response.status(), path).toBe(307);
    expect(response.headers().location, path).toMatch(/^\/sign-in(\?|$)/);
  }
  const id = contract.split("/")[2];
  for (const path of [file, `${file}/download`, `/files/contracts/${id}/evidence`, `/files/uploads/${id}`])
    expect((await request.get(path)).status(), path).toBe(401);
  expect((await request.get(`/certificate/${nobodyId}.pem`)).status()).toBe(401);
  const upload = await request.post("/api/uploads", {
    headers: { origin: ownOrigin(), "content-type": "application/pdf" },
    data: Buffer.from("%PDF-1.7"),
  });
  expect(upload.status()).toBe(401);
});

test("another person’s contract does not exist", async ({ browser, page: other, sender, signer }) => {
  const { contract, place, file } = await contractOf(browser, sender, signer, "Closed to others");
  await signUp(other, person(0));
  const id = contract.split("/")[2];
  const paths = [contract, `${contract}/edit`, `${contract}/read`, place];
  const files = [file, `${file}?revision=0`, `${file}/download`, `/files/contracts/${id}/evidence`];
  for (const path of [...paths, ...files]) {
    const response = await other.request.get(path, { maxRedirects: 0 });
    expect(response.status(), path).toBe(404);
    const unknown = await other.request.get(path.replace(/[0-9a-f-]{36}/g, nobodyId), { maxRedirects: 0 });
    expect(unknown.status(), `${path} of nobody`).toBe(404);
    expect(await response.text()).not.toContain("Closed to others");
  }
  for (const path of ["/contracts/nowhere", "/contracts/nowhere/edit", "/sign/nowhere", "/files/contracts/a/b"])
    expect((await other.request.get(path)).status(), path).toBe(404);
  await other.goto(contract);
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(other.getByText("Closed to others")).toHaveCount(0);
});

test("no other site can frame a page", async ({ page: open }) => {
  const at = "http://evil.example/";
  await open.route(at, (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe src="${ownOrigin()}/sign-in"></iframe>` }),
  );
  await open.goto(at);
  await expect.poll(() => open.frames()[1]?.url()).toMatch(/^chrome-error:/);
});

test("nobody is sent on to another site", async ({ browser, page: open }) => {
  const someone = person(0);
  await signUp(open, someone);
  for (const next of ["//evil.example/x", "/\\evil.example", "https://evil.example", "/%09/evil.example"]) {
    const fresh = await (await browser.newContext()).newPage();
    await fresh.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await fresh.getByLabel("E-mail address").fill(someone.email);
    await fresh.getByLabel("Password", { exact: true }).fill(someone.password);
    await fresh.getByRole("button", { name: "Sign in", exact: true }).click();
    await fresh.waitForURL((url) => url.pathname !== "/sign-in");
    expect(new URL(fresh.url()).origin).toBe(ownOrigin());
    await fresh.context().close();
  }
});

test("an address that a browser claims does not enter the history", async ({ browser, sender }) => {
  const headers = { "x-forwarded-for": "203.0.113.77", forwarded: "for=203.0.113.77", "x-real-ip": "203.0.113.77" };
  const hers = await pageOf(browser, sender, { extraHTTPHeaders: headers });
  await sendSample(hers, "Claimed address", sender);
  await hers.getByRole("link", { name: "Read and sign" }).click();
  await placeAndSign(hers, sender);
  await hers.getByRole("link", { name: "Open the contract and its history" }).click();
  await expect(hers.getByText(/from (127\.0\.0\.1|::1)/).first()).toBeVisible();
  await expect(hers.getByText("203.0.113.77")).toHaveCount(0);
});

const ownOrigin = () => process.env.E2E_ORIGIN ?? "";

/** A contract that is out: its page, the signer's room and the file's address. */
async function contractOf(browser: Browser, sender: Member, signer: Member, title: string) {
  const hers = await pageOf(browser, sender);
  const contract = await sendSample(hers, title, signer);
  const download = await hers.getByRole("link", { name: /^Download .*\.pdf/ }).getAttribute("href");
  const his = await pageOf(browser, signer);
  await his.goto(await linkInMail(his, signer.email, new RegExp(title), "/s/"));
  await his.waitForURL(/\/sign\//);
  const place = new URL(his.url()).pathname;
  await Promise.all([hers.context().close(), his.context().close()]);
  return { contract, place, file: (download ?? "").replace(/\/download$/, "") };
}
