import { describe, expect, it } from "vitest";
import { fieldText } from "./fields.schema";
import { requirePrintable, unprintable } from "./printable";

describe("what can be printed", () => {
  it.each(["Łódź", "Đặng Thị Ánh", "𠮷田 䶮", "Київ", "Ünal Şahin", "300 000 ₽", "第一条：“甲方”", "a\nb"])(
    "takes %s",
    (text) => {
      expect(unprintable(fieldText.parse(text))).toEqual([]);
    },
  );

  it("names what no font has, as its reader sees it, each once", () => {
    expect(unprintable("Yes 👍🏽 ok 👍🏽 한국")).toEqual(["👍🏽", "한", "국"]);
    expect(() => requirePrintable("好👍", "f1")).toThrow(
      expect.objectContaining({ code: "characters_not_printable", details: { characters: "👍", field: "f1" } }),
    );
    const long = [..."กขฃคฅฆงจฉชซฌญ"].join("");
    expect(() => requirePrintable(long)).toThrow(
      expect.objectContaining({ details: { characters: "ก ข ฃ ค ฅ ฆ ง จ …" } }),
    );
  });

  it("drops what nobody sees and joins marks to their letters", () => {
    expect(fieldText.parse("Ann\u200b\u202e \u{feff}a\u0308")).toBe("Ann ä");
    expect(fieldText.safeParse("a\u0007").error?.issues[0]?.message).toBe("text_not_printable");
  });
});
