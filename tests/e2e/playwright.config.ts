import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";

const root = path.resolve(import.meta.dirname, "../..");

// The configuration is read again in every worker process; what it chose the first time is passed on by environment.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000));
process.env.E2E_DATA ??= mkdtempSync(path.join(os.tmpdir(), "vermilion-e2e-"));
// A server that runs already may be named; otherwise one is started from nothing.
const origin = process.env.E2E_URL ?? `http://localhost:${process.env.E2E_PORT}`;
// For what workers share during a run, and for fixtures that are made before a test has its own settings.
process.env.E2E_RUN ??= mkdtempSync(path.join(os.tmpdir(), "vermilion-e2e-run-"));
process.env.E2E_ORIGIN = origin;

export default defineConfig({
  testDir: import.meta.dirname,
  globalSetup: path.join(import.meta.dirname, "open-backstage.ts"),
  outputDir: path.join(os.tmpdir(), "vermilion-e2e-results"),
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // A browser waits half of its time: three fill two cores.
  workers: 3,
  forbidOnly: true,
  reporter: [["list"], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["json"] as ["json"]] : [])],
  use: {
    baseURL: origin,
    actionTimeout: 30_000,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    // What moves is drawn sixty times a second by the cores that the tests need.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  ...(!process.env.E2E_URL && {
    webServer: {
      command: `${JSON.stringify(process.execPath)} scripts/start.mjs`,
      cwd: root,
      url: `${origin}/sign-up`,
      timeout: 900_000,
      gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
      stdout: "pipe",
      env: {
        NODE_ENV: "production",
        PORT: process.env.E2E_PORT,
        APP_URL: origin,
        DATA_DIR: process.env.E2E_DATA,
        DATABASE_URL: "",
        SMTP_URL: "",
        LOG_LEVEL: "warn",
        // Tests sign up and ask for codes far more often from one address than a person would.
        RATE_LIMITS: "false",
        // Stands in for LibreOffice, which few machines have.
        LIBREOFFICE: path.join(root, "tests/support/fake-soffice.mjs"),
      },
    },
  }),
});
