import { describe, expect, it } from "vitest";
import { detectFormat } from "./detect";
import { gbk, utf8, utf16le } from "./test-bytes";

describe("what a file is", () => {
  const camt = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">`;
  const mt = ":20:A\n:25:1\n";
  const csv = "交易日期,金额\n2026-11-22,0.37\n";
  it.each([
    ["camt", utf8(camt)],
    [
      "camt",
      utf8(
        `\ufeff\n<?xml version="1.0"?><!-- c --><c:Document xmlns:c="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02">`,
      ),
    ],
    ["camt", utf16le(`\ufeff${camt}`)],
    ["mt940", utf8(mt)],
    ["mt940", utf8(`\r\n${mt}`)],
    ["mt940", utf8(`{1:F01BKCHCNBJAXXX0000000000}{4:\r\n${mt}`)],
    ["mt940", utf8(`\u0001ABNANL2A\n940\n${mt}`)],
    ["mt940", gbk(`${mt}:86:汉字`)],
    ["csv", utf8(csv)],
    ["csv", gbk(csv)],
    ["csv", utf16le(csv.repeat(20_000))],
    ["csv", gbk(csv.repeat(20_000))],
    ["csv", utf8(csv.replaceAll(",", "\t"))],
    ["csv", utf8(`,${"汉".repeat(30_000)}`)],
    ["xml", utf8(`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"/>`)],
    ["html", utf8("<html><table><tr><td>1")],
    ["xlsx", utf8("PK\u0003\u0004rest")],
    ["xls", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ["pdf", utf8("%PDF-1.7")],
    ["empty", new Uint8Array()],
    ["empty", utf8(" \n")],
    ["unknown", utf8("hello")],
    ["unknown", Uint8Array.of(0, 1, 2, 3)],
    ["unknown", Uint8Array.of(0xff, 0xff, 0xff)],
  ])("is %s", (format, bytes) => {
    expect(detectFormat(bytes)).toBe(format);
  });
});
