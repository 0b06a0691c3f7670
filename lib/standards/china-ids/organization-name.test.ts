import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareOrganizationNames,
  looksPersonal,
  normalizeOrganizationName,
  relateOrganizationNames,
  tidyOrganizationName,
} from "./organization-name";

describe("an organization's name", () => {
  it.each([
    ["腾讯科技(深圳)有限公司", "腾讯科技（深圳）有限公司"],
    ["腾讯科技【深圳】有限公司", "腾讯科技（深圳）有限公司"],
    ["腾讯科技〔深圳〕有限公司", "腾讯科技（深圳）有限公司"],
    ["腾讯科技[深圳]有限公司", "腾讯科技（深圳）有限公司"],
    ["腾讯科技 ( 深圳 ) 有限公司", "腾讯科技（深圳）有限公司"],
    ["\u3000杭州明日\u00a0科技\t有限\u200b公司\ufeff ", "杭州明日科技有限公司"],
    ["杭州明日科\r\n技有限公司", "杭州明日科技有限公司"],
    ["杭州ＡＢＣ科技有限公司", "杭州ABC科技有限公司"],
    ["杭州 abc 科技有限公司", "杭州abc科技有限公司"],
    ["⾦⼭有限公司", "金山有限公司"],
    ["金\u{e0100}山有限公司", "金山有限公司"],
    ["阿依古丽•买买提餐馆", "阿依古丽·买买提餐馆"],
    ["Hangzhou  Tomorrow\u3000Co., Ltd.", "Hangzhou Tomorrow Co., Ltd."],
  ])("%j is kept as %j", (typed, kept) => expect(tidyOrganizationName(typed)).toBe(kept));

  it.each([
    ["腾讯科技(深圳)有限公司", "腾讯科技（深圳）有限公司"],
    ["杭州abc科技有限公司", "杭州ＡＢＣ科技有限公司"],
    ["Hangzhou Tomorrow Co., Ltd.", "HANGZHOU TOMORROW CO LTD"],
    ["Hangzhou Tomorrow Co.,Ltd", "HANGZHOU TOMORROW COMPANY LIMITED"],
    ["Hangzhou Tomorrow Co.Ltd.", "Hangzhou Tomorrow Company, Ltd."],
    ["Hangzhou Tomorrow Co., Limited", "Hangzhou Tomorrow CoLtd"],
    ["Hangzhou Tomorrow Co., Ltd. Beijing Branch", "Hangzhou Tomorrow Company Limited Beijing Branch"],
    ["A.B.C. Trading Limited", "ABC TRADING LTD"],
    ["Tomorrow, Inc.", "Tomorrow Incorporated"],
    ["Tomorrow L.L.C.", "Tomorrow Limited Liability Company"],
    ["O’Brien Corp.", "O'BRIEN CORPORATION"],
  ])("%j and %j are the same", (a, b) => {
    expect(compareOrganizationNames(a, b)).toBe("same");
    expect(compareOrganizationNames(b, a)).toBe("same");
  });

  it.each([
    ["杭州明日科技有限责任公司", "杭州明日科技有限公司"],
    ["杭州明日科技股份有限公司", "杭州明日科技股份公司"],
    ["杭州明日科技有限责任公司上海分公司", "杭州明日科技有限公司上海分公司"],
  ])("%j and %j differ in an abbreviation", (a, b) => {
    for (const [registered, seen] of [
      [a, b],
      [b, a],
    ] as const) {
      expect(compareOrganizationNames(registered, seen)).toBe("abbreviated");
      expect(relateOrganizationNames(registered, seen)).toBe("legal_form");
    }
    expect(normalizeOrganizationName(a)).not.toBe(normalizeOrganizationName(b));
  });

  it.each([
    ["杭州明日科技有限公司", "杭州明日科技有限公司杭州分公司"],
    ["杭州明日科技有限公司上海分公司", "杭州明日科技有限公司杭州分公司"],
    ["杭州明日科技有限公司", "杭州明日科技股份有限公司"],
    ["杭州明日科技有限责任公司", "杭州明日科技股份有限公司"],
    ["杭州明日科技有限公司", "杭州明日（科技）有限公司"],
    ["杭州明日科技集团有限公司", "杭州明日科技有限公司"],
    ["杭州明日股份有限责任公司", "杭州明日股份有限公司"],
    ["杭州明日科技有限公司", "明日科技有限公司"],
    ["杭州明日科技有限公司", "杭州明曰科技有限公司"],
    ["雲海科技有限公司", "云海科技有限公司"],
    ["杭州明日科技有限公司", "杭州明日科技"],
    ["杭州明日科技有限公司", "王珊"],
    ["杭州明日科技有限公司", ""],
    ["", ""],
    ["\u200b", " "],
    ["Red Sun Co., Ltd.", "Redsun Co., Ltd."],
    ["Tomorrow Co., Ltd.", "Tomorrow Ltd."],
    ["Tomorrow Limited Edition Inc.", "Tomorrow Ltd Edition Inc."],
    ["1.5 Studio Ltd", "15 Studio Ltd"],
    ["甲,乙有限公司", "甲乙有限公司"],
    // Long enough to have been cut, but whole names of others.
    [
      "内蒙古自治区呼和浩特市赛罕区明日草原文化传播有限公司杭州分公司",
      "内蒙古自治区呼和浩特市赛罕区明日草原文化传播有限公司",
    ],
    [
      "内蒙古自治区呼和浩特市赛罕区明日草原文化传播有限公司杭州分公司",
      "内蒙古自治区呼和浩特市赛罕区明日草原文化传播有限公",
    ],
    ["内蒙古自治区呼和浩特市赛罕区明日草原小吃店铺经营者联合企业", "内蒙古自治区呼和浩特市赛罕区明日草原小吃店"],
    ["Hangzhou Tomorrow Science and Technology Co., Ltd.", "Hangzhou Tomorrow Science and Technology Co."],
  ])("%j and %j are different", (a, b) => {
    expect(compareOrganizationNames(a, b)).toBe("different");
    expect(compareOrganizationNames(b, a)).toBe("different");
  });

  it("folds and tidies once and for all", () => {
    const like = fc.string({
      unit: fc.constantFrom(..."甲乙公司有限 ()【，,.·-aBéßŉ\u0301\u0345\u200b\u3000１ⅷ㈱CoLtd"),
    });
    for (const text of [fc.string({ unit: "binary" }), like])
      for (const fold of [tidyOrganizationName, normalizeOrganizationName])
        fc.assert(fc.property(text, (typed) => fold(fold(typed)) === fold(typed)));
  });

  it("is the same as itself however wide, spaced or bracketed", () => {
    const ways: ((name: string) => string)[] = [
      (name) => name.replace(/（/g, "(").replace(/）/g, ")"),
      (name) => name.replace(/（/g, "〖").replace(/）/g, "〗"),
      (name) => [...name].join("\u3000"),
      (name) => [...name].join("\u200d"),
      (name) => name.toLowerCase(),
      (name) => name.replace(/[A-Z0-9]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0)),
    ];
    // A letter at most between Han characters: spaces between two letters mean something.
    const part = fc.stringMatching(/^[一-龥]{1,4}[A-Z]?$/);
    fc.assert(
      fc.property(part, part, (first, second) => {
        const name = `${first}（${second}）有限公司`;
        for (const way of ways) expect(compareOrganizationNames(name, way(name))).toBe("same");
      }),
    );
  });
});

