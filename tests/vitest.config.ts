import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "..");
const alias = {
  "@": root,
  // The marker package throws outside a React server build; the tests are the server.
  "server-only": path.join(root, "node_modules/next/dist/compiled/server-only/empty.js"),
};

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    alias,
    // Many tests wait for a database or an outside judge: on a small machine three fill two cores.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Nothing here is changed for others: what one file has loaded serves the next, at a third of the time.
          isolate: false,
          include: [
            "lib/standards/**/*.test.ts",
            "lib/**/*.unit.test.ts",
            "scripts/**/*.test.ts",
            "bench/**/*.test.ts",
          ],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["lib/{domain,platform}/**/*.test.ts", "tests/{judges,faults,integration}/**/*.test.ts"],
          exclude: ["lib/**/*.unit.test.ts"],
          globalSetup: ["tests/support/postgres.ts"],
          setupFiles: ["tests/support/database.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "components",
          include: ["components/**/*.test.tsx", "components/**/*.test.ts"],
          isolate: false,
          environment: "jsdom",
          setupFiles: ["tests/support/patient.ts"],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
