import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import type { SealMark } from "@/lib/domain/evidence/seal-marks";
import common from "@/lib/platform/i18n/messages/en/common.json";
import contracts from "@/lib/platform/i18n/messages/en/contracts.json";
import { PT_PER_MM } from "@/lib/standards/seal-drawing/pdf-form";
import { SealCard } from "./seal-card";
import { placesOf, SealMarks, useMarkPlaces } from "./seal-marks";

afterEach(cleanup);

const pages = Array.from({ length: 3 }, () => ({ width: 595, height: 842 }));
const mark: SealMark = {
  ...{ id: "a", kind: "seal", page: 1, x: 100, y: 200, width: 45 * PT_PER_MM, height: 45 * PT_PER_MM },
  options: null,
  size: { widthMm: 42, heightMm: 42 },
  seal: "公章",
  sealKind: "official",
  organization: "清和书坊有限公司",
  person: "林清和",
  at: new Date("2026-11-23T08:00:00Z"),
  certificate: "0102abcd",
  serial: "7KQ2M0XE",
};
const across: SealMark = {
  ...{ ...mark, id: "b", kind: "cross_page", page: 0, seal: "骑缝章" },
  options: { edge: "right", pages: "all", most: 20 },
};

function Desk() {
  const places = useMarkPlaces([mark, across], pages);
  const [open, setOpen] = useState<SealMark | null>(null);
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, contracts }}>
      {pages.map((_, page) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place
        <SealMarks key={page} places={places.get(page) ?? []} scale={1} onOpen={setOpen} />
      ))}
      <SealCard mark={open} onClose={() => setOpen(null)} />
    </NextIntlClientProvider>
  );
}

describe("the seals of a contract that is read", () => {
  it("are each met once by keyboard, and say whose they are", () => {
    render(<Desk />);
    expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).toEqual([
      "“骑缝章”, cross-page seal of 清和书坊有限公司. Show who set it, and when",
      "“公章”, seal of 清和书坊有限公司. Show who set it, and when",
    ]);
  });

  it("show on a card who set them, for whom, when and under which certificate; Escape goes back to the seal", async () => {
    render(<Desk />);
    const seal = screen.getByRole("button", { name: /^“公章”/ });
    seal.focus();
    fireEvent.click(seal);
    const card = screen.getByRole("dialog", { name: "公章" });
    for (const words of ["清和书坊有限公司", "林清和", "42 × 42 mm", "7KQ2M0XE", "0102 ABCD"])
      expect(card.textContent).toContain(words);
    fireEvent.keyDown(card, { key: "Escape" });
    // The focus goes back after the dialog has gone.
    await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(seal);
  });

  it("lie where their ink is: centred at true size, and in strips as wide as the pages make them", () => {
    const [place] = placesOf(mark, pages);
    expect(place?.width).toBeCloseTo(42 * PT_PER_MM, 3);
    expect((place?.x ?? 0) + (place?.width ?? 0) / 2).toBeCloseTo(100 + 22.5 * PT_PER_MM, 3);
    const strips = placesOf(across, pages);
    expect(strips.map(({ page }) => page)).toEqual([0, 1, 2]);
    for (const { x, width } of strips) {
      expect(width).toBeCloseTo(14 * PT_PER_MM, 0);
      expect(x + width).toBeCloseTo(595, 0);
    }
  });
});