/** Han characters and Latin capitals that are in no legal form and end no organization's name. */
const core = "杭州明日东风浙江绿竹苏宁海洋传播文化科技贸易物流草原云ABCDEFGH123";
const form = fc.constantFrom(
  "有限公司",
  "有限责任公司",
  "股份有限公司",
  "股份公司",
  "有限公司上海分公司",
  "（有限合伙）",
);
const coreOf = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...core), minLength: least, maxLength: most });
const other = fc.oneof(fc.constantFrom(...core), fc.stringMatching(/^[一-龥A-Z0-9]$/));

describe("names of two companies", () => {
  const bothWays = (a: string, b: string) => [compareOrganizationNames(a, b), compareOrganizationNames(b, a)];

  it("are different with one character changed", () => {
    fc.assert(
      fc.property(coreOf(1, 40), form, fc.nat(), other, (name, ending, where, character) => {
        const at = where % name.length;
        fc.pre(name[at] !== character);
        const changed = name.slice(0, at) + character + name.slice(at + 1);
        expect(bothWays(name + ending, changed + ending)).toEqual(["different", "different"]);
      }),
      { numRuns: 1000 },
    );
  });

  it("are different with one character more or less", () => {
    fc.assert(
      fc.property(coreOf(1, 40), form, fc.nat(), other, (name, ending, where, character) => {
        const at = where % (name.length + 1);
        const longer = name.slice(0, at) + character + name.slice(at);
        expect(bothWays(name + ending, longer + ending)).toEqual(["different", "different"]);
      }),
      { numRuns: 1000 },
    );
  });

  it("are different with one behind or within the legal form of the other", () => {
    fc.assert(
      fc.property(
        coreOf(1, 40),
        fc.constantFrom("有限公司", "股份有限公司"),
        fc.nat(),
        other,
        (name, ending, where, x) => {
          const at = 1 + (where % ending.length);
          const odd = name + ending.slice(0, at) + x + ending.slice(at);
          expect(bothWays(name + ending, odd)).toEqual(["different", "different"]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("are different when their cores are, whatever their forms", () => {
    fc.assert(
      fc.property(coreOf(1, 30), coreOf(1, 30), form, form, (a, b, first, second) => {
        fc.pre(a !== b);
        expect(bothWays(a + first, b + second)).toEqual(["different", "different"]);
      }),
      { numRuns: 1000 },
    );
  });

  it("are different with a cut that is not the other's beginning", () => {
    fc.assert(
      fc.property(coreOf(20, 40), form, fc.nat(), other, (name, ending, where, character) => {
        const at = where % 20;
        fc.pre(name[at] !== character);
        const changed = name.slice(0, at) + character + name.slice(at + 1);
        expect(compareOrganizationNames(name + ending, changed)).toBe("different");
      }),
    );
  });
});

describe("a name cut by a bank's field", () => {
  const registered = "内蒙古自治区呼和浩特市赛罕区明日草原文化传播有限责任公司";

  it("is known from 20 Han characters on, and what was lost is told", () => {
    const seen = (length: number) => relateOrganizationNames(registered, registered.slice(0, length));
    expect(registered).toHaveLength(28);
    expect(seen(28)).toBe("same");
    for (const length of [27, 26, 25, 24]) expect(seen(length)).toBe("cut_in_form");
    for (const length of [23, 22, 21, 20]) expect(seen(length)).toBe("cut_in_name");
    for (const length of [19, 10, 1, 0]) expect(seen(length)).toBe("different");
    expect(compareOrganizationNames(registered, registered.slice(0, 20))).toBe("abbreviated");
  });

  it("may have been abbreviated before", () =>
    expect(relateOrganizationNames(registered, "内蒙古自治区呼和浩特市赛罕区明日草原文化传播有限公")).toBe(
      "cut_in_form",
    ));

  it("is never longer than the registered one", () =>
    expect(compareOrganizationNames(registered.slice(0, 24), registered)).toBe("different"));

  it("needs 40 Latin letters", () => {
    const name = "Inner Mongolia Tomorrow Grassland Culture Co., Ltd.";
    expect(relateOrganizationNames(name, "INNER MONGOLIA TOMORROW GRASSLAND CULTURE CO LT")).toBe("cut_in_form");
    expect(relateOrganizationNames(name, "INNER MONGOLIA TOMORROW GRASSLAND CULTURE CO., L")).toBe("cut_in_form");
    expect(relateOrganizationNames(name, "INNER MONGOLIA TOMORROW GRASSLAND CULTUR")).toBe("cut_in_name");
    expect(relateOrganizationNames(name, "INNER MONGOLIA TOMORROW GRASSLAND CULTU")).toBe("different");
  });

  it("of a branch has to tell more than the head office's name", () => {
    const branch = "内蒙古明日草原文化传播有限公司呼和浩特市赛罕区分公司";
    expect(relateOrganizationNames(branch, "内蒙古明日草原文化传播有限公司呼和浩特市赛罕区分公")).toBe("cut_in_form");
    expect(relateOrganizationNames(branch, "内蒙古明日草原文化传播有限公司呼和浩特市")).toBe("cut_in_name");
  });

  it("is known wherever a long name without another within it is cut", () => {
    fc.assert(
      fc.property(coreOf(1, 40), fc.constantFrom("有限公司", "股份有限公司"), fc.nat(), (name, ending, where) => {
        const whole = name + ending;
        const seen = whole.slice(0, 1 + (where % (whole.length - 1)));
        const bytes = [...seen].reduce((sum, character) => sum + (character < "\u0080" ? 1 : 2), 0);
        expect(compareOrganizationNames(whole, seen)).toBe(bytes >= 40 ? "abbreviated" : "different");
      }),
      { numRuns: 500 },
    );
  });
});

describe("a payer's name", () => {
  it.each([
    ["张三", true],
    [" 张 三 ", true],
    ["欧阳震华", true],
    ["阿依古丽•买买提", true],
    ["𠮷田", true],
    ["张", false],
    ["张三丰先生好", false],
    ["中国银行", false],
    ["宝洁公司", false],
    ["个体户张三", false],
    ["个体户阿依古丽·买买提", false],
    ["杭州明日科技有限公司", false],
    ["阿依古丽·买买提餐饮有限公司", false],
    ["Anna Lindqvist", false],
    ["", false],
  ])("%j looks personal: %s", (name, personal) => expect(looksPersonal(name)).toBe(personal));
});
