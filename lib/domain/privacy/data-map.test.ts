import { expect, it } from "vitest";
import { textColumns } from "@/tests/support/text-columns";
import { classified } from "./data-map";

it("names every column that can hold text or bytes, and none that is not there", async () => {
  const present = (await textColumns()).map(({ table, column }) => `${table}.${column}`);
  expect([...classified().keys()].sort()).toEqual(present.sort());
});

it("classifies columns as their names say", () => {
  for (const [column, dataClass] of classified()) {
    expect(column.endsWith("Cipher"), column).toBe(dataClass === "encrypted");
    expect(column.endsWith("Masked"), column).toBe(dataClass === "masked");
    if (column.endsWith("Index")) expect(dataClass, column).toBe("blind");
  }
});
