import { describe, expect, it } from "vitest";
import { Asn1Error } from "../asn1/asn1-error";
import { encodeInteger, encodeNamedBits, encodeSequence, encodeUtf8String } from "../asn1/writer";
import {
  encodeGrantedResponse,
  encodeRejection,
  PKI_FAILURES,
  type PkiFailure,
  parseTimeStampResponse,
} from "./time-stamp-response";

const token = encodeSequence(encodeInteger(7));
const status = (number: number, ...more: Uint8Array[]) => encodeSequence(encodeInteger(number), ...more);

describe("TimeStampResp (RFC 3161 2.4.2)", () => {
  it("grants with a token", () => {
    const expected = { status: "granted", statusText: [], failures: [], token };
    expect(parseTimeStampResponse(encodeGrantedResponse(token))).toEqual(expected);
    expect(parseTimeStampResponse(encodeSequence(status(1), token)).status).toBe("grantedWithMods");
  });

  it.each(Object.keys(PKI_FAILURES) as PkiFailure[])("refuses with %s and words", (failure) => {
    expect(parseTimeStampResponse(encodeRejection(failure, "词"))).toEqual({
      status: "rejection",
      statusText: ["词"],
      failures: [failure],
      token: undefined,
    });
  });

  it("reads several reasons and passes over unknown ones", () => {
    const response = encodeSequence(status(2, encodeSequence(encodeUtf8String("a")), encodeNamedBits([0, 1, 14, 30])));
    expect(parseTimeStampResponse(response).failures).toEqual(["badAlg", "timeNotAvailable"]);
  });

  it.each([
    ["granted without a token", encodeSequence(status(0))],
    ["refused with a token", encodeSequence(status(2), token)],
    ["an unknown status", encodeSequence(status(6))],
    ["a negative status", encodeSequence(status(-1))],
    ["something behind the token", encodeSequence(status(0), token, token)],
    ["no status", encodeSequence()],
  ])("is malformed: %s", (_, der) => {
    expect(() => parseTimeStampResponse(der)).toThrow(Asn1Error);
  });
});
