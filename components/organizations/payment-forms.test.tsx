import { cleanup, configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import common from "@/lib/platform/i18n/messages/en/common.json";
import organizations from "@/lib/platform/i18n/messages/en/organizations.json";
import payments from "@/lib/platform/i18n/messages/en/payments.json";
import { PaymentAmountForm } from "./payment-amount-form";
import { PaymentIn } from "./payment-in";
import { PaymentMisses } from "./payment-misses";
import { PaymentOutForm } from "./payment-out-form";
import { PaymentSteps } from "./payment-steps";
import { readAmount } from "./read-amount";
import { SandboxPayForm } from "./sandbox-pay-form";

const router = { refresh: vi.fn(), replace: vi.fn() };
vi.mock("next/navigation", () => ({ useRouter: () => router }));

// Held long enough for a busy machine.
configure({ asyncUtilTimeout: 10_000 });
beforeAll(() =>
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  ),
);
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const organizationId = "01a204cb-01d3-7b85-9cc1-04e16fdba219";
const until = new Date("2026-11-29T10:00:00Z");
const ok = <T,>(data: T) => ({ ok: true as const, data });
const refused = (code: string, field?: string, details?: Record<string, number>) => ({
  ok: false as const,
  error: { code, message: `said ${code}`, ...(field && { field }), ...(details && { details }) },
});
const show = (children: ReactNode) =>
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, organizations, payments }}>
      {children}
    </NextIntlClientProvider>,
  );
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe("an amount as people write it", () => {
  it.each([
    ["0.37", 37],
    ["¥ 0.05", 5],
    ["０．４２", 42],
    ["0,99", 99],
    [".10", 10],
    ["0.37元", 37],
    ["37分", 37],
  ])("reads %s", (typed, cents) => expect(readAmount(typed)).toEqual({ ok: true, cents }));

  it.each([
    ["", "empty"],
    ["¥", "empty"],
    ["0.3", "form"],
    ["0.375", "form"],
    ["a few cents", "form"],
    ["0.00", "range"],
    ["1.00", "range"],
    ["37", "range"],
    ["0分", "range"],
  ])("refuses “%s” as %s", (typed, reason) => expect(readAmount(typed)).toEqual({ ok: false, reason }));
});

describe("where to pay", () => {
  const payment = {
    accountName: "Vermilion",
    accountNumber: "9990000012345678",
    bank: "Bank",
    amount: "¥0.37",
    plainAmount: "0.37",
    code: "VM7K2F9A",
    until,
    declaredAt: null,
  };

  it("copies the plain number and amount, and takes the word that it was sent", async () => {
    const writeText = vi.fn(async () => {});
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
    const declare = vi.fn(async () => ok(undefined));
    show(<PaymentIn organizationId={organizationId} payment={payment} declare={declare} />);
    expect(screen.getByText("9990 0000 1234 5678")).toBeTruthy();
    for (const name of ["Account number", "Amount", "Note"]) press(new RegExp(`^Copy ?${name}$`));
    await waitFor(() => expect(writeText.mock.calls.flat()).toEqual(["9990000012345678", "0.37", "VM7K2F9A"]));
    press("I have sent it");
    await waitFor(() => expect(router.refresh).toHaveBeenCalled());
    expect(declare).toHaveBeenCalledWith({ organizationId });
  });

  it("does not ask a second time", () => {
    const declaredAt = new Date("2026-11-22T10:00:00Z");
    show(<PaymentIn organizationId={organizationId} payment={{ ...payment, declaredAt }} declare={vi.fn()} />);
    expect(screen.queryByRole("button", { name: "I have sent it" })).toBeNull();
    expect(screen.getByText(/You sent it 22 November|You sent it November 22/)).toBeTruthy();
  });
});

describe("what came and does not fit", () => {
  it("says what was wrong, what to do, and where the money goes; every reason has words", () => {
    const reasons = Object.keys(payments.in.reasons) as (keyof typeof payments.in.reasons)[];
    show(
      <PaymentMisses
        expected="¥0.37"
        code="VM7K2F9A"
        name="Lanting Paper"
        misses={reasons.map((reason, n) => ({
          reason,
          amountCents: n + 1,
          currency: "CNY",
          bookedAt: until,
          money: "goes_back",
        }))}
      />,
    );
    expect(
      screen.getAllByText(/It has to be exactly ¥0\.37\. Send that, with the same note\. This money/),
    ).toHaveLength(2);
    expect(screen.getAllByText(/This money goes back to its payer/)).toHaveLength(reasons.length);
    expect(document.body.textContent).not.toContain("payments.in");
  });
});

describe("the way of a payment", () => {
  it("tells times of what has happened and durations of what is to come", () => {
    show(
      <PaymentSteps
        moments={[
          { name: "issued", state: "done", at: until, usual: null, late: false },
          { name: "declared", state: "now", at: null, usual: null, late: false },
          { name: "arrived", state: "ahead", at: null, usual: { most: 30, worst: 1440 }, late: false },
          { name: "matched", state: "ahead", at: null, usual: { most: 240, worst: 4320 }, late: false },
        ]}
      />,
    );
    expect(screen.getAllByRole("listitem").map((item) => item.getAttribute("aria-current"))).toEqual([
      null,
      "step",
      null,
      null,
    ]);
    expect(screen.getByText(/Usually within 30 minutes, at most 1 day\./)).toBeTruthy();
    expect(screen.getByText(/Usually within 4 hours, at most 3 days\./)).toBeTruthy();
  });
});

