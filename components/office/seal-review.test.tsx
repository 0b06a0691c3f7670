import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import common from "@/lib/platform/i18n/messages/en/common.json";
import office from "@/lib/platform/i18n/messages/en/office.json";
import { ToastProvider } from "../ui/toast";
import { MillimetreScale } from "./millimetre-scale";
import { SealPicture } from "./seal-picture";
import { SealReviewDecision } from "./seal-review-decision";
import { SealAtTrueSize } from "./seal-sizes";

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
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, office }}>
      <ToastProvider>{children}</ToastProvider>
    </NextIntlClientProvider>,
  );
const press = (name: string) => fireEvent.click(screen.getAllByRole("button", { name }).at(-1)!);

describe("the picture of a seal", () => {
  it("is fetched when it is asked for, and gone when it is hidden", async () => {
    const fetched = vi.fn(async () => ({ ok: true, blob: async () => new Blob(["x"]) }));
    vi.stubGlobal("fetch", fetched);
    show(<SealPicture reviewId="r1" />);
    expect(fetched).not.toHaveBeenCalled();
    press("Show the picture");
    await screen.findByAltText("The picture");
    expect(fetched.mock.calls).toEqual([["/files/seal-reviews/r1"]]);
    await waitFor(() => expect(refresh).toHaveBeenCalled());
    press("Hide it");
    expect(screen.queryByAltText("The picture")).toBeNull();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith("blob:x");
  });

  it("says why it cannot be shown", async () => {
    const gone = { error: { code: "not_found", message: "This is not there." } };
    vi.stubGlobal("fetch", async () => Response.json(gone, { status: 404 }));
    show(<SealPicture reviewId="r1" />);
    press("Show the picture");
    await screen.findByText("This is not there.");
    vi.stubGlobal("fetch", () => Promise.reject(new Error("offline")));
    // A press while the first is under way does nothing.
    const button = screen.getByRole("button", { name: "Show the picture" });
    await waitFor(() => expect(button.getAttribute("aria-busy")).not.toBe("true"));
    press("Show the picture");
    await screen.findByText(/could not be fetched/);
  });
});

describe("deciding on a seal", () => {
  const decide = vi.fn(async (_: unknown) => ({ ok: true as const, data: undefined }));

  it("waits until the picture was looked at; refusing does not", () => {
    show(<SealReviewDecision reviewId="r" hindrance="review_not_looked" decide={decide} />);
    expect(screen.getByRole("button", { name: "Approve" }).hasAttribute("disabled")).toBe(true);
    expect(screen.getByRole("button", { name: "Refuse" }).hasAttribute("disabled")).toBe(false);
    expect(screen.getByText("Look at the picture first.")).toBeTruthy();
  });

  it("asks once more, then sends the verdict and its reason", async () => {
    show(<SealReviewDecision reviewId="r" hindrance={null} decide={decide} />);
    press("Refuse");
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "The rim is cut off" } });
    press("Refuse");
    await waitFor(() =>
      expect(decide).toHaveBeenCalledWith({ reviewId: "r", verdict: "refuse", reason: "The rim is cut off" }),
    );
    expect(refresh).toHaveBeenCalled();
  });

  it.each(["review_own", "review_decided"] as const)("offers nothing where %s", (hindrance) => {
    show(<SealReviewDecision reviewId="r" hindrance={hindrance} decide={decide} />);
    expect(screen.queryByRole("button")).toBeNull();
  });
});

describe("true size", () => {
  it("has a mark for each millimetre and a figure for each centimetre", () => {
    const { container } = render(<MillimetreScale lengthMm={42} label="Ruler" />);
    expect(container.querySelectorAll("line")).toHaveLength(43);
    expect([...container.querySelectorAll("text")].map(({ textContent }) => textContent)).toEqual([
      "0",
      "10",
      "20",
      "30",
      "40",
    ]);
    expect(screen.getByRole("img", { name: "Ruler" }).style.width).toBe("46mm");
  });

  it("is that of the outline", () => {
    const paths = [{ d: "M0 0L42 0L42 42Z", fill: "nonzero" as const, color: "#d0181c" }];
    show(<SealAtTrueSize outline={{ version: 1, widthMm: 42, heightMm: 42, paths }} />);
    const seal = screen.getByRole("img", { name: /as large as on paper: 42 by 42 mm/ });
    expect(seal.style.width).toBe("42mm");
  });
});
