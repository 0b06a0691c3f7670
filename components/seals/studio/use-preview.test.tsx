import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DesignInput, SealPreview } from "@/lib/domain/seals/organization/seal.schema";
import { presetDesign } from "@/lib/domain/seals/organization/seal-presets";
import { checkOutline, type Outline } from "@/lib/standards/seal-drawing/outline";
import { type PreviewOf, usePreview } from "./use-preview";

const outlineOf = (widthMm: number): Outline =>
  checkOutline({
    version: 1,
    widthMm,
    heightMm: 10,
    paths: [{ d: "M0 0L1 0L1 1Z", color: "#d0181c", fill: "nonzero" }],
  });
const first: SealPreview = { outline: outlineOf(10) };
const start = presetDesign("contract");
const coded = (code: string): DesignInput => ({ ...start, code });

/** A server whose answers are given by hand. */
function server() {
  const waiting: { code: string; answer: Parameters<ConstructorParameters<typeof Promise<unknown>>[0]>[0] }[] = [];
  const asked: string[] = [];
  const ask: PreviewOf = (design) =>
    new Promise((resolve) => {
      asked.push(design.code);
      waiting.push({ code: design.code, answer: resolve as never });
    });
  const answer = (data: unknown) => act(async () => waiting.shift()?.answer(data));
  return { ask, asked, answer };
}

const pass = (milliseconds: number) => act(async () => vi.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const show = (ask: PreviewOf) =>
  renderHook((design: DesignInput | null) => usePreview(design, first, ask, "not reached"), { initialProps: start });

describe("the preview of a design", () => {
  it("asks nothing about what the page came with", async () => {
    const { ask, asked } = server();
    const { result } = show(ask);
    await pass(10_000);
    expect(asked).toEqual([]);
    expect(result.current).toMatchObject({ outline: outlineOf(10), problem: null, failure: null, behind: false });
  });

  it("asks one question at a time, and the newest design next", async () => {
    const { ask, asked, answer } = server();
    const { result, rerender } = show(ask);
    for (const code of ["1", "12", "123"]) rerender(coded(code));
    await pass(100);
    expect(asked).toEqual(["123"]);
    rerender(coded("1234"));
    rerender(coded("12345"));
    await pass(1000);
    expect(asked).toEqual(["123"]);
    await answer({ ok: true, data: { outline: outlineOf(11) } });
    expect(result.current).toMatchObject({ outline: outlineOf(11), behind: true });
    await pass(100);
    expect(asked).toEqual(["123", "12345"]);
    await answer({ ok: true, data: { outline: outlineOf(12) } });
    expect(result.current).toMatchObject({ outline: outlineOf(12), behind: false });
  });

  it("keeps the last good drawing beside a problem, and loses the problem with it", async () => {
    const { ask, answer } = server();
    const { result, rerender } = show(ask);
    rerender(coded("W"));
    await pass(100);
    await answer({ ok: true, data: { problem: { field: "code", code: "code" } } });
    expect(result.current).toMatchObject({ outline: outlineOf(10), problem: { problem: { code: "code" } } });
    rerender(coded("1"));
    await pass(100);
    await answer({ ok: true, data: { outline: outlineOf(11) } });
    expect(result.current).toMatchObject({ outline: outlineOf(11), problem: null });
  });

  it("asks again where the server was not reached, and not where it refused", async () => {
    const { asked, ask, answer } = server();
    let down = true;
    const flaky: PreviewOf = (design) => (down ? Promise.reject(new Error("offline")) : ask(design));
    const { result, rerender } = show(flaky);
    rerender(coded("1"));
    await pass(100);
    expect(result.current.failure).toBe("not reached");
    down = false;
    await pass(1000);
    expect(asked).toEqual([]);
    await pass(4000);
    expect(asked).toEqual(["1"]);
    await answer({ ok: false, error: { code: "not_allowed", message: "no" } });
    expect(result.current.failure).toBe("no");
    await pass(20_000);
    expect(asked).toEqual(["1"]);
  });

  it("asks nothing about a design that is not whole", async () => {
    const { ask, asked } = server();
    const { result, rerender } = show(ask);
    rerender(null as unknown as DesignInput);
    await pass(1000);
    expect(asked).toEqual([]);
    expect(result.current.outline).toEqual(outlineOf(10));
  });
});
