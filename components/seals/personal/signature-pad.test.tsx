import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import en from "@/lib/platform/i18n/messages/en/seals.json";
import { checkOutline, type Outline } from "@/lib/standards/seal-drawing/outline";
import { OutlineView } from "../outline-view";
import { SignaturePad } from "./signature-pad";
import { type SignatureChoice, StylePicker } from "./style-picker";

let small = false;

beforeEach(() => {
  small = false;
  // jsdom lays nothing out and captures no pointers; these are the parts of a browser that the pad needs.
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: small,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  Object.assign(Element.prototype, { setPointerCapture: () => {} });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (ui: ReactNode) =>
  render(
    <NextIntlClientProvider locale="en" messages={{ seals: en, common: { close: "Close" } }} timeZone="UTC">
      {ui}
    </NextIntlClientProvider>,
  );

const surface = () => screen.getByRole("img", { name: /Drawing area/ });
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });

/** A wavy line across the pad, `y` pixels from its top. */
function draw(y: number, init: object = {}) {
  const target = surface();
  const at = (i: number) => ({
    pointerId: 1,
    button: 0,
    clientX: 20 + i * 8,
    clientY: y + 15 * Math.sin(i / 3),
    ...init,
  });
  fireEvent.pointerDown(target, at(0));
  for (let i = 1; i <= 30; i += 1) fireEvent.pointerMove(target, at(i));
  fireEvent.pointerUp(target, at(30));
}

