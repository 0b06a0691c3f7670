import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type ElectronicSealDescription, readElectronicSeal } from "@/lib/standards/ses/read-electronic-seal";
import { importAnswers, importRefusal, sealKindByName } from "./seal-import";

const name = "杭州明月科技有限公司";
const fixture = (file: string): ElectronicSealDescription => {
  const folder = path.join(import.meta.dirname, "../../../standards/ses/fixtures");
  const bytes = (one: string) => Uint8Array.from(readFileSync(path.join(folder, one)));
  return readElectronicSeal(bytes(file), { anchors: [bytes("root.der")] }, new Date("2026-06-01T00:00:00Z"));
};

describe("which seal of an organization an electronic one is", () => {
  it.each([
    [name, "official"],
    [`${name}公章`, "official"],
    [`${name} 电子印章`, "official"],
    ["杭州明月科技有限公司　合同专用章", "contract"],
    [`${name}合同专用章(2)`, "contract"],
    [`${name}财务专用章`, "finance"],
    [`${name}发票专用章`, "invoice"],
    [`${name}人事专用章`, "personnel"],
    [`${name}法定代表人章`, "legal_representative"],
    [`${name}技术部章`, "department"],
    [`${name}投标专用章`, "other"],
  ])("%s: %s", (seal, kind) => {
    expect(sealKindByName(seal, name)).toBe(kind);
  });

  it.each([
    "杭州明月科技有限公司上海分公司",
    "杭州明月科技有限公司上海分公司公章",
    "杭州明月科技有限公司上海分公司市场部章",
    "杭州明月科技有限公司西湖门市部章",
    "杭州明月科技有限公司党支部章",
    "杭州明月科技有限公司工会委员会",
    "杭州明月",
    "上海杭州明月科技有限公司",
    "宁波明月科技有限公司 公章",
    "",
  ])("%s is another's", (seal) => {
    expect(sealKindByName(seal, name)).toBeNull();
  });

  it("knows an organization's name however it is written", () => {
    expect(sealKindByName("MOONLIGHT TRADING CO LTD", "Moonlight Trading Co., Ltd.")).toBe("official");
    expect(sealKindByName("清河书坊(杭州)有限公司公章", "清河书坊（杭州）有限公司")).toBe("official");
    expect(sealKindByName("公章", "")).toBeNull();
  });
});

describe("taking an electronic seal in", () => {
  it("leaves a genuine one, and one of an unknown maker, to the administrator", () => {
    expect(importRefusal(fixture("seal.der"), name)).toBeNull();
    expect(importRefusal(fixture("seal-unknown-maker.der"), name)).toBeNull();
    expect(importRefusal(fixture("seal-first-form.der"), name)).toBeNull();
  });

  it("answers each question by itself", () => {
    const all = { genuine: "yes", maker: "open", in_force: "yes", owner: "yes", picture: "yes", size: "yes" };
    expect(importAnswers(fixture("seal.der"), name)).toEqual({ ...all, maker: "yes" });
    expect(importAnswers(fixture("seal-unknown-maker.der"), name)).toEqual(all);
    expect(importAnswers(fixture("seal-altered-picture.der"), name)).toEqual({ ...all, genuine: "no" });
    expect(importAnswers(fixture("seal-expired.der"), name)).toMatchObject({ in_force: "no", genuine: "yes" });
    expect(importAnswers(fixture("seal.der"), "杭州清风")).toEqual({ ...all, maker: "yes", owner: "no" });
  });

  it("refuses what is altered, out of force, another's, unreadable or of no seal's size", () => {
    expect(importRefusal(fixture("seal-altered-name.der"), name)).toBe("seal_altered");
    expect(importRefusal(fixture("seal-impostor.der"), name)).toBe("seal_altered");
    expect(importRefusal(fixture("seal-expired.der"), name)).toBe("seal_not_in_force");
    expect(importRefusal(fixture("seal-not-yet-valid.der"), name)).toBe("seal_not_in_force");
    const seal = fixture("seal.der");
    expect(importRefusal(seal, "宁波清风贸易有限公司")).toBe("seal_of_another");
    expect(importRefusal({ ...seal, owner: "person" }, name)).toBe("seal_of_another");
    const pictured = (picture: Partial<typeof seal.picture>) => ({ ...seal, picture: { ...seal.picture, ...picture } });
    expect(importRefusal(pictured({ mediaType: null }), name)).toBe("seal_picture_unreadable");
    expect(importRefusal(pictured({ widthMm: 200 }), name)).toBe("seal_size_unusual");
    expect(importRefusal(pictured({ heightMm: 0 }), name)).toBe("seal_size_unusual");
  });
});
