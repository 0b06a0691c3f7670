import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import accounts from "@/lib/platform/i18n/messages/en/accounts.json";
import common from "@/lib/platform/i18n/messages/en/common.json";
import errors from "@/lib/platform/i18n/messages/en/errors.json";
import { SignUpForm } from "./sign-up-form";

afterEach(cleanup);

function show(submit = vi.fn()) {
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ accounts, common, errors }}>
      <SignUpForm submit={submit} resend={vi.fn()} next="/contracts" outbox card={{ title: "Create an account" }} />
    </NextIntlClientProvider>,
  );
  return submit;
}
const email = () => screen.getByLabelText("E-mail address");
const password = () => screen.getByLabelText("Password");
const press = () => fireEvent.click(screen.getByRole("button", { name: "Create the account" }));
const input = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

it("says at once what is wrong with every field, sends nothing, and leads to the first", async () => {
  const submit = show();
  press();
  expect(screen.getByText("This is not an e-mail address. Check it for typing mistakes.")).toBeTruthy();
  expect(screen.getByText(/Too short: use at least 10 characters/)).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(email()));
  expect(submit).not.toHaveBeenCalled();

  input(email(), "ann@example.org");
  expect(email().getAttribute("aria-invalid")).toBeNull();
  expect(password().getAttribute("aria-invalid")).toBe("true");
  press();
  await waitFor(() => expect(document.activeElement).toBe(password()));
});

it("sends what is well formed, and shows what the server has against it until the next press", async () => {
  const error = { code: "email_not_valid", message: "No such place.", field: "email" };
  const submit = show(vi.fn().mockResolvedValue({ ok: false, error }));
  input(email(), "ann@example.org");
  input(password(), "a quiet green field");
  press();
  expect(await screen.findByText("No such place.")).toBeTruthy();
  expect(document.activeElement).toBe(email());
  input(password(), "short");
  press();
  expect(await screen.findByText(/Too short/)).toBeTruthy();
  expect(screen.queryByText("No such place.")).toBeNull();
  expect(submit).toHaveBeenCalledTimes(1);
});
