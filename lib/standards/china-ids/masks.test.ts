import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  maskAccountNumber,
  maskBankCard,
  maskDocumentNumber,
  maskLongNumbers,
  maskMobileNumber,
  maskPersonName,
} from "./masks";

describe("masks", () => {
  it("show of a number what vendors show", () => {
    expect(maskMobileNumber("18312340101")).toBe("183****0101");
    expect(maskAccountNumber("62123456789012378")).toBe("62*************78");
    expect(maskBankCard("6222020000000000127")).toBe("**** 0127");
    expect(maskDocumentNumber("E12345678")).toBe("E******78");
  });

  it.each([
    ["张三", "张*"],
    ["欧阳震华", "欧***"],
    ["阿依古丽·买买提", "阿***·***"],
    ["Anna Lindqvist", "A*** L********"],
    ["Jean-Luc", "J***-***"],
    ["王", "*"],
    ["", ""],
    ["𠮷田", "𠮷*"],
  ])("%j is shown as %j", (name, shown) => expect(maskPersonName(name)).toBe(shown));

  it.each([
    ["6222 0212 3456 7890 123", "62***************23"],
    ["转给 330106199003071234 的货款", "转给 33**************34 的货款"],
    ["11010519491231002X", "11**************2X"],
    ["3305-0161-6727", "33********27"],
    ["20261122101500", "20261122101500"],
    ["2026-11-22 10:15:00", "2026-11-22 10:15:00"],
    ["1234567.89", "1234567.89"],
    ["VM7K2F9Q", "VM7K2F9Q"],
  ])("show the long numbers of %j as %j", (text, shown) => expect(maskLongNumbers(text)).toBe(shown));

  it("always hide four characters, or all", () => {
    const masks = [maskMobileNumber, maskAccountNumber, maskBankCard, maskDocumentNumber];
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{0,25}$/), (number) => {
        for (const mask of masks) {
          const shown = mask(number).replace(/[^0-9]/g, "").length;
          expect(shown === 0 || number.length - shown >= 4).toBe(true);
        }
      }),
    );
  });
});
