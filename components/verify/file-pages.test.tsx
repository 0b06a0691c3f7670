import { cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import common from "@/lib/platform/i18n/messages/en/common.json";
import verify from "@/lib/platform/i18n/messages/en/verify.json";
import { FilePages } from "./file-pages";

afterEach(cleanup);

it("blames no connection for a file of the reader's own that cannot be drawn", () => {
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, verify }}>
      <FilePages pdf={{ status: "failed", document: null }} wanted={null} retry={vi.fn()} />
    </NextIntlClientProvider>,
  );
  expect(screen.getByText(/probably encrypted or damaged/)).toBeTruthy();
  expect(screen.queryByText(/connection/i)).toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
});
