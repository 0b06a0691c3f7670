import { writeSandboxStatement } from "@/lib/domain/bank-payments/sandbox/write-statement";
import { db } from "@/lib/platform/db/client";
import { paymentScenario } from "@/tests/support/payment-scenario";
import { matchedRows, takeStatement, writeScenario } from "@/tests/support/payment-scenario-rows";
import { candidatesOf, errorsIn, linesOf, matched } from "./in-memory";
import { seconds } from "./seconds";

/** Runs the whole way once, and its parts; the database is empty before. */
export async function measure(challenges: number, say: (line: string) => void) {
  const now = new Date();
  say(`writing ${challenges} challenges`);
  const scenario = paymentScenario(challenges, now);
  const ids = await writeScenario(scenario);
  const { bytes } = writeSandboxStatement(scenario.payments, "camt.053", now);
  say("reading and deciding in memory");
  const began = performance.now();
  const lines = linesOf(bytes);
  const read = performance.now() - began;
  matched(lines, candidatesOf(scenario));
  const decide = performance.now() - began - read;
  say("taking the statement in");
  const before = process.cpuUsage();
  const { uploaded, committed } = await takeStatement(bytes);
  const { user, system } = process.cpuUsage(before);
  const errors = errorsIn(await matchedRows(ids), scenario.truth);
  const limit = await writeRowsOnly(lines.map(({ line }) => line));
  return {
    challenges,
    lines: lines.length,
    bytes: bytes.length,
    seconds: {
      read: seconds(read),
      decide: seconds(decide),
      upload: seconds(uploaded),
      commit: seconds(committed),
      whole: seconds(uploaded + committed),
      limit: seconds(limit),
      processor: seconds((user + system) / 1000),
    },
    ofLimit: (uploaded + committed) / limit,
    ...errors,
  };
}

/** The least that keeps the lines: their texts under a unique key, in one statement. Output: milliseconds. */
async function writeRowsOnly(lines: readonly { fingerprint: Uint8Array<ArrayBuffer>; raw: string }[]): Promise<number> {
  await db().$executeRaw`CREATE TABLE bench_line (fingerprint text PRIMARY KEY, raw text NOT NULL)`;
  const keys = lines.map(({ fingerprint }) => Buffer.from(fingerprint).toString("hex"));
  const texts = lines.map(({ raw }) => raw);
  const began = performance.now();
  await db().$executeRaw`INSERT INTO bench_line SELECT * FROM unnest(${keys}::text[], ${texts}::text[])`;
  return performance.now() - began;
}
