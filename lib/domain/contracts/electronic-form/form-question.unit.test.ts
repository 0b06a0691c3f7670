import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formProblems, formQuestion } from "./form-question";

describe("what a contract may be about", () => {
  it.each([
    ["离婚协议书", "family"],
    ["收养协议", "family"],
    ["遗嘱", "family"],
    ["Prenuptial agreement", "family"],
    ["Adoption of a child", "family"],
    ["Last_will and testament", "family"],
    ["停水通知", "utilities"],
    ["关于停止向乙方供气的协议", "utilities"],
    ["供热服务中止协议", "utilities"],
    ["Disconnection of the gas supply", "utilities"],
    ["Electricity: shut-off notice", "utilities"],
    ["Lease Agreement", null],
    ["房屋租赁合同", null],
    ["Supply of water and heat", null],
    ["供电设备采购合同", null],
    ["Stop loss insurance", null],
    ["Powerful, gasp, divorced", null],
  ])("%s: %s", (title, expected) => {
    expect(formQuestion(title, [])).toBe(expected);
    expect(formQuestion("Contract", ["other.pdf", `${title}.pdf`])).toBe(expected);
  });

  it("is asked until it is answered for what it is called now", () => {
    const documents = [{ fileName: "scan.pdf" }];
    expect(formProblems({ title: "离婚协议" }, documents)).toEqual([{ code: "form_answer_needed" }]);
    expect(formProblems({ title: "离婚协议", formAnswer: "family" }, documents)).toEqual([]);
    expect(formProblems({ title: "停水协议", formAnswer: "family" }, documents)).toHaveLength(1);
    expect(formProblems({ title: "Lease" }, documents)).toEqual([]);
  });

  it("is found in any name of any length, and never in none", () => {
    fc.assert(fc.property(fc.string({ maxLength: 3000 }), (name) => void formQuestion(name, [name])));
    expect(formQuestion("", [])).toBeNull();
  });
});
