import { describe, expect, it } from "vitest";
import { passwordProblem } from "./password-policy";

const email = "lin.yutang@qinghe-books.example";

describe("passwordProblem", () => {
  it.each([
    ["", "password_too_short"],
    ["a7!kQ2#m", "password_too_short"],
    ["九个汉字的密码啊", "password_too_short"],
    ["x1".repeat(101), "password_too_long"],
    ["password123", "password_common"],
    ["Password1234", "password_common"],
    ["P@ssw0rd!!", "password_common"],
    ["!!iloveyou!!", "password_common"],
    ["Welcome2024!", "password_common"],
    ["1q2w3e4r5t6y", "password_common"],
    ["woaini1314520", "password_common"],
    ["5201314520", "password_common"],
    ["correcthorsebatterystaple", "password_common"],
    ["lin.yutang@qinghe-books.example", "password_like_email"],
    ["lin.yutang1", "password_like_email"],
    ["qinghe-books1", "password_like_email"],
    ["aaaaaaaaaaaa", "password_pattern"],
    ["abcabcabcabc", "password_pattern"],
    ["xyxyxyxyxyxy", "password_pattern"],
    ["13579111111", null],
    ["qwertyuiop[]", "password_common"],
    ["asdfghjkl;'", "password_common"],
    ["abcdefghijkl", "password_pattern"],
    ["9876543210", "password_common"],
    ["efghijklmnop", "password_pattern"],
    ["qwerty098765", "password_common"],
  ] as const)("%s: %s", (password, problem) => {
    expect(passwordProblem(password, email)).toBe(problem);
  });

  it.each([
    "lantern under the old bridge",
    "plum-kettle-93",
    "tr0ub4dor&3 of mine",
    "青石板上的雨声与灯笼火",
    "пароль не для всех",
    "🦊🌲🍵🚲📚🎻🧭⛵🪁🧶",
    "k7#mP2!vQ9",
    "x".concat(" long enough and more ".repeat(8)),
  ])("lets pass: %s", (password) => {
    expect(passwordProblem(password, email)).toBeNull();
  });

  it("counts characters, not UTF-16 units", () => {
    expect(passwordProblem("🦊🌲🍵🚲📚🎻🧭⛵🪁", email)).toBe("password_too_short");
    expect(passwordProblem("𠮷".repeat(200), email)).toBe("password_pattern");
    expect(passwordProblem("𠮷".repeat(201), email)).toBe("password_too_long");
  });

  it("says nothing about a short local part that happens to occur", () => {
    expect(passwordProblem("plum-kettle-93", "li@li.example")).toBeNull();
  });
});
