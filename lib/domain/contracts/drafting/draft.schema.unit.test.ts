import { describe, expect, it } from "vitest";
import { askSchema } from "../fields/ask.schema";
import {
  asSigner,
  type Draft,
  type DraftField,
  type DraftPurpose,
  draftProblems,
  draftSchema,
  fieldSizes,
  kindsFor,
  usualCrossPage,
} from "./draft.schema";

const id = (n: number) => `01a20000-0000-7000-8000-00000000000${n}`;
const person = asSigner({ id: id(1), name: "王珊", email: "shan@example.com", organizationName: null });
const company = asSigner({ id: id(2), name: "李明", email: "ming@example.com", organizationName: "清和书坊有限公司" });
const pages = { [id(9)]: [1, 2, 3].map(() => ({ width: 595, height: 842 })) };

const field = (
  n: number,
  kind: DraftField["kind"],
  participantId: string,
  more: Partial<DraftField> = {},
): DraftField => {
  const { width, height } = fieldSizes[kind];
  const place = { page: 0, x: 50, y: 50, width, height };
  return { id: id(n), documentId: id(9), participantId, kind, label: null, required: true, ...place, ...more };
};
const draft = (fields: DraftField[]): Draft => ({
  title: "T",
  message: null,
  locale: "zh",
  signerLevel: 1,
  expiresAt: null,
  documentIds: [id(9)],
  participants: [person, company],
  fields,
});
const codes = (fields: DraftField[]) =>
  draftProblems(draft(fields), pages, new Date()).map(({ code, subject }) => [code, subject]);
const places = [field(3, "signature", person.id), field(4, "seal", company.id)];

describe("the fields of people and of organizations", () => {
  it("are a signature for the one and at least a seal for the other", () => {
    expect(codes(places)).toEqual([]);
    expect(codes([field(3, "signature", person.id), field(4, "signature", company.id)])).toEqual([
      ["seal_field_needed", company.id],
    ]);
    // Whoever acts for the organization may sign beside its seal.
    expect(codes([...places, field(5, "signature", company.id)])).toEqual([]);
    expect(codes([field(3, "seal", person.id), field(4, "seal", company.id)])).toEqual([
      ["signature_field_needed", person.id],
      ["field_of_other_kind", id(3)],
    ]);
    expect(kindsFor(person)).not.toContain("seal");
    expect(kindsFor({ organizationName: "" })).toContain("signature");
  });

  it("hold a cross-page seal with its pages, and nothing else with pages", () => {
    const crossing = (options: DraftField["options"]) => [...places, field(5, "cross_page", company.id, { options })];
    expect(codes(crossing(usualCrossPage))).toEqual([]);
    expect(codes(crossing({ ...usualCrossPage, pages: "odd" }))).toEqual([]);
    expect(codes(crossing({ ...usualCrossPage, pages: [0, 2] }))).toEqual([]);
    for (const some of [
      [0, 3],
      [1, 1],
    ])
      expect(codes(crossing({ ...usualCrossPage, pages: some }))).toEqual([["too_few_pages", id(5)]]);
    expect(codes(crossing(null))).toEqual([["field_of_other_kind", id(5)]]);
    const odd = field(4, "seal", company.id, { options: usualCrossPage });
    expect(codes([places[0]!, odd])).toEqual([["field_of_other_kind", id(4)]]);
  });

  it("need more pages than one for a cross-page seal", () => {
    const one = { [id(9)]: [{ width: 595, height: 842 }] };
    const wanted = draft([...places, field(5, "cross_page", company.id, { options: usualCrossPage })]);
    expect(draftProblems(wanted, one, new Date())).toEqual([{ code: "too_few_pages", subject: id(5) }]);
  });

  it("want answers to choose from, told apart, with room for their radio buttons", () => {
    const radio = (more: Partial<DraftField>) => codes([...places, field(5, "radio", person.id, more)]).flat();
    expect(radio({})).toEqual(["nothing_to_choose", id(5)]);
    expect(radio({ ask: { choices: ["Cash", "Card"] } })).toEqual([]);
    expect(radio({ ask: { choices: ["Cash", "Card"] }, height: 14 })).toEqual(["no_room_to_choose", id(5)]);
    expect(radio({ ask: { choices: ["Cash", "Card"], beside: true }, height: 14 })).toEqual([]);
    for (const choices of [["Cash", " Cash "], ["On", "Off"], ["Cash"]])
      expect(askSchema.safeParse({ choices }).success).toBe(false);
  });

  it("may be anybody's in a draft, and in a template for good; nothing is sent to nobody", () => {
    const open = { ...company, name: "", email: "", organizationName: " " };
    const parsed = draftSchema.parse({ ...draft(places), participants: [draft(places).participants[0], open] });
    expect(parsed.participants[1]).toMatchObject({ name: "", email: "", organizationName: "" });
    const found = (purpose: DraftPurpose, change: Partial<typeof open> = {}) => {
      const [first, second] = parsed.participants;
      const participants = [first!, { ...second!, ...change }];
      return draftProblems({ ...parsed, participants }, pages, new Date(), purpose).map(({ code }) => code);
    };
    expect(found("contract")).toEqual(["name_needed"]);
    expect(found("contract", { name: "Ann" })).toEqual(["email_needed"]);
    expect(found("contract", { name: "Ann", email: "ann@example.org" })).toEqual(["organization_needed"]);
    expect(found("template")).toEqual(["place_name_needed"]);
    expect(found("template", { place: "Buyer" })).toEqual([]);
  });

  it("are read from a form with their bounds", () => {
    const parsed = draftSchema.parse(draft(places));
    expect(parsed.participants[1]?.organizationName).toBe("清和书坊有限公司");
    const bad = { ...draft(places), participants: [{ ...company, email: "ann@" }] };
    expect(draftSchema.safeParse(bad).success).toBe(false);
    const most = field(5, "cross_page", company.id, { options: { ...usualCrossPage, most: 21 } });
    expect(draftSchema.safeParse(draft([most])).success).toBe(false);
  });
});
