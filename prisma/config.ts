import path from "node:path";
import { defineConfig } from "prisma/config";

// The Prisma CLI downloads a native schema engine where none is named; ours runs the WebAssembly build from npm,
// so that generate and migrate need nothing but the packages already installed.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve(import.meta.dirname, "schema-engine.mjs");

export default defineConfig({
  schema: path.resolve(import.meta.dirname, "schema.prisma"),
  migrations: { path: path.resolve(import.meta.dirname, "migrations") },
  datasource: { url: process.env.DATABASE_URL ?? "postgres://none/none" },
});
