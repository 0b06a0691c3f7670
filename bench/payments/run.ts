import { mkdtempSync, rmSync } from "node:fs";
import os, { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { ensureDatabase, migrate } from "@/lib/platform/db/migrate";

/** Seconds in which a statement must be taken in. */
const most = 10;

/**
 * Takes a statement with true payments among look-alikes in, over a Postgres of its own that keeps what it is told, and
 * beside it what nobody can do without: writing as many rows of the same texts.
 */
export async function runPayments(challenges: number, say: (line: string) => void) {
  const folder = mkdtempSync(path.join(tmpdir(), "vermilion-bench-payments-"));
  const loadBefore = os.loadavg();
  const postgres = await startEmbeddedPostgres(folder);
  try {
    const url = postgres.url("bench");
    await ensureDatabase(url);
    await migrate(url, path.resolve(import.meta.dirname, "../.."));
    Object.assign(process.env, { DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: "silent" });
    // Only now may the configuration be read.
    const { disconnect } = await import("@/lib/platform/db/client");
    try {
      const measured = await (await import("./measure")).measure(challenges, say);
      return {
        benchmark: "payments",
        at: new Date().toISOString(),
        machine: {
          processor: os.cpus()[0]?.model ?? "unknown",
          cores: os.cpus().length,
          node: process.version,
          loadBefore,
        },
        ...measured,
        bars: [
          {
            name: "seconds from the file to the matches",
            value: measured.seconds.whole,
            atMost: most,
            met: measured.seconds.whole < most,
          },
          { name: "false matches", value: measured.wrong, atMost: 0, met: measured.wrong === 0 },
          { name: "true payments missed", value: measured.missed, atMost: 0, met: measured.missed === 0 },
        ],
      };
    } finally {
      await disconnect();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export type PaymentsReport = Awaited<ReturnType<typeof runPayments>>;

/** The report as text. */
export function paymentsTable({ machine, lines, challenges, seconds: took, ofLimit, bars }: PaymentsReport): string {
  const row = (name: string, value: number) => `${name.padEnd(44)}${value.toFixed(2).padStart(8)} s`;
  return [
    `${challenges} challenges, a camt.053 statement of ${lines} lines`,
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}; load ${machine.loadBefore[0]?.toFixed(1)} before`,
    "",
    row("read the statement", took.read),
    row("decide every line", took.decide),
    row("upload and keep it encrypted", took.upload),
    row("read, decide, and write all in one transaction", took.commit),
    row("whole: upload and commit", took.whole),
    row("of it processor time of this process", took.processor),
    row("limit: write the same rows and no more", took.limit),
    `whole ÷ limit: ${ofLimit.toFixed(1)}`,
    "",
    ...bars.map(
      ({ name, value, atMost, met }) => `${met ? "met   " : "MISSED"}  ${name}: ${value} (at most ${atMost})`,
    ),
  ].join("\n");
}
