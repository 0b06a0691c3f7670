import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { useLiveDrawing } from "./use-live-drawing";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const drawing = (widthMm: number): Outline => ({ version: 1, widthMm, heightMm: 10, paths: [] });
const wait = (ms = 1_000) => act(() => vi.advanceTimersByTimeAsync(ms));

/** Shows drawings to somebody who answers when told to. */
function shown() {
  const widths: (number | null)[] = [];
  const answers: { resolve: () => void; reject: () => void }[] = [];
  const show = (outline: Outline | null) =>
    new Promise<void>((resolve, reject) => {
      widths.push(outline?.widthMm ?? null);
      answers.push({ resolve, reject: () => reject(new Error("offline")) });
    });
  const { result } = renderHook(() => useLiveDrawing(show));
  return { widths, answers, live: result.current };
}

it("shows the newest state, one at a time, and what came meanwhile once that has arrived", async () => {
  const { widths, answers, live } = shown();
  live.changed(drawing(1));
  live.changed(drawing(2));
  await wait();
  expect(widths).toEqual([2]);
  live.changed(drawing(3));
  live.changed(null);
  await wait();
  expect(widths).toEqual([2]);
  answers[0]!.resolve();
  await wait();
  expect(widths).toEqual([2, null]);
});

it("makes up for a look that was lost with the next one", async () => {
  const { widths, answers, live } = shown();
  live.changed(drawing(1));
  await wait();
  live.changed(drawing(2));
  answers[0]!.reject();
  await wait();
  expect(widths).toEqual([1, 2]);
});

it("lets nothing overtake the finished drawing", async () => {
  const { widths, answers, live } = shown();
  live.changed(drawing(1));
  await wait();
  live.changed(drawing(2));
  let settled = false;
  const settling = live.settle().then(() => {
    settled = true;
  });
  await wait();
  expect(settled).toBe(false);
  answers[0]!.resolve();
  await act(() => settling);
  await wait();
  expect(widths).toEqual([1]);
  live.changed(drawing(3));
  await wait();
  expect(widths).toEqual([1, 3]);
});
