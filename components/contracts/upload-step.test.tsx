import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import common from "@/lib/platform/i18n/messages/en/common.json";
import contracts from "@/lib/platform/i18n/messages/en/contracts.json";
import editor from "@/lib/platform/i18n/messages/en/editor.json";
import errors from "@/lib/platform/i18n/messages/en/errors.json";
import { docx, lockedDocx } from "@/tests/support/documents";
import { UploadStep } from "./upload-step";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: vi.fn() }) }));
const sent = vi.hoisted(() => vi.fn());
vi.mock("./sources/upload-request", () => ({ uploadFile: sent }));
afterEach(() => {
  cleanup();
  sent.mockReset();
});

function show(office: boolean) {
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, contracts, editor, errors }}>
      <UploadStep limitMb={1} office={office} takeSample={vi.fn()} begin={vi.fn()} />
    </NextIntlClientProvider>,
  );
  return screen.getByLabelText("The contract");
}
const file = (name: string, bytes: Uint8Array<ArrayBuffer>, type = "") => new File([bytes], name, { type });
const choose = (input: HTMLElement, ...files: File[]) => fireEvent.change(input, { target: { files } });
const never = { done: new Promise(() => {}), cancel: () => {} };

it("says before anything is sent that this server converts no documents", async () => {
  const input = show(false);
  expect(screen.getByText(/This server cannot convert Word documents/)).toBeDefined();
  choose(input, file("lease.docx", docx(["a"])));
  expect(await screen.findByText(/This server cannot convert documents of office programs/)).toBeDefined();
  expect(sent).not.toHaveBeenCalled();
});

it.each<[string, File[], RegExp]>([
  ["a document under a password", [file("a.docx", lockedDocx())], /protected by a password/],
  [
    "another document",
    [file("a.docx", new Uint8Array([0x50, 0x4b, 3, 4, ...Array(40).fill(0)]))],
    /DOCX, DOC, ODT and RTF can/,
  ],
  ["something else", [file("a.txt", new TextEncoder().encode("Dear all"))], /a\.txt cannot be used here/],
  ["what is too large", [file("a.pdf", new TextEncoder().encode(`%PDF-1.7${" ".repeat(1_100_000)}`))], /The limit is/],
  [
    "several that are not pictures",
    [file("a.docx", docx(["a"])), file("b.docx", docx(["b"]))],
    /Choose one PDF or document, or several pictures/,
  ],
])("refuses %s before anything is sent", async (_, files, words) => {
  choose(show(true), ...files);
  expect(await screen.findByText(words)).toBeDefined();
  expect(sent).not.toHaveBeenCalled();
});

it("sends a document where this server converts it, and says what it waits for", async () => {
  sent.mockImplementation((_, onProgress: (part: number) => void) => {
    onProgress(1);
    return never;
  });
  choose(show(true), file("lease.docx", docx(["a"])));
  expect((await screen.findAllByText(/is being set as PDF pages/)).length).toBeGreaterThan(0);
  expect(sent).toHaveBeenCalledOnce();
});
