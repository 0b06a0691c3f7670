import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designInput } from "@/lib/domain/seals/organization/seal.schema";
import { presetDesign } from "@/lib/domain/seals/organization/seal-presets";
import { describeSeal } from "@/lib/standards/seal-drawing/seal/describe-seal";
import { SEAL_KINDS } from "@/lib/standards/seal-drawing/seal/design";
import {
  controlsOf,
  isSameDesign,
  shapesOf,
  sizeKey,
  sizesOf,
  usualName,
  withKind,
  withShape,
  withSize,
} from "./studio-design";

const names = { organization: "清和书坊有限公司", legalRepresentative: "林清和", taxNumber: "91330106MA2H3B4C5D" };
const describable = (design: ReturnType<typeof presetDesign>) =>
  describeSeal({ ...designInput.parse(design), emblem: null, pattern: null }, names);

describe("a design in the studio", () => {
  it("begins with what each kind usually is, ready to be saved", () => {
    for (const kind of SEAL_KINDS) {
      const design = presetDesign(kind);
      expect(describable(design)).toBeTruthy();
      expect(shapesOf(kind)).toContain(design.shape);
      expect(sizesOf(kind, design.shape)).toContainEqual([design.widthMm, design.heightMm]);
    }
  });

  it("can be drawn after whatever is chosen, in whatever order, and shows only controls that count", () => {
    const step = fc.record({ what: fc.constantFrom("kind", "shape", "size", "details"), which: fc.nat(8) });
    fc.assert(
      fc.property(fc.constantFrom(...SEAL_KINDS), fc.array(step, { maxLength: 8 }), (first, steps) => {
        let design = presetDesign(first);
        for (const { what, which } of steps) {
          const shapes = shapesOf(design.kind);
          const sizes = sizesOf(design.kind, design.shape);
          if (what === "kind") design = withKind(design, SEAL_KINDS[which]!);
          else if (what === "details" && controlsOf(design).copying)
            design = { ...design, microText: true, finePattern: true, serial: true };
          else if (what === "details") design = { ...design, cut: "intaglio" };
          else if (what === "shape") design = withShape(design, shapes[which % shapes.length]!);
          else design = withSize(design, sizeKey(sizes[which % sizes.length]!));
          expect(describable(design)).toBeTruthy();
          const shown = controlsOf(design);
          if (!shown.centre) expect(design.centre).toBe("none");
          if (!shown.cut) expect(design.cut).toBe("relief");
          if (!shown.copying)
            expect([design.microText, design.finePattern, design.serial]).toEqual([false, false, false]);
        }
      }),
    );
  });

  it("keeps the code of the organization and its colour for another kind, but no number of an invoice seal", () => {
    const contract = { ...presetDesign("contract"), code: "3301060123456", color: "blue" as const };
    expect(withKind(contract, "finance")).toMatchObject({ code: "3301060123456", color: "blue", line: "财务专用章" });
    expect(withKind({ ...presetDesign("invoice"), code: "2" }, "contract").code).toBe("");
  });

  it("is called after its words where there can be many of a kind", () => {
    const design = { ...presetDesign("department"), line: "采购部" };
    expect(usualName(design, "Department seal")).toBe("采购部");
    expect(usualName({ ...design, line: " " }, "Department seal")).toBe("Department seal");
    expect(usualName(presetDesign("contract"), "Contract seal")).toBe("Contract seal");
  });

  it("is the same whatever the order it is stored in", () => {
    const design = presetDesign("official");
    const turned = Object.fromEntries(Object.entries(design).reverse()) as typeof design;
    expect(isSameDesign(turned, design)).toBe(true);
    expect(isSameDesign({ ...design, code: "1" }, design)).toBe(false);
  });
});
