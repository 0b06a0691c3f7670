import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import accounts from "@/lib/platform/i18n/messages/en/accounts.json";
import common from "@/lib/platform/i18n/messages/en/common.json";
import office from "@/lib/platform/i18n/messages/en/office.json";
import { Button } from "../ui/button";
import { ToastProvider } from "../ui/toast";
import { CodeForm } from "./code-form";
import { ReasonDialog } from "./reason-dialog";
import { ReviewDecision, type ReviewDecisionProps } from "./review-decision";
import { ReviewPapers } from "./review-papers";

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
  URL.createObjectURL = () => "blob:x";
  URL.revokeObjectURL = vi.fn();
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const show = (children: ReactNode) =>
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ accounts, common, office }}>
      <ToastProvider>{children}</ToastProvider>
    </NextIntlClientProvider>,
  );
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

describe("a reason", () => {
  const open = (run: (reason: string) => Promise<never>) => {
    show(
      <ReasonDialog
        trigger={<Button>Show</Button>}
        title="Show a number"
        description="Recorded."
        confirm="Show it"
        run={run as never}
        result={(data: { value: string }) => <p>{data.value}</p>}
      />,
    );
    press("Show");
  };

  it("is sent; what comes of it is shown once and gone when the dialog closes", async () => {
    const run = vi.fn(async () => ({ ok: true, data: { value: "E98765432" } }) as never);
    open(run);
    fireEvent.change(screen.getByLabelText("Why"), { target: { value: "A court asks" } });
    press("Show it");
    await screen.findByText("E98765432");
    expect(run).toHaveBeenCalledWith("A court asks");
    fireEvent.click(screen.getAllByRole("button", { name: "Close" })[0]!);
    await waitFor(() => expect(screen.queryByText("E98765432")).toBeNull());
    press("Show");
    expect(screen.queryByText("E98765432")).toBeNull();
    expect((screen.getByLabelText("Why") as HTMLTextAreaElement).value).toBe("");
  });

  it("that is refused stays to be mended, with what is wrong beside it", async () => {
    open(
      async () => ({ ok: false, error: { code: "reason_too_short", message: "Say why.", field: "reason" } }) as never,
    );
    fireEvent.change(screen.getByLabelText("Why"), { target: { value: "x" } });
    press("Show it");
    await screen.findByText("Say why.");
    const field = screen.getByLabelText("Why") as HTMLTextAreaElement;
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(field.value).toBe("x");
  });

  it("says so when the server cannot be reached", async () => {
    open(async () => {
      throw new Error("offline");
    });
    press("Show it");
    await screen.findByText(/could not be reached/);
  });
});

describe("deciding a review", () => {
  const decide = vi.fn(async (_: unknown) => ({ ok: true as const, data: { state: "waiting" } }));
  const props: ReviewDecisionProps = {
    reviewId: "r",
    looked: true,
    hindrance: null,
    approvals: 0,
    approvalsNeeded: 2,
    decide,
  };

  it("waits until the papers were looked at; refusing does not", () => {
    show(<ReviewDecision {...props} looked={false} />);
    expect(screen.getByRole("button", { name: "Approve" }).hasAttribute("disabled")).toBe(true);
    expect(screen.getByRole("button", { name: "Refuse" }).hasAttribute("disabled")).toBe(false);
    expect(screen.getByText("Look at the papers first.")).toBeTruthy();
  });

  it("says whose turn comes after the first approval, and that the second one is the last", async () => {
    show(<ReviewDecision {...props} />);
    press("Approve");
    expect(screen.getByText(/Another administrator has to agree/)).toBeTruthy();
    fireEvent.click(screen.getAllByRole("button", { name: "Approve" }).at(-1)!);
    await waitFor(() => expect(decide).toHaveBeenCalledWith({ reviewId: "r", verdict: "approve", reason: "" }));
    expect(refresh).toHaveBeenCalled();
    cleanup();
    show(<ReviewDecision {...props} approvals={1} />);
    press("Approve");
    expect(screen.getByText(/the papers are deleted/)).toBeTruthy();
  });

  it.each(["review_own", "review_yours_already", "review_decided"] as const)("offers nothing where %s", (hindrance) => {
    show(<ReviewDecision {...props} hindrance={hindrance} />);
    expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Refuse" })).toBeNull();
  });
});

describe("papers", () => {
  const papers = [{ id: "f1", side: "front", name: "Front", mediaType: "image/jpeg", seen: false }];

  it("are fetched when they are asked for, once, and not before", async () => {
    const fetched = vi.fn(async () => ({ ok: true, blob: async () => new Blob(["x"]) }));
    vi.stubGlobal("fetch", fetched);
    show(<ReviewPapers papers={papers} />);
    expect(fetched).not.toHaveBeenCalled();
    press("Show the papers");
    await screen.findByAltText("Front");
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(fetched).toHaveBeenCalledWith("/files/reviews/f1");
    await waitFor(() => expect(refresh).toHaveBeenCalled());
    press("Hide them");
    expect(screen.queryByAltText("Front")).toBeNull();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith("blob:x");
  });

  it("that are gone say so", async () => {
    const gone = { error: { code: "not_found", message: "This is not there." } };
    vi.stubGlobal("fetch", async () => Response.json(gone, { status: 404 }));
    show(<ReviewPapers papers={papers} />);
    press("Show the papers");
    await screen.findByText("This is not there.");
  });
});

it("sends a code by itself once its last digit is there, and not the same one again", async () => {
  const submit = vi.fn(async (_: unknown, form: FormData) => ({
    ok: false as const,
    error: { code: "second_factor_wrong", message: `Not ${form.get("code")}.`, field: "code" },
  }));
  show(<CodeForm submit={submit} hidden={{ next: "/office" }} submitLabel="Come in" />);
  const field = screen.getByLabelText("Code from your app");
  fireEvent.change(field, { target: { value: "12345" } });
  fireEvent.change(field, { target: { value: "123456" } });
  await screen.findByText("Not 123456.");
  fireEvent.change(field, { target: { value: "12345" } });
  fireEvent.change(field, { target: { value: "123456" } });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(submit).toHaveBeenCalledTimes(1);
  press("Come in");
  await waitFor(() => expect(submit).toHaveBeenCalledTimes(2));
  expect(submit.mock.calls[1]![1].get("next")).toBe("/office");
});
