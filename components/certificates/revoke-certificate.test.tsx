import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import accounts from "@/lib/platform/i18n/messages/en/accounts.json";
import certificates from "@/lib/platform/i18n/messages/en/certificates.json";
import common from "@/lib/platform/i18n/messages/en/common.json";
import { RevokeCertificate } from "./revoke-certificate";

beforeAll(() => {
  // The browser of these tests has no layout to observe.
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterAll(() => vi.unstubAllGlobals());
afterEach(cleanup);

it("says what follows, sends nothing without a reason, and then reason and password", async () => {
  const submit = vi.fn().mockResolvedValue({ ok: true, data: undefined });
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ accounts, certificates, common }}>
      <RevokeCertificate email="ann@example.org" submit={submit} />
    </NextIntlClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Revoke my certificate…" }));
  expect(screen.getByText(/stays valid/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Revoke the certificate" }));
  expect(screen.getByText("Choose a reason.")).toBeTruthy();
  expect(submit).not.toHaveBeenCalled();

  fireEvent.click(screen.getByRole("radio", { name: "My name has changed" }));
  fireEvent.input(screen.getByLabelText("Password"), { target: { value: "a quiet green field" } });
  fireEvent.click(screen.getByRole("button", { name: "Revoke the certificate" }));
  await waitFor(() => expect(submit).toHaveBeenCalled());
  const sent = submit.mock.calls[0]?.[1] as FormData;
  expect([sent.get("reason"), sent.get("password")]).toEqual(["name_changed", "a quiet green field"]);
});
