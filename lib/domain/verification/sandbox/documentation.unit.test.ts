import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { sandboxPeople } from "./people";

it("docs/sandbox.md lists exactly the people of the sandbox register", () => {
  const text = readFileSync(path.resolve("docs/sandbox.md"), "utf8");
  const rows = [...text.matchAll(/^\| ([^|]+?) \| (\d{17}[\dX]) \| (\d{11}) \| (\d{19}) \|/gm)].map(
    ([, name, idNumber, mobile, card]) => ({ name, idNumber, mobile, card }),
  );
  expect(rows).toEqual(sandboxPeople.map(({ name, idNumber, mobile, card }) => ({ name, idNumber, mobile, card })));
});
