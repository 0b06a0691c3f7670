import { expect, it } from "vitest";
import { namesAnother } from "./another-name";

const own = "听雨软件（武汉）有限公司";

it.each([
  "上海分公司",
  "中国工商银行",
  "中国石油总公司",
  "明月 集团",
  "杭州市人民法院",
  "西湖支行",
  "清和书坊有限公司公章",
  "听雨软件（武汉）有限公司上海分公司",
  "Apple Inc.",
  "Vega Trading Co., Ltd.",
  "ＶＥＧＡ　ＬＬＣ",
  "上海分\u200b公司",
])("%s names another organization", (text) => expect(namesAnother(text, own)).toBe(true));

it.each([
  "",
  "市场部",
  "合同专用章（2）",
  "公司合同专用章",
  "总公司合同专用章",
  "银行公章",
  "听雨软件(武汉)有限公司 合同专用章",
  "银行预留印鉴",
  "集团办公室",
  "政府采购专用章",
  "4201060012345",
  "Finance seal",
  "Including tax",
])("%s does not", (text) => expect(namesAnother(text, own)).toBe(false));

it("an organization's own name in Latin letters is its own", () => {
  expect(namesAnother("VEGA TRADING CO LTD seal", "Vega Trading Co., Ltd.")).toBe(false);
  expect(namesAnother("Vega Trading Bank Ltd", "Vega Trading Co., Ltd.")).toBe(true);
});
