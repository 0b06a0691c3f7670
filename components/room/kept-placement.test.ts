import { afterEach, describe, expect, it, vi } from "vitest";
import type { RoomField } from "@/lib/domain/signing/open-room";
import { forgetPlacement, keepPlacement, keptPlacement } from "./kept-placement";

const field = (id: string, kind: RoomField["kind"] = "signature"): RoomField => ({
  id,
  documentId: "d",
  kind,
  label: null,
  required: true,
  page: 0,
  x: 0,
  y: 0,
  width: 100,
  height: 40,
  value: null,
  options: null,
  ask: null,
});
const fields = [field("a"), field("b"), field("t", "text")];

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

describe("a signature that was put down and not yet confirmed", () => {
  it("is there again, for the same participant only", () => {
    keepPlacement("p", { sealId: "s2", seals: {}, placed: new Set(["a"]) }, "s1");
    expect(keptPlacement("p", fields, ["s1", "s2"])).toEqual({ sealId: "s2", seals: {}, placed: new Set(["a"]) });
    expect(keptPlacement("other", fields, ["s1", "s2"])).toBeNull();
  });

  it("is gone with the signature, and with the field", () => {
    keepPlacement("p", { sealId: "s2", seals: {}, placed: new Set(["a", "t", "elsewhere"]) }, "s1");
    expect(keptPlacement("p", fields, ["s1"])).toBeNull();
    expect(keptPlacement("p", fields, ["s1", "s2"])?.placed).toEqual(new Set(["a"]));
    expect(keptPlacement("p", [field("b")], ["s1", "s2"])?.placed).toEqual(new Set());
  });

  it("gives way to a signature that was made since", () => {
    keepPlacement("p", { sealId: "s1", seals: {}, placed: new Set(["a"]) }, "s1");
    expect(keptPlacement("p", fields, ["s3", "s1"])?.sealId).toBe("s3");
  });

  it("is forgotten when it is taken away, and when all is done", () => {
    keepPlacement("p", { sealId: "s1", seals: {}, placed: new Set(["a"]) }, "s1");
    keepPlacement("p", { sealId: "s1", seals: {}, placed: new Set() }, "s1");
    expect(localStorage.length).toBe(0);
    keepPlacement("p", { sealId: "s1", seals: {}, placed: new Set(["a"]) }, "s1");
    forgetPlacement("p");
    expect(localStorage.length).toBe(0);
  });

  it("asks for nothing where the browser keeps nothing, or keeps something else", () => {
    localStorage.setItem("placement.p", '{"sealId":1}');
    expect(keptPlacement("p", fields, ["s1"])).toBeNull();
    localStorage.setItem("placement.p", "{");
    expect(keptPlacement("p", fields, ["s1"])).toBeNull();
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    expect(() => keepPlacement("p", { sealId: "s1", seals: {}, placed: new Set(["a"]) }, "s1")).not.toThrow();
  });
});
