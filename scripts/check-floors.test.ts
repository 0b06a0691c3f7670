import { expect, it } from "vitest";
import { findings } from "./check-floors";

const house = (files: Record<string, string>) => findings(new Map(Object.entries(files)));

it("lets imports go down", () => {
  expect(
    house({
      "app/page.tsx": 'import { a } from "@/lib/domain/a";',
      "lib/domain/a.ts": 'import { b } from "@/lib/platform/b";\nexport const a = b;',
      "lib/platform/b.ts": "export const b = 1;",
    }),
  ).toEqual([]);
});

it.each([
  ["up", { "lib/platform/b.ts": 'import { a } from "@/lib/domain/a";', "lib/domain/a.ts": 'import "server-only";' }],
  [
    "from standards to platform",
    { "lib/standards/x/a.ts": 'import { b } from "../../platform/b";', "lib/platform/b.ts": "export const b = 1;" },
  ],
  [
    "from components to the domain",
    { "components/a.tsx": 'import { a } from "@/lib/domain/a";', "lib/domain/a.ts": 'import "server-only";' },
  ],
  [
    "through import()",
    { "components/a.tsx": 'const a = import("@/lib/platform/a");', "lib/platform/a.ts": 'import "server-only";' },
  ],
  [
    "over several lines",
    {
      "components/a.tsx": 'import {\n  a,\n  b,\n} from "@/lib/domain/a";',
      "lib/domain/a.ts": 'import "server-only";',
    },
  ],
  [
    "from a page into the database",
    {
      "app/page.tsx": 'import { db } from "@/lib/platform/db/client";',
      "lib/platform/db/client.ts": "export const db = 1;",
    },
  ],
  ["in a circle", { "lib/domain/a.ts": 'import "./b";', "lib/domain/b.ts": 'import "./a";' }],
  ["through a barrel", { "lib/domain/index.ts": 'export * from "./a";', "lib/domain/a.ts": "" }],
])("finds an import that goes %s", (_, files) => {
  expect(house(files as Record<string, string>).length).toBeGreaterThan(0);
});

it("lets components use what is pure, however far down, and nothing that is not", () => {
  const pure = {
    "components/a.tsx": 'import { a } from "@/lib/domain/a";',
    "lib/domain/a.ts": 'import { b } from "./b";',
  };
  expect(house({ ...pure, "lib/domain/b.ts": "export const b = 1;" })).toEqual([]);
  expect(house({ ...pure, "lib/domain/b.ts": 'import { c } from "node:fs";' })).toHaveLength(1);
});

it("lets types cross", () => {
  expect(
    house({ "components/a.tsx": 'import type { A } from "@/lib/domain/a";', "lib/domain/a.ts": "export type A = 1;" }),
  ).toEqual([]);
});
