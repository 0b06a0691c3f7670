import { describe, expect, it } from "vitest";
import { locales } from "@/lib/platform/i18n/locales";
import type { MailTemplate, MailValues } from "../mail-content";
import { composeMail, headerLine } from "./compose";
import { renderHtml, renderText } from "./render";

const link = "https://sign.example/s/abc_DEF-123";
const nasty = `https://evil.example/x "><script>alert(1)</script>\r\nBcc: victim@evil.example\n<img src=x onerror=1>{name}'`;
const values: MailValues = {
  confirm_email: { link },
  account_exists: { signInLink: link, resetLink: `${link}/forgot` },
  reset_password: { link },
  password_changed: { resetLink: link },
  passkey_added: { name: nasty, link },
  invitation: { asked: "signature", sender: nasty, title: nasty, organization: nasty, message: nasty, link },
  reminder: { asked: "approval", sender: nasty, title: nasty, link },
  contract_handed_over: { title: nasty, from: nasty, to: nasty, link },
  contract_comment: { title: nasty, name: nasty, body: nasty, link },
  contract_copy: { sender: nasty, title: nasty, message: nasty, link },
  signing_code: { code: "048213", title: nasty, minutes: 10 },
  batch_code: { code: "048213", count: 2, titles: "Lease\nSupply", minutes: 10 },
  sign_password_code: { code: "048213", minutes: 10 },
  sign_password_set: { link },
  sign_password_locked: { link },
  seal_approved: { seal: nasty, organization: nasty, link },
  seal_refused: { seal: nasty, organization: nasty, reason: nasty, link },
  seal_use_asked: { name: nasty, seal: nasty, organization: nasty, title: nasty, link },
  seal_use_approved: { seal: nasty, title: nasty, link },
  seal_use_refused: { seal: nasty, title: nasty, reason: nasty, link },
  seal_use_lapsed: { seal: nasty, title: nasty, link },
  seal_use_changed: { seal: nasty, title: nasty, link },
  contract_completed: { title: nasty, link },
  contract_release_asked: { title: nasty, sender: nasty, link },
  contract_released: { title: nasty, name: nasty, link },
  contract_release_refused: { title: nasty, name: nasty, reason: nasty, link },
  contract_term_ends: { title: nasty, date: nasty, link },
  contract_voided: { title: nasty, link },
  contract_declined: { title: nasty, name: nasty, reason: nasty, link },
  contract_expired: { title: nasty, link },
  contract_withdrawn: { title: nasty, sender: nasty, reason: nasty },
  correction_requested: { title: nasty, name: nasty, email: nasty, note: nasty, link },
  organization_verified: { organization: nasty, link },
  organization_handed_over: { organization: nasty, operator: nasty },
  organization_invitation: { sender: nasty, organization: nasty, link },
  organization_access_asked: { name: nasty, email: nasty, organization: nasty, link },
  organization_differs: { organization: nasty, link },
  organization_suspended: { organization: nasty, link },
  organization_dissolved: { organization: nasty },
  organization_closed: { organization: nasty },
  account_erased: { restricted: true },
};
const templates = Object.keys(values) as MailTemplate[];

describe.each(locales)("mails in %s", (locale) => {
  it.each(templates)("%s has a subject of one line, whole sentences and its links", async (template) => {
    const content = await composeMail(template, locale, values[template]);
    expect(content.subject).toBe(headerLine(content.subject));
    expect(content.subject).not.toMatch(/\p{Cc}/u);
    const text = renderText(content);
    for (const value of Object.values(values[template]))
      if (String(value).startsWith("http")) expect(text).toContain(value);
    if (template === "signing_code") expect(text).toContain("\n\n048213\n\n");
    expect(text).not.toMatch(/\b(undefined|null|mail\.\w+)\b/);
    expect(text.endsWith(`${content.footer}\n`)).toBe(true);
  });

  it.each(templates)("%s keeps other people's words as words in HTML", async (template) => {
    const html = renderHtml(await composeMail(template, locale, values[template]), "en", "https://sign.example");
    expect(html).not.toMatch(/<(script|img|iframe|link|style)\b/i);
    for (const tag of html.match(/<[a-z][^>]*>/gi) ?? []) {
      expect(tag).not.toMatch(/\son\w+\s*=/i);
      const address = /(?:href|src)="([^"]*)"/.exec(tag)?.[1];
      if (address) expect(address).toMatch(/^https:\/\/sign\.example\//);
    }
  });

  it("never puts a code into the subject, which mail servers keep", async () => {
    const { subject } = await composeMail("signing_code", locale, values.signing_code);
    expect(subject).not.toContain("048213");
  });
});

describe("headerLine", () => {
  it.each([
    ["one\r\nBcc: a@b.example", "one Bcc: a@b.example"],
    ["a\u2028b\u0000c\td", "a b c d"],
    ["  spaced   out ", "spaced out"],
  ])("%j", (given, line) => expect(headerLine(given)).toBe(line));

  it("cuts between characters", () => {
    const cut = headerLine("😀".repeat(300));
    expect([...cut]).toHaveLength(180);
    expect(cut.endsWith("😀…")).toBe(true);
  });
});
