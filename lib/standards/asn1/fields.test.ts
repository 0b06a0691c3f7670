import { expect, it } from "vitest";
import { Asn1Error } from "./asn1-error";
import { Fields, onlyChild } from "./fields";
import { parseDer } from "./reader";
import { contextConstructed, TAG } from "./tags";
import { encodeBoolean, encodeExplicit, encodeInteger, encodeSequence } from "./writer";

const node = parseDer(encodeSequence(encodeInteger(1), encodeExplicit(0, encodeBoolean(true))));

it("walks fields in order and passes over optional ones", () => {
  const fields = new Fields(node, "Example");
  expect(fields.optional(TAG.boolean)).toBeUndefined();
  expect(fields.next("number", TAG.integer).tag).toBe(TAG.integer);
  expect(fields.done).toBe(false);
  expect(onlyChild(fields.next("flag", contextConstructed(0)), "flag").tag).toBe(TAG.boolean);
  expect(fields.done).toBe(true);
  fields.end();
});

it("names what is missing, wrong or left over", () => {
  expect(() => new Fields(parseDer(encodeInteger(1)), "Example")).toThrow("Example is INTEGER, not SEQUENCE");
  expect(() => new Fields(node, "Example").next("flag", TAG.boolean)).toThrow(
    "flag of Example is INTEGER, not BOOLEAN",
  );
  expect(() => new Fields(node, "Example").end()).toThrow("Example has an unexpected INTEGER");
  expect(() => new Fields(parseDer(encodeSequence()), "Example").next("number")).toThrow("Example has no number");
  expect(() => onlyChild(parseDer(encodeSequence()), "Example")).toThrow(Asn1Error);
});
