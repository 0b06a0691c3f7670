import { expect, it } from "vitest";
import { usualCrossPage } from "../drafting/draft.schema";
import { fieldSpecs, knownText, type PlacedField } from "./place-fields";

const labels = {
  seal: (owner: string) => `seal:${owner}`,
  crossPage: (owner: string) => `crossing:${owner}`,
  strip: (owner: string, page: number) => `strip:${owner}:${page}`,
};
const names = new Map([
  ["p", "王珊"],
  ["c", "清和书坊有限公司"],
]);
const field = (id: string, participantId: string, kind: string, y: number, options: unknown = null): PlacedField => ({
  id,
  participantId,
  kind,
  label: null,
  page: 0,
  x: 10,
  y,
  width: 120,
  height: 120,
  options,
  ask: null,
});

it("makes the first seal of an organization the signature and the others its mirrors, each named by whose it is", () => {
  const specs = fieldSpecs(
    [field("late", "c", "seal", 500), field("first", "c", "seal", 100), field("own", "p", "signature", 300)],
    names,
    labels,
  );
  expect(specs.map(({ id, kind, label }) => [id, kind, label])).toEqual([
    ["first", "signature", "seal:清和书坊有限公司"],
    ["own", "signature", "王珊"],
    ["late", "mirror", "seal:清和书坊有限公司"],
  ]);
});

it("never takes a cross-page seal for the signature", () => {
  const [crossing, seal] = fieldSpecs(
    [field("over", "c", "cross_page", 50, usualCrossPage), field("one", "c", "seal", 400)],
    names,
    labels,
  );
  expect(crossing).toMatchObject({
    kind: "cross-page",
    middle: 110,
    height: 120,
    edge: "right",
    pages: "all",
    most: 20,
  });
  if (crossing?.kind !== "cross-page") throw new Error("it is another kind");
  expect([crossing.label, crossing.stripLabel(3)]).toEqual(["crossing:清和书坊有限公司", "strip:清和书坊有限公司:3"]);
  expect(seal).toMatchObject({ kind: "signature", id: "one" });
});

it("makes radio buttons one field, with the words of its answers beside them unless the page has them", () => {
  const radio = (ask: object) => fieldSpecs([{ ...field("pay", "p", "radio", 300), ask }], names, labels);
  const specs = radio({ choices: ["Cash", "转账"] });
  expect(specs.map(({ id, kind }) => [id, kind])).toEqual([
    ["pay", "radio"],
    ["pay-1", "text"],
    ["pay-2", "text"],
  ]);
  expect(specs[0]).toMatchObject({ label: "王珊", choices: [{ value: "Cash" }, { value: "转账" }] });
  expect(knownText(specs)).toBe("Cash转账");
  expect(radio({ choices: ["Cash", "转账"], printed: true }).map(({ kind }) => kind)).toEqual(["radio"]);
});
