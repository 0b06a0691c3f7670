import { describe, expect, it } from "vitest";
import { addressBlock, normalAddress } from "./client-address";
import { requestInfo } from "./request-info";

describe("normalAddress", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["203.0.113.9:51234", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["[2001:DB8::1]:443", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    [" 203.0.113.9 ", "203.0.113.9"],
    ["203.0.113.999", undefined],
    ["evil", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%s is %s", (given, expected) => expect(normalAddress(given)).toBe(expected));
});

describe("addressBlock", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("%s is counted as %s", (given, expected) => expect(addressBlock(given)).toBe(expected));
});

describe("requestInfo", () => {
  it("reads the one address that the server in front has set", () => {
    const headers = new Headers({ "x-forwarded-for": "203.0.113.9", "user-agent": "Test/1" });
    expect(requestInfo(headers)).toEqual({ address: "203.0.113.9", userAgent: "Test/1" });
  });

  it("takes no header on trust in the shape of a log line", () => {
    const get = (name: string) =>
      name === "user-agent" ? `a\nERROR forged\u001b[2J${"x".repeat(500)}` : "not an address";
    const { address, userAgent } = requestInfo({ get });
    expect(address).toBe("unknown");
    expect(userAgent).not.toMatch(/\p{Cc}/u);
    expect(userAgent).toHaveLength(300);
  });
});
