import { describe, expect, it } from "vitest";
import { checkOrigin, isOwnOrigin } from "./origin";

describe("isOwnOrigin", () => {
  const site = "https://sign.example";
  it.each([
    [site, true],
    [null, false],
    [undefined, false],
    ["", false],
    ["null", false],
    ["https://sign.example/", false],
    ["https://sign.example:443", false],
    ["http://sign.example", false],
    ["https://sign.example.evil.example", false],
    ["https://evil.example", false],
    ["https://a.sign.example", false],
    ["https://sign.example@evil.example", false],
    ["http://localhost:3000", false],
    ["file://", false],
    ["chrome-extension://abc", false],
  ])("on a public name, %s: %s", (origin, own) => {
    expect(isOwnOrigin(origin, site)).toBe(own);
  });

  it.each([
    ["http://localhost:3000", true],
    ["http://127.0.0.1:3000", true],
    ["http://[::1]:3000", true],
    ["http://localhost:3001", false],
    ["http://localhost", false],
    ["https://localhost:3000", false],
    ["http://127.0.0.2:3000", false],
    ["http://2130706433:3000", false],
    ["http://localhost.evil.example:3000", false],
    ["http://192.168.1.5:3000", false],
    ["http://localhost:3000/x", false],
  ])("on this machine, %s: %s", (origin, own) => {
    expect(isOwnOrigin(origin, "http://localhost:3000")).toBe(own);
  });
});

describe("checkOrigin", () => {
  const from = (origin?: string) => new Headers(origin ? { origin } : {});
  it.each(["GET", "HEAD", "OPTIONS", "get"])("lets %s pass from anywhere", (method) => {
    expect(() => checkOrigin(method, from("https://evil.example"))).not.toThrow();
  });
  it.each(["POST", "PUT", "PATCH", "DELETE", "post"])("refuses %s without an origin and from elsewhere", (method) => {
    expect(() => checkOrigin(method, from())).toThrow("foreign_origin");
    expect(() => checkOrigin(method, from("null"))).toThrow("foreign_origin");
    expect(() => checkOrigin(method, from("https://evil.example"))).toThrow("foreign_origin");
    expect(() => checkOrigin(method, from("http://localhost:3000"))).not.toThrow();
  });
});
