import { afterEach, beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { log } from "@/lib/platform/log";
import { askFace, askProvider, beginFace } from "./ask-provider";
import type { ElementCheck, FaceProvider } from "./provider-types";

let warned: MockInstance;
beforeEach(() => {
  warned = vi.spyOn(log, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  expect(JSON.stringify(warned.mock.calls)).not.toContain("王珊");
  warned.mockRestore();
});

const question = { name: "王珊", idNumber: "339999199003070028", reference: "step-1" };
const nothing = { outcome: "upstream_error", billed: null, providerReference: null };

it("turns exceptions and silence into answers that say nothing about the person", async () => {
  const signals: AbortSignal[] = [];
  const fail = () => Promise.reject(new TypeError("王珊 broke it"));
  const silent = ({ signal }: { signal: AbortSignal }) => {
    signals.push(signal);
    return new Promise<never>(() => {});
  };
  for (const way of [fail, silent]) {
    const check: ElementCheck<"identity_number"> = { id: "p", method: "identity_number", sandbox: true, check: way };
    const face: FaceProvider = {
      ...{ id: "f", method: "alipay_face", sandbox: true, needsOpenid: false },
      begin: way,
      ask: way,
    };
    expect(await askProvider(check, question, 5)).toEqual(nothing);
    expect(await beginFace(face, { ...question, returnUrl: "https://x.example" }, 5)).toEqual({
      kind: "failed",
      answer: nothing,
    });
    expect(await askFace(face, { ...question, providerReference: "1", expiresAt: new Date() }, 5)).toEqual({
      state: "unheard",
      answer: nothing,
    });
  }
  expect(signals.map((signal) => signal.aborted)).toEqual([true, true, true]);
  expect(warned).toHaveBeenCalledTimes(6);
});
