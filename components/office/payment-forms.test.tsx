import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import common from "@/lib/platform/i18n/messages/en/common.json";
import office from "@/lib/platform/i18n/messages/en/office.json";
import { ToastProvider } from "../ui/toast";
import { ColumnMapper } from "./column-mapper";
import { ColumnMeanings } from "./column-meanings";
import { ImportDeeds, type ImportDeedsProps } from "./import-deeds";
import { DecideProposal } from "./payment-deeds";
import { RecordRefund } from "./record-refund";

const refresh = vi.fn();
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh }) }));

beforeAll(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const show = (children: ReactNode) =>
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, office }}>
      <ToastProvider>{children}</ToastProvider>
    </NextIntlClientProvider>,
  );
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const names = () => screen.queryAllByRole("button").map(({ textContent }) => textContent);
const done = vi.fn(async () => ({ ok: true as const, data: { fresh: 2, matched: 1 } }));

describe("what can be done with an import", () => {
  const deeds = (over: Partial<ImportDeedsProps>) => (
    <ImportDeeds
      importId="i"
      fresh={2}
      manual={false}
      decides
      state="preview"
      undoable={null}
      commit={done}
      confirm={done}
      discard={done}
      undo={done}
      {...over}
    />
  );

  it.each([
    ["a preview", {}, ["Throw away", "Take in 2 payments"]],
    ["a preview that contradicts itself or cannot be read", { fresh: null }, ["Throw away"]],
    ["a preview that another takes in", { decides: false }, ["Throw away"]],
    ["an entry by hand that another confirms", { manual: true, decides: false }, ["Throw away"]],
    ["an entry by hand of another's", { manual: true }, ["Throw away", "Confirm"]],
    ["what was taken in lately", { state: "committed", undoable: { lines: 2, staying: 0 } }, ["Undo"]],
    ["what something came of", { state: "committed", undoable: { lines: 2, staying: 1 } }, ["Undo the rest"]],
    ["what was taken in long ago", { state: "committed" }, []],
    ["what was thrown away", { state: "discarded" }, []],
  ])("%s", (_, over, buttons) => {
    show(deeds(over));
    expect(names()).toEqual(buttons);
  });

  it("asks before it takes anything in, and keeps the question open when the server refuses", async () => {
    const commit = vi.fn(async () => ({
      ok: false as const,
      error: { code: "import_over", message: "This import is over." },
    }));
    show(deeds({ commit }));
    press("Take in 2 payments");
    expect(commit).not.toHaveBeenCalled();
    fireEvent.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Take in 2 payments" }));
    expect(await within(screen.getByRole("alertdialog")).findByText("This import is over.")).toBeTruthy();
    expect(commit).toHaveBeenCalledExactlyOnceWith({ importId: "i" });
    expect(refresh).not.toHaveBeenCalled();
  });
});

describe("the columns of a table", () => {
  it("are asked for until those that are needed are chosen, then sent as a mapping", async () => {
    const save = vi.fn(async () => ({ ok: true as const, data: undefined }));
    const headers = ["Day", "Who", "In", "Out", "Text"];
    show(
      <ColumnMapper
        importId="i"
        headers={headers}
        rows={[["2026-11-20", "甲有限公司", "0.11", "", "VM-7K2F9"]]}
        mapping={undefined}
        from={undefined}
        save={save}
      />,
    );
    const choose = (label: RegExp, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    choose(/^Day of booking/, "Day");
    press("Read it so");
    expect(await screen.findByText("3 columns are still missing.")).toBeTruthy();
    expect(save).not.toHaveBeenCalled();
    choose(/^Money in/, "In");
    choose(/^Money out/, "Out");
    choose(/^Name of the other side/, "Who");
    fireEvent.click(screen.getByRole("checkbox", { name: "Text" }));
    press("Read it so");
    await waitFor(() => expect(refresh).toHaveBeenCalled());
    expect(save).toHaveBeenCalledExactlyOnceWith({
      importId: "i",
      mapping: {
        date: "Day",
        dateOrder: "ymd",
        amount: { kind: "split", credit: "In", debit: "Out", negative: "reversal" },
        defaultCurrency: "CNY",
        counterparty: { kind: "other_side", name: "Who" },
        notes: ["Text"],
      },
    });
  });
});

it("shows what columns mean to somebody who may not say so, with nothing to press", () => {
  const mapping = {
    date: "Day",
    dateOrder: "ymd" as const,
    defaultCurrency: "CNY",
    amount: { kind: "split" as const, credit: "In", debit: "Out", negative: "refuse" as const },
    counterparty: { kind: "other_side" as const, name: "Payer" },
    notes: ["Text"],
  };
  show(<ColumnMeanings headers={["Day", "Payer", "In", "Out", "Text"]} rows={[["2026-11-22"]]} mapping={mapping} />);
  const value = (name: string) => screen.getByText(name, { selector: "dt" }).nextElementSibling?.textContent;
  expect([value("Day of booking"), value("Money in"), value("Name of the other side")]).toEqual(["Day", "In", "Payer"]);
  expect(names()).toEqual([]);
  expect(screen.queryAllByRole("combobox")).toEqual([]);
});

describe("a proposed match", () => {
  const proposal = (mine: boolean, nameNeeded = false, confirm = done) => (
    <DecideProposal
      proposalId="p"
      organization="甲有限公司"
      mine={mine}
      nameNeeded={nameNeeded}
      confirm={confirm}
      reject={done}
      withdraw={done}
    />
  );

  it("can be taken back by whoever made it, and confirmed by nobody but another", async () => {
    show(proposal(true));
    expect(names()).toEqual(["Take back"]);
    cleanup();
    show(proposal(false, true));
    expect(names()).toEqual([]);
    cleanup();
    show(proposal(false));
    expect(names()).toEqual(["Confirm the match", "Say no"]);
    press("Confirm the match");
    fireEvent.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Confirm the match" }));
    await waitFor(() => expect(refresh).toHaveBeenCalled());
    expect(done).toHaveBeenCalledExactlyOnceWith({ proposalId: "p" });
  });
});

it("asks for the bank's reference of a refund, and shows under it what is wrong with it", async () => {
  const record = vi.fn(async () => ({
    ok: false as const,
    error: { code: "reference_missing", message: "Enter the reference.", field: "bankReference" },
  }));
  show(<RecordRefund refundId="r" payer="甲有限公司" record={record} />);
  press("Record the refund");
  press("Record it");
  const field = screen.getByRole("textbox", { name: /Bank’s reference/ });
  await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  expect(screen.getByText("Enter the reference.")).toBeTruthy();
});
