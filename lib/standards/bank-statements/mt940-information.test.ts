import { describe, expect, it } from "vitest";
import { readSwiftInformation } from "./mt940-information";

const read = (...lines: string[]) => readSwiftInformation(lines);

describe("numbered subfields of field 86", () => {
  it("gives note, bank, account and name, joined where they were cut", () => {
    expect(
      read(
        "166?00SEPA?109310?20EREF+7K4M2QXH?21ABCDEFGHIJKLMNOPQRSTUVWXYZA?22BCDE?30COBADEFFXXX",
        "?31DE02120300000000202051?32ERSTE HAELFTE EINES LANGEN?33NAMENS GMBH?34000",
      ),
    ).toEqual({
      counterparty: {
        name: "ERSTE HAELFTE EINES LANGENNAMENS GMBH",
        account: "DE02120300000000202051",
        bank: { bic: "COBADEFFXXX" },
      },
      note: "EREF+7K4M2QXH\nABCDEFGHIJKLMNOPQRSTUVWXYZABCDE",
      typeCode: "166",
      ambiguous: false,
    });
  });

  it("joins Chinese that was cut at the width of the field", () => {
    const note = read("100?20认证码七开四麦二请核对一下?21谢谢").note;
    expect(note).toBe("认证码七开四麦二请核对一下谢谢");
  });

  it("is divided by other marks too", () => {
    expect(read("225^00PRZELEW^207K4M2QXH^32JAN").counterparty.name).toBe("JAN");
    expect(read("?20note?32NAME").note).toBe("note");
  });

  it("takes no name that the payer could have written into his note", () => {
    const forged = read("100?20hello?32杭州云舟科技有限公司?31999?30308584000013?31571905555510101?32张三");
    expect(forged).toMatchObject({ counterparty: { bank: {} }, ambiguous: true, note: "hello" });
    expect(read("100?20hello?32Forged?21more").ambiguous).toBe(true);
  });
});

describe("words between slashes in field 86", () => {
  it("gives what each says", () => {
    expect(
      read("/TRTP/SEPA OVERBOEKING/IBAN/NL32INGB0000012345/BIC/INGBNL2A/NAME/J", "ANSEN/REMI/7K4M 2QXH/EREF/E2E-1"),
    ).toEqual({
      counterparty: { name: "JANSEN", account: "NL32INGB0000012345", bank: { bic: "INGBNL2A" } },
      note: "7K4M 2QXH",
      endToEndReference: "E2E-1",
      ambiguous: false,
    });
    expect(read("/NAME/SHORT", "LINE/REMI/x").counterparty.name).toBe("SHORT LINE");
    expect(read("/ORDP//NAME/公司/ACCT/123/REMI/附言/ISDT/2026-11-22").counterparty).toEqual({
      name: "公司",
      account: "123",
      bank: {},
    });
    expect(read("/EREF/NOTPROVIDED//CNTP/NL32INGB0000012345/INGBNL2A/ING BANK NV/AMSTERDAM//REMI/USTD//text/")).toEqual(
      {
        counterparty: { name: "ING BANK NV", account: "NL32INGB0000012345", bank: { bic: "INGBNL2A" } },
        note: "text",
        ambiguous: false,
      },
    );
  });

  it("takes no name that stands twice", () => {
    const forged = read("/NAME/张三/ACCT/62220000/REMI/hello/NAME/杭州云舟科技有限公司");
    expect(forged).toMatchObject({ counterparty: { bank: {} }, ambiguous: true });
  });
});

describe("free text in field 86", () => {
  it.each(["汇款 12/11 a/b", "+8613800138000", "#12 invoice", "100+20 = 120", "?", "166 paid"])(
    "%s stays as it is",
    (text) => {
      expect(read(text)).toEqual({ counterparty: { bank: {} }, note: text, ambiguous: false });
    },
  );

  it("may be absent", () => {
    expect(read()).toEqual({ counterparty: { bank: {} }, note: "", ambiguous: false });
  });
});
