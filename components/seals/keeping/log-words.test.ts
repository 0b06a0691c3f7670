import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import en from "@/lib/platform/i18n/messages/en/studio.json";
import zh from "@/lib/platform/i18n/messages/zh/studio.json";
import { logSentence, termsSentence } from "./log-words";

const english = createTranslator({ locale: "en", messages: { studio: en }, namespace: "studio.log" });
const chinese = createTranslator({ locale: "zh", messages: { studio: zh }, namespace: "studio.log" });
const day = (time: Date) => time.toISOString().slice(0, 10);
const terms = {
  from: "2026-11-23T00:00:00.000Z",
  until: "2026-12-31T00:00:00.000Z",
  with: ["甲公司", "乙公司"],
  approver: "王珊",
  deputy: "李明",
  hours: 24,
};

describe("a line of a seal's log", () => {
  it("says which copy was taken, as far as it was kept", () => {
    expect(logSentence(english, "exported", { type: "png", version: 2 })).toBe("A copy was taken as PNG");
    expect(logSentence(english, "exported", { what: "uses", lines: 3 })).toBe("The list of uses was taken as a table");
    expect(logSentence(english, "exported", {})).toBe("A copy was taken");
    expect(logSentence(english, "of another day", {})).toBe("Changed");
  });

  it("tells the terms of leave", () => {
    expect(termsSentence(english, { terms }, day)).toBe(
      "2026-11-23 to 2026-12-31; with 甲公司, 乙公司; approved by 王珊; after 24 h by 李明",
    );
    expect(termsSentence(chinese, { terms }, day)).toBe(
      "2026-11-23 至 2026-12-31；相对方：甲公司、乙公司；由 王珊 审批；24 小时未答复由 李明 审批",
    );
    const open = { ...terms, until: null, with: [], approver: null, deputy: null, hours: null };
    expect(termsSentence(english, { terms: open }, day)).toBe("from 2026-11-23, no end; with anybody; no approval");
    // Lines that are older than this tell none.
    expect(termsSentence(english, { grant: "g", to: "Bo" }, day)).toBeNull();
  });
});
