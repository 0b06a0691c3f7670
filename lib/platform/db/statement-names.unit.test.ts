import { expect, it } from "vitest";
import { statementNames } from "./statement-names";

it("gives a statement one name for good, another one another, and none to what is long or comes too late", () => {
  const nameOf = statementNames();
  const first = nameOf({ sql: "SELECT 1" });
  expect(first).toMatch(/^v\d+$/);
  expect(nameOf({ sql: "SELECT 2" })).not.toBe(first);
  expect(nameOf({ sql: `SELECT ${"1, ".repeat(5000)}1` })).toBe("");
  const names = Array.from({ length: 500 }, (_, index) => nameOf({ sql: `SELECT ${index}` }));
  expect(new Set(names.filter((name) => name !== "")).size).toBe(400);
  expect(names.at(-1)).toBe("");
  expect(nameOf({ sql: "SELECT 1" })).toBe(first);
});
