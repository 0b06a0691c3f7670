import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Asn1Error } from "../asn1/asn1-error";
import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import { TAG } from "../asn1/tags";
import { encodeOid, encodePrintableString, encodeSequence, encodeSetOf, encodeUtf8String } from "../asn1/writer";
import { encodeName, formatName, isWithinName, namesEqual, nameValue, readName } from "./name";

const read = (der: Uint8Array) => readName(parseDer(der));
const single = (oid: string, value: Uint8Array) => encodeSequence(encodeSetOf([encodeSequence(encodeOid(oid), value)]));

describe("writing names", () => {
  it("uses the string types of RFC 5280 and X.520", () => {
    const name = read(encodeName({ commonName: "张伟", serialNumber: "V-1", country: "CN", organization: "Café" }));
    expect(name.rdns.map(([attribute]) => [attribute?.type, attribute?.tag])).toEqual([
      [OID.country, TAG.printableString],
      [OID.organization, TAG.utf8String],
      [OID.serialNumber, TAG.printableString],
      [OID.commonName, TAG.utf8String],
    ]);
    expect(nameValue(name, OID.commonName)).toBe("张伟");
    expect(nameValue(name, OID.surname)).toBeUndefined();
  });

  it("leaves out what is empty", () => {
    expect(encodeName({ commonName: "A", organization: "" })).toEqual(encodeName({ commonName: "A" }));
  });

  it("refuses what its type cannot hold", () => {
    expect(() => encodeName({ serialNumber: "编号" })).toThrow(Asn1Error);
    expect(() => encodeName({ emailAddress: "张@例子" })).toThrow(Asn1Error);
  });

  it("brings any common name back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (commonName) => {
        expect(nameValue(read(encodeName({ commonName })), OID.commonName)).toBe(commonName);
      }),
    );
  });
});

describe("formatName", () => {
  it("puts the most specific part first and escapes", () => {
    const name = read(encodeName({ country: "CN", organization: "A, B + C", commonName: " #x=\n" }));
    expect(formatName(name)).toBe("CN=\\ #x\\=\\0a, O=A\\, B \\+ C, C=CN");
  });

  it("shows unknown types by number", () => {
    expect(formatName(read(single("1.2.3", encodeUtf8String("x"))))).toBe("1.2.3=x");
  });
});

describe("comparing names (RFC 5280 7.1)", () => {
  const a = read(encodeName({ organization: "Vermilion  Test", commonName: "CA" }));

  it("folds case, space and string type", () => {
    const b = read(
      encodeSequence(
        encodeSetOf([encodeSequence(encodeOid(OID.organization), encodePrintableString(" vermilion test"))]),
        encodeSetOf([encodeSequence(encodeOid(OID.commonName), encodePrintableString("ca"))]),
      ),
    );
    expect(namesEqual(a, b)).toBe(true);
  });

  it("tells different names apart", () => {
    expect(namesEqual(a, read(encodeName({ commonName: "CA" })))).toBe(false);
    expect(namesEqual(a, read(encodeName({ organization: "Vermilion Test", commonName: "CB" })))).toBe(false);
    expect(namesEqual(a, read(encodeName({ organization: "Vermilion Test", title: "CA" })))).toBe(false);
  });

  it("knows what lies below a name", () => {
    const base = read(encodeName({ organization: "vermilion test" }));
    expect(isWithinName(a, base)).toBe(true);
    expect(isWithinName(base, a)).toBe(false);
    expect(isWithinName(a, read(encodeSequence()))).toBe(true);
  });
});

it.each([
  ["an empty relative name", encodeSequence(encodeSetOf([]))],
  ["an attribute without a value", encodeSequence(encodeSetOf([encodeSequence(encodeOid(OID.commonName))]))],
  ["a value that is no text", single(OID.commonName, encodeOid("1.2.3"))],
  ["a SEQUENCE for a SET", encodeSequence(encodeSequence())],
])("refuses %s", (_, der) => {
  expect(() => read(der)).toThrow(Asn1Error);
});
