import { describe, expect, it } from "vitest";
import { signPasswordFault } from "./sign-password.schema";

describe("a sign password", () => {
  it.each(["12345", "", "a".repeat(21), "签名密码五"])("has 6 to 20 characters: %j", (password) => {
    expect(signPasswordFault(password)).toBe("sign_password_length");
  });
  it.each(["888888", "123456", "987654", "abcdef"])("is not what is tried first: %s", (password) => {
    expect(signPasswordFault(password)).toBe("sign_password_simple");
  });
  it.each(["135790", "7 lions", "春江花月夜晚", "135792468013579246"])("can be anything else: %s", (password) => {
    expect(signPasswordFault(password)).toBeNull();
  });
});
