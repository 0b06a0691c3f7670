import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import common from "@/lib/platform/i18n/messages/en/common.json";
import errors from "@/lib/platform/i18n/messages/en/errors.json";
import verification from "@/lib/platform/i18n/messages/en/verification.json";
import { DocumentForm } from "./document-form";
import { sendDocuments } from "./send-documents";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn() }) }));
vi.mock("./send-documents", () => ({ sendDocuments: vi.fn() }));

const consent = {
  kind: "document_review" as const,
  version: "1",
  locale: "en" as const,
  agree: "I agree to the review.",
  paragraphs: ["The pictures are deleted."],
  sha256: "ab".repeat(32),
};

afterEach(() => {
  cleanup();
});

it("says all that a document lacks at once, sends nothing, and leads to the first of it", () => {
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, errors, verification }}>
      <DocumentForm consent={consent} today="2026-11-22" last={null} next={null} switchAccountHref="/sign-out" />
    </NextIntlClientProvider>,
  );
  const press = () => fireEvent.click(screen.getByRole("button", { name: "Send for review" }));
  press();
  for (const fault of [
    "Choose who issued the passport.",
    "Enter your full name.",
    "Enter the number of the document.",
    "Add this picture.",
    "Your document may be looked at only if you agree.",
  ]) {
    expect(screen.getByText(fault)).toBeTruthy();
  }
  expect(document.activeElement).toBe(screen.getByLabelText("Issued by"));
  expect(sendDocuments).not.toHaveBeenCalled();

  // Each is settled on its own; another kind of document has nothing held against it yet.
  fireEvent.change(screen.getByLabelText("Full name"), { target: { value: "Ana Costa" } });
  expect(screen.queryByText("Enter your full name.")).toBeNull();
  expect(screen.getByText("Add this picture.")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Kind of document"), { target: { value: "taiwan_residence_permit" } });
  expect(screen.queryByText("Add this picture.")).toBeNull();
  expect(screen.queryByLabelText("Issued by")).toBeNull();
  fireEvent.change(screen.getByLabelText("Number of the document"), { target: { value: "11010519491231002X" } });
  press();
  expect(screen.getByText(/belongs to another kind of document/)).toBeTruthy();
  expect(screen.getAllByText("Add this picture.")).toHaveLength(2);
});
