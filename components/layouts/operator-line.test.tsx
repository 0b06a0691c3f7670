import { cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it } from "vitest";
import common from "@/lib/platform/i18n/messages/en/common.json";
import { type Operator, OperatorLine } from "./operator-line";

afterEach(cleanup);
const unsaid: Operator = { name: null, contact: null, termsUrl: null, privacyUrl: null, sandbox: true };
const show = (operator: Partial<Operator>) =>
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common }}>
      <OperatorLine operator={{ ...unsaid, ...operator }} />
    </NextIntlClientProvider>,
  );

it("says who runs the installation, with a way to reach them", () => {
  show({ name: "Harbour Notaries", contact: "help@harbour.example", privacyUrl: "https://harbour.example/privacy" });
  expect(screen.getByText("Run by Harbour Notaries")).toBeTruthy();
  expect(screen.getByRole("link", { name: "help@harbour.example" }).getAttribute("href")).toBe(
    "mailto:help@harbour.example",
  );
  expect(screen.getByRole("link", { name: "Privacy notice" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Terms of use" })).toBeNull();
});

it("dials a phone", () => {
  show({ contact: "+86 571 8888 0000" });
  expect(screen.getByRole("link").getAttribute("href")).toBe("tel:+8657188880000");
});

it("says that nobody is named, and that a sandbox is for trying out", () => {
  show({});
  expect(screen.getByText(/for trying Vermilion out/)).toBeTruthy();
  cleanup();
  show({ sandbox: false });
  expect(screen.getByText(/has not said how to be reached/)).toBeTruthy();
});
