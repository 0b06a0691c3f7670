import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { IdentityResult, ProveIdentityInput } from "@/lib/domain/verification/prove-identity.schema";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import common from "@/lib/platform/i18n/messages/en/common.json";
import errors from "@/lib/platform/i18n/messages/en/errors.json";
import verification from "@/lib/platform/i18n/messages/en/verification.json";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { IdentityForm } from "./identity-form";
import { forgetTyped } from "./typed-before";

const refresh = vi.fn();
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh }) }));

const consent = {
  kind: "identity_check" as const,
  version: "1",
  locale: "en" as const,
  agree: "I agree to the check.",
  paragraphs: ["The name is kept."],
  sha256: "ab".repeat(32),
};

let owner = "ann";

function show(submit: (input: ProveIdentityInput) => Promise<ActionResult<IdentityResult>>) {
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, errors, verification }}>
      <IdentityForm
        owner={owner}
        submit={submit}
        consent={consent}
        today="2026-11-22"
        last={null}
        sandboxPeople={sandboxPeople}
        switchAccountHref="/sign-out"
      />
    </NextIntlClientProvider>,
  );
}
const number = () => screen.getByLabelText("Identity number");
const type = (value: string) => fireEvent.change(number(), { target: { value } });
const button = () => screen.getByRole("button", { name: "Check my name" });
const press = () => fireEvent.click(button());
/** A busy button takes no press. */
const answered = () => waitFor(() => expect(button().getAttribute("aria-busy")).toBeNull());

afterEach(() => {
  cleanup();
  forgetTyped();
  owner = "ann";
  vi.clearAllMocks();
});

describe("the form that proves a name", () => {
  it("praises a well-formed number as soon as it is one, and blames an unfinished one only when it is left", () => {
    show(vi.fn());
    type("33999919900307");
    expect(screen.queryByText(/Some are missing/)).toBeNull();
    fireEvent.blur(number());
    expect(screen.getByText(/Some are missing/)).toBeTruthy();
    type("339999 19900307 0028");
    expect(screen.getByText("The number is well formed.")).toBeTruthy();
    type("339999199003070029");
    expect(screen.getByText(/The last character does not fit/)).toBeTruthy();
    expect(number().getAttribute("aria-invalid")).toBe("true");
  });

  it("keeps name and number for the same account while its page went elsewhere, as to a comparison of faces", async () => {
    const submit = vi.fn().mockResolvedValue({ ok: true, data: { outcome: "waiting" } });
    show(submit);
    fireEvent.click(screen.getByRole("button", { name: "Use 王珊" }));
    fireEvent.click(screen.getByRole("checkbox"));
    press();
    await waitFor(() => expect(refresh).toHaveBeenCalled());
    cleanup();
    show(submit);
    expect(screen.getByLabelText<HTMLInputElement>("Full name").value).toBe("王珊");
    expect((number() as HTMLInputElement).value).toBe("339999199003070028");
    expect(screen.getByRole<HTMLInputElement>("checkbox").checked).toBe(false);
    cleanup();
    owner = "ben";
    show(submit);
    expect((number() as HTMLInputElement).value).toBe("");
  });

  it("asks nobody before the agreement, and sends the hash of the text that was shown", async () => {
    const submit = vi.fn().mockResolvedValue({ ok: true, data: { outcome: "match", name: "王珊", sandbox: true } });
    show(submit);
    fireEvent.click(screen.getByRole("button", { name: "Use 王珊" }));
    press();
    expect(submit).not.toHaveBeenCalled();
    expect(screen.getByText("The register may be asked only if you agree.")).toBeTruthy();
    fireEvent.click(screen.getByRole("checkbox"));
    press();
    await waitFor(() => expect(refresh).toHaveBeenCalled());
    expect(submit).toHaveBeenCalledWith({
      name: "王珊",
      idNumber: "339999199003070028",
      consent: { locale: "en", sha256: consent.sha256 },
    });
  });

  it("shows each outcome in its own words and keeps what was typed", async () => {
    const submit = vi
      .fn()
      .mockResolvedValueOnce({ ok: true, data: { outcome: "mismatch", differs: "name", attemptsLeft: 1 } })
      .mockResolvedValueOnce({ ok: true, data: { outcome: "proven_elsewhere" } })
      .mockResolvedValueOnce({
        ok: false,
        error: { code: "identity_locked", message: "", details: { until: "2026-11-23T10:00:00.000Z", retryAfter: 9 } },
      });
    show(submit);
    fireEvent.click(screen.getByRole("button", { name: "Use 陈晓" }));
    fireEvent.click(screen.getByRole("checkbox"));
    press();
    expect(await screen.findByText(/One try is left today/)).toBeTruthy();
    expect((number() as HTMLInputElement).value).toContain("0026");
    await answered();
    press();
    const way = await screen.findByRole("link", { name: "Sign in with another account" });
    expect(way.getAttribute("href")).toBe("/sign-out");
    await answered();
    press();
    expect(await screen.findByText(/Nov 23, 2026/)).toBeTruthy();
    expect(button().hasAttribute("disabled")).toBe(true);
  });

  it("says with the last try from when on the next is possible, and takes none until then", async () => {
    const last = {
      outcome: "mismatch" as const,
      differs: "name" as const,
      attemptsLeft: 0,
      lockedUntil: "2026-11-23T10:00:00.000Z",
    };
    show(vi.fn().mockResolvedValue({ ok: true, data: last }));
    fireEvent.click(screen.getByRole("button", { name: "Use 陈晓" }));
    fireEvent.click(screen.getByRole("checkbox"));
    press();
    expect(await screen.findByText(/under another name.*Nov 23, 2026/)).toBeTruthy();
    await answered();
    expect(button().hasAttribute("disabled")).toBe(true);
  });

  it("says all that is missing at once, asks nobody, and leads to the first field", async () => {
    const submit = vi.fn();
    show(submit);
    press();
    expect(screen.getByText("Enter your full name.")).toBeTruthy();
    expect(screen.getByText("Enter your identity number.")).toBeTruthy();
    expect(screen.getByText("The register may be asked only if you agree.")).toBeTruthy();
    expect(submit).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByLabelText("Full name"));
    fireEvent.change(screen.getByLabelText("Full name"), { target: { value: "王" } });
    expect(screen.queryByText("Enter your full name.")).toBeNull();
    expect(document.activeElement).toBe(screen.getByLabelText("Full name"));
    fireEvent.change(number(), { target: { value: "339999199003070028" } });
    expect(screen.queryByText("Enter your identity number.")).toBeNull();
    press();
    expect(screen.getByText("Enter your full name, as on your identity card.")).toBeTruthy();
  });

  it("puts a refusal at the field that it is about", async () => {
    const error = { code: "name_characters", message: "Letters only.", field: "name" };
    show(vi.fn().mockResolvedValue({ ok: false, error }));
    fireEvent.click(screen.getByRole("button", { name: "Use 王珊" }));
    fireEvent.click(screen.getByRole("checkbox"));
    press();
    expect(await screen.findByText("Letters only.")).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Full name")));
  });
});
