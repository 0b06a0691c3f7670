import { describe, expect, it } from "vitest";
import { type AdministratorRole, admission, rolesOfRoom, rooms } from "./policy";

const now = new Date("2026-11-22T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const asks = (role: string, wanted: AdministratorRole[], over: Partial<{ disabled: boolean; at: Date | null }> = {}) =>
  admission(
    { role, disabled: over.disabled ?? false, secondFactorAt: over.at === undefined ? hoursAgo(1) : over.at },
    wanted,
    now,
  );

describe("who is admitted", () => {
  it.each<[string, AdministratorRole[], string]>([
    ["chief", [], "admitted"],
    ["chief", ["chief"], "admitted"],
    ["chief", ["reviewer"], "admitted"],
    ["chief", ["finance"], "admitted"],
    ["reviewer", [], "admitted"],
    ["reviewer", ["reviewer"], "admitted"],
    ["reviewer", ["reviewer", "finance"], "admitted"],
    ["reviewer", ["finance"], "other_role"],
    ["reviewer", ["chief"], "other_role"],
    ["finance", ["finance"], "admitted"],
    ["finance", ["reviewer"], "other_role"],
    ["finance", ["chief"], "other_role"],
    ["owner", [], "not_an_administrator"],
    ["Chief", ["chief"], "not_an_administrator"],
    ["", [], "not_an_administrator"],
    ["constructor", ["chief"], "not_an_administrator"],
  ])("%s where %j is wanted: %s", (role, wanted, expected) => {
    expect(asks(role, wanted)).toBe(expected);
  });

  it("nobody without a row, and nobody who was disabled, whatever else holds", () => {
    expect(admission(null, [], now)).toBe("not_an_administrator");
    for (const role of ["chief", "reviewer", "finance"])
      expect(asks(role, [], { disabled: true })).toBe("not_an_administrator");
  });

  it.each<[string, Date | null, string]>([
    ["never shown", null, "second_factor_needed"],
    ["shown just now", now, "admitted"],
    ["shown 11 h 59 min ago", hoursAgo(11.99), "admitted"],
    ["shown 12 h ago", hoursAgo(12), "second_factor_needed"],
    ["shown a month ago", hoursAgo(720), "second_factor_needed"],
    ["shown in the future", hoursAgo(-1), "second_factor_needed"],
  ])("a second factor %s", (_, at, expected) => {
    for (const role of ["chief", "reviewer", "finance"]) expect(asks(role, [], { at })).toBe(expected);
  });
});

it("opens each room to these roles", () => {
  const table = Object.fromEntries(rooms.map((room) => [room, rolesOfRoom[room].join(" ")]));
  expect(table).toEqual({
    overview: "chief reviewer finance",
    reviews: "chief reviewer",
    payments: "chief finance",
    people: "chief reviewer",
    organizations: "chief reviewer finance",
    administrators: "chief",
    record: "chief",
  });
});