describe("SignaturePad", () => {
  it("hands over what was drawn as an outline in millimetres", async () => {
    const onUse = vi.fn<(outline: Outline) => void>();
    show(<SignaturePad onUse={onUse} />);
    expect(button("Use it").disabled).toBe(true);
    draw(60);
    expect(surface().getAttribute("aria-label")).toContain("1 stroke.");
    fireEvent.click(button("Use it"));
    await waitFor(() => expect(onUse).toHaveBeenCalledOnce());
    const outline = onUse.mock.calls[0]![0];
    expect(checkOutline(outline)).toEqual(outline);
    // 240 CSS pixels are 63.5 mm, which is more than a signature's room of 60 mm.
    expect(outline.widthMm).toBeCloseTo(60, 1);
    expect(outline.heightMm).toBeLessThan(12);
  });

  it("takes back strokes one by one, by button and by keyboard", () => {
    show(<SignaturePad onUse={() => {}} />);
    expect(button("Undo").disabled).toBe(true);
    draw(40);
    draw(80);
    draw(120);
    fireEvent.click(button("Undo"));
    expect(surface().getAttribute("aria-label")).toContain("2 strokes.");
    expect(screen.getByText("The last step was undone. 2 strokes are left.")).toBeTruthy();
    fireEvent.keyDown(surface(), { key: "z", ctrlKey: true });
    fireEvent.keyDown(surface(), { key: "z", metaKey: true });
    expect(surface().getAttribute("aria-label")).toContain("Nothing drawn yet.");
    expect(button("Use it").disabled).toBe(true);
  });

  it("clears, and undo brings everything back", () => {
    show(<SignaturePad onUse={() => {}} />);
    draw(40);
    draw(80);
    fireEvent.click(button("Clear"));
    expect(surface().getAttribute("aria-label")).toContain("Nothing drawn yet.");
    fireEvent.click(button("Undo"));
    expect(surface().getAttribute("aria-label")).toContain("2 strokes.");
  });

  it("follows one pointer at a time, and only the main button", () => {
    show(<SignaturePad onUse={() => {}} />);
    const target = surface();
    fireEvent.pointerDown(target, { pointerId: 1, button: 0, clientX: 10, clientY: 10 });
    fireEvent.pointerDown(target, { pointerId: 2, button: 0, clientX: 90, clientY: 90 });
    fireEvent.pointerUp(target, { pointerId: 2, button: 0, clientX: 90, clientY: 90 });
    expect(surface().getAttribute("aria-label")).toContain("Nothing drawn yet.");
    fireEvent.pointerUp(target, { pointerId: 1, button: 0, clientX: 10, clientY: 10 });
    expect(surface().getAttribute("aria-label")).toContain("1 stroke.");
    draw(50, { button: 2 });
    expect(surface().getAttribute("aria-label")).toContain("1 stroke.");
  });

  it("takes no touch for ink once a pen is in use", () => {
    show(<SignaturePad onUse={() => {}} />);
    draw(40, { pointerType: "pen", pressure: 0.4 });
    draw(80, { pointerType: "touch" });
    expect(surface().getAttribute("aria-label")).toContain("1 stroke.");
  });

  it("keeps the drawing and says so when it could not be taken", async () => {
    show(<SignaturePad onUse={() => Promise.reject(new Error("offline"))} />);
    draw(60);
    fireEvent.click(button("Use it"));
    // The alert is there before anything is said, so that a reader hears what is put into it: wait for the words.
    expect((await screen.findByText(en.pad.failed)).closest('[role="alert"]')).toBeTruthy();
    await waitFor(() => expect(button("Use it").disabled).toBe(false));
    expect(surface().getAttribute("aria-label")).toContain("1 stroke.");
  });

  it("draws nothing while busy, and offers the ways on", () => {
    const onGenerate = vi.fn();
    const onCancel = vi.fn();
    show(<SignaturePad onUse={() => {}} onGenerate={onGenerate} onCancel={onCancel} busy />);
    draw(60);
    expect(surface().getAttribute("aria-label")).toContain("Nothing drawn yet.");
    fireEvent.click(button(en.pad.generate));
    fireEvent.click(button("Cancel"));
    expect(onGenerate).toHaveBeenCalledOnce();
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it("fills the screen of a phone, and keeps the strokes when it is closed and opened again", async () => {
    small = true;
    const onUse = vi.fn();
    show(<SignaturePad onUse={onUse} />);
    fireEvent.click(button("Draw your signature"));
    expect(screen.getByRole("dialog", { name: "Draw your signature" })).toBeTruthy();
    expect(screen.getByText("Turn the phone sideways if you like")).toBeTruthy();
    draw(60);
    fireEvent.click(button(en.pad.close));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    fireEvent.click(button("Draw your signature"));
    expect(surface().getAttribute("aria-label")).toContain("1 stroke.");
    fireEvent.click(button("Use it"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(onUse).toHaveBeenCalledOnce();
  });
});

const outline: Outline = {
  version: 1,
  widthMm: 30,
  heightMm: 12,
  paths: [{ d: "M1 1L29 1L29 11Z", fill: "nonzero", color: "#14182b" }],
};

describe("OutlineView", () => {
  it("shows true millimetres and has a name", () => {
    show(<OutlineView outline={outline} label="Signature of Wang Shan" />);
    const svg = screen.getByRole("img", { name: "Signature of Wang Shan" });
    expect(svg.style.width).toBe("30mm");
    expect(svg.getAttribute("viewBox")).toBe("0 0 30 12");
    expect(svg.querySelector("path")!.getAttribute("d")).toBe("M1 1L29 1L29 11Z");
  });

  it("is decoration without a name, and never larger than true in a box", () => {
    const { container } = show(<OutlineView outline={outline} size="box" />);
    const svg = container.querySelector("svg")!;
    expect(svg.getAttribute("aria-hidden")).toBe("true");
    expect(svg.style.maxWidth).toBe("30mm");
  });
});

describe("StylePicker", () => {
  const choices: SignatureChoice[] = [
    { style: "running", outline, missing: [], substituted: [] },
    { style: "brush", outline, missing: [], substituted: ["𠮷"] },
    { style: "formal", outline, missing: ["👍"], substituted: [] },
  ];

  it("is a group of radio buttons that says what each style cannot write", () => {
    const picked = vi.fn();
    show(<StylePicker choices={choices} value="running" onValueChange={picked} />);
    expect(screen.getByRole("radiogroup", { name: en.style.label })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Running hand" }).checked).toBe(true);
    expect(screen.getByText("Written in print: 𠮷")).toBeTruthy();
    expect(screen.getByText(/Cannot write 👍/)).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: "Print" }));
    expect(picked).toHaveBeenCalledWith("formal");
  });
});
