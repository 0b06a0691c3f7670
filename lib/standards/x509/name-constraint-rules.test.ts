import { describe, expect, it } from "vitest";
import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import { encode, encodeExplicit, encodeSequence } from "../asn1/writer";
import { assembleCertificate } from "./build-certificate";
import { parseCertificate } from "./certificate";
import { encodeExtension } from "./extensions/extension";
import { readGeneralName } from "./extensions/general-name";
import { satisfiesNameConstraints } from "./name-constraint-rules";
import { testPki } from "./test-pki";

const { signer, issuing } = testPki();
const ascii = (tag: number, text: string) => encode(tag, Buffer.from(text, "latin1"));
const email = (text: string) => ascii(0x81, text);
const dns = (text: string) => ascii(0x82, text);
const uri = (text: string) => ascii(0x86, text);
const ip = (...octets: number[]) => encode(0x87, Uint8Array.from(octets));
const registered = encode(0x88, Uint8Array.of(0x2a, 3));

/** The signer's certificate with other names of its own. */
function named(...names: Uint8Array[]) {
  const parts = parseDer(signer.certificate.tbs).children.map(({ raw }) => raw);
  const extension = encodeExtension(OID.subjectAltName, false, encodeSequence(...names));
  const tbs = encodeSequence(...parts.slice(0, -1), encodeExplicit(3, encodeSequence(extension)));
  return parseCertificate(assembleCertificate(tbs, issuing.sign(tbs)));
}

const read = (der: Uint8Array) => readGeneralName(parseDer(der));
const permits = (name: Uint8Array, ...bases: Uint8Array[]) =>
  satisfiesNameConstraints(named(name), { permitted: bases.map(read), excluded: [] });
const excludes = (name: Uint8Array, ...bases: Uint8Array[]) =>
  !satisfiesNameConstraints(named(name), { permitted: [], excluded: bases.map(read) });

describe("subtrees (RFC 5280 4.2.1.10)", () => {
  it.each([
    ["host itself", dns("example.cn"), dns("example.cn"), true],
    ["host below", dns("a.b.Example.cn"), dns("example.CN"), true],
    ["host that only ends alike", dns("badexample.cn"), dns("example.cn"), false],
    ["mailbox", email("a@example.cn"), email("a@Example.cn"), true],
    ["another mailbox", email("b@example.cn"), email("a@example.cn"), false],
    ["mailbox of a host", email("b@example.cn"), email("example.cn"), true],
    ["mailbox of a host below", email("b@x.example.cn"), email("example.cn"), false],
    ["mailbox of a domain", email("b@x.example.cn"), email(".example.cn"), true],
    ["mailbox of the domain's own host", email("b@example.cn"), email(".example.cn"), false],
    ["address of a host", uri("https://u:p@example.cn:8443/x"), uri("example.cn"), true],
    ["address of a domain", uri("https://a.example.cn/x"), uri(".example.cn"), true],
    ["address elsewhere", uri("https://example.org/example.cn"), uri("example.cn"), false],
    ["network", ip(10, 1, 2, 3), ip(10, 1, 0, 0, 255, 255, 0, 0), true],
    ["another network", ip(10, 2, 2, 3), ip(10, 1, 0, 0, 255, 255, 0, 0), false],
    ["network of the other family", ip(10, 1, 2, 3), ip(...new Array(32).fill(0)), false],
  ])("%s", (_, name, base, within) => {
    expect(permits(name, base)).toBe(within);
    expect(excludes(name, base)).toBe(within);
  });

  it("bind only names of their own form", () => {
    expect(permits(dns("example.org"), email("example.cn"))).toBe(true);
    expect(excludes(dns("example.org"), email("example.org"))).toBe(false);
  });

  it("need one of several", () => {
    expect(permits(dns("b.cn"), dns("a.cn"), dns("b.cn"))).toBe(true);
    expect(permits(dns("c.cn"), dns("a.cn"), dns("b.cn"))).toBe(false);
  });

  it("count against a name that cannot be compared", () => {
    expect(permits(uri("urn:example"), uri("example.cn"))).toBe(false);
    expect(excludes(uri("urn:example"), uri("example.cn"))).toBe(true);
    expect(excludes(ip(1, 2, 3, 4), ip(1, 2, 3))).toBe(true);
    expect(permits(registered, registered)).toBe(false);
    expect(permits(registered, dns("a.cn"))).toBe(true);
  });
});