describe("our paying an account", () => {
  const branch = { cnaps: "999331010016", bank: "虚构银行", branch: "虚构银行杭州虚构支行" };
  const search = vi.fn(async () => ok([branch, { ...branch, cnaps: "999337010020", branch: "Another" }]));
  const submit = vi.fn(async () => ok(undefined) as never);
  const form = () =>
    show(<PaymentOutForm organizationId={organizationId} name="Lanting Paper" search={search} submit={submit} />);

  it("does not let the name be typed; finds the branch, reads the number, and sends both", async () => {
    form();
    expect(screen.getAllByRole("textbox")).toHaveLength(2);
    press("Send the amount");
    expect(screen.getByText("Search for the branch and choose it.")).toBeTruthy();
    type(/Bank and branch/, "杭州");
    press("Search");
    fireEvent.click(await screen.findByRole("radio", { name: branch.branch }));
    press("Send the amount");
    expect(screen.getByText("Type the account’s number.")).toBeTruthy();
    type(/Account number/, "1234x");
    expect(screen.getByText("An account’s number has digits only.")).toBeTruthy();
    type(/Account number/, "9990-0210 5001 0007");
    expect(screen.getByText(/^16 digits, ending in 0007/)).toBeTruthy();
    press("Send the amount");
    await waitFor(() => expect(router.replace).toHaveBeenCalled());
    expect(submit).toHaveBeenCalledWith({ organizationId, cnaps: branch.cnaps, account: "9990021050010007" });
  });

  it("asks nobody about a code with a slip", () => {
    form();
    type(/Bank and branch/, "999331010010");
    expect(screen.getByText(/The last digit does not fit the others/)).toBeTruthy();
    press("Search");
    expect(search).not.toHaveBeenCalled();
  });

  it("takes a well-formed code that the directory lacks", async () => {
    search.mockResolvedValueOnce(ok([]));
    form();
    type(/Bank and branch/, "308584000013");
    press("Search");
    fireEvent.click(await screen.findByRole("button", { name: "Use 308584000013" }));
    expect(screen.getByText("Code 308584000013")).toBeTruthy();
  });

  it("says from when on another payment is possible", async () => {
    submit.mockResolvedValueOnce(refused("payout_limit", undefined, { retryAfter: 7200 }) as never);
    show(
      <PaymentOutForm
        organizationId={organizationId}
        name="Lanting Paper"
        sample={{ branch, number: "9990021050010007" }}
        search={search}
        submit={submit}
      />,
    );
    press("Use this account");
    press("Send the amount");
    expect(await screen.findByText("Enough payments for now")).toBeTruthy();
    expect(screen.queryByText("said payout_limit")).toBeNull();
  });
});

describe("the amount that arrived", () => {
  const form = (submit: never) =>
    show(<PaymentAmountForm organizationId={organizationId} left={3} until={until} submit={submit} />);

  it("uses no try up for what is no amount", () => {
    const submit = vi.fn();
    form(submit as never);
    type(/Amount that arrived/, "0.3");
    press("Check the amount");
    expect(screen.getByText(/two digits after the point/)).toBeTruthy();
    expect(submit).not.toHaveBeenCalled();
  });

  it("says how many tries are left, and empties the field", async () => {
    const submit = vi.fn(async () => ok({ outcome: "wrong", left: 1 }));
    form(submit as never);
    type(/Amount that arrived/, "0.37");
    press("Check the amount");
    expect(await screen.findByText("That is not the amount")).toBeTruthy();
    expect(screen.getByText(/One try is left\. Look into the account/)).toBeTruthy();
    expect((screen.getByLabelText(/Amount that arrived/) as HTMLInputElement).value).toBe("");
    expect(submit).toHaveBeenCalledWith({ organizationId, amountCents: 37 });
  });

  it.each(["verified", "locked"])("reads the page anew when it is %s", async (outcome) => {
    form(vi.fn(async () => ok({ outcome })) as never);
    type(/Amount that arrived/, "0.37");
    press("Check the amount");
    await waitFor(() => expect(router.refresh).toHaveBeenCalled());
    expect(screen.queryByText("That is not the amount")).toBeNull();
  });
});

describe("the sandbox's bank", () => {
  it("pays as the account, a person or another, and has a file of the same", async () => {
    const submit = vi.fn(async () => ok({ reference: "SBX0" }));
    show(
      <SandboxPayForm
        names={{ own: "Lanting Paper", person: "Wang Shan", other: "Another Paper" }}
        amount="0.37"
        note="VM7K2F9A"
        submit={submit}
      />,
    );
    fireEvent.click(screen.getByRole("radio", { name: "A person" }));
    type(/Name of the payer/, "Li Mo");
    type(/Amount in yuan/, "0,5");
    press("Pay now");
    await screen.findByText(/^Paid ¥0\.50\./);
    expect(submit).toHaveBeenCalledWith({
      payerName: "Li Mo",
      payerKind: "personal",
      amountCents: 50,
      note: "VM7K2F9A",
    });
    const file = new URL(screen.getByRole("link", { name: "MT940" }).getAttribute("href")!, "http://localhost");
    expect(Object.fromEntries(file.searchParams)).toEqual({
      payerName: "Li Mo",
      payerKind: "personal",
      amountCents: "50",
      note: "VM7K2F9A",
      format: "mt940",
    });
    type(/Amount in yuan/, "0.001");
    press("Pay now");
    expect(screen.getByText("An amount like 0.37, up to 10,000.")).toBeTruthy();
    expect(submit).toHaveBeenCalledTimes(1);
  });
});
