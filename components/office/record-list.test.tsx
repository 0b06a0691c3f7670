import { cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it } from "vitest";
import type { ActData } from "@/lib/domain/administration/act-data";
import en from "@/lib/platform/i18n/messages/en/office.json";
import zh from "@/lib/platform/i18n/messages/zh/office.json";
import { RecordList } from "./record-list";

afterEach(cleanup);
const id = "01890a5d-ac96-774b-bcce-b302099a8057";
const detailsOf = (data: ActData, locale: "en" | "zh") => {
  const act = { by: null, action: "review.approved", subjectKind: "search", subjectId: id, reason: null, data };
  render(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={{ office: locale === "en" ? en : zh }}>
      <RecordList acts={[{ ...act, sequence: 1, address: null, at: new Date(0), hash: "ab" }]} broken={null} />
    </NextIntlClientProvider>,
  );
  const text = screen.getByText(/099a8057/).textContent ?? "";
  cleanup();
  return text.split(" · ").slice(1);
};

it("puts what a line holds into words of either language", () => {
  expect(detailsOf({ fresh: 2, known: 0 }, "en")).toEqual(["New: 2", "Known already: 0"]);
  expect(detailsOf({ fresh: 2, known: 0 }, "zh")).toEqual(["新款项：2", "已登记：0"]);
  expect(detailsOf({ method: "totp" }, "en")).toEqual(["With: a code from an app"]);
  expect(detailsOf({ role: "finance", invitation: id }, "en")).toEqual(["Role: Finance", "Invitation: …099a8057"]);
  expect(detailsOf({ role: "finance" }, "zh")).toEqual(["角色：财务"]);
  expect(detailsOf({ field: "id_number", deleted: true }, "en")).toEqual([
    "Field: Number",
    "Among deleted accounts: yes",
  ]);
  expect(detailsOf({ wouldHaveEnded: "2026-11-22T10:00:00.000Z" }, "en")[0]).toMatch(/^Would have ended: Nov 22, 2026/);
  expect(detailsOf({ newerThanTheWords: "some_code" }, "en")).toEqual(["newerThanTheWords: some_code"]);
});
