import { describe, expect, it } from "vitest";
import { fieldWords } from "./field-words";

const place = (label: string | null, page = 1) => ({ page, rect: null, label });

describe("what a field is called in the history of changes", () => {
  it.each([
    ["text-1", place("李雷: 地址"), { label: "李雷: 地址" }],
    ["text-1", place("李雷"), { kind: "text", page: 2 }],
    ["date-1", place("han meimei"), { kind: "date", page: 2 }],
    ["mirror-1", place("Han Meimei"), { kind: "signature", page: 2 }],
    ["initials-1", place("Han Meimei"), { kind: "signature", page: 2 }],
    ["checkbox-1", place("Han Meimei"), { kind: "field", page: 2 }],
    ["image-1", undefined, { kind: "field", page: null }],
    ["Box 3", place("Han Meimei"), { kind: "field", page: 2 }],
    ["text-1", place(null), { kind: "text", page: 2 }],
    ["text-1", undefined, { kind: "text", page: null }],
    ["Box 3", undefined, { label: "Box 3" }],
    ["Box 3", place("Delivery address"), { label: "Delivery address" }],
  ] as const)("%s", (name, at, words) => {
    expect(fieldWords(name, at, ["李雷", "Han Meimei"])).toEqual(words);
  });
});
