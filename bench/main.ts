import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

/**
 * `npm run bench [-- NAME] [--quick] [--check] [--json FILE]`: the benchmarks. Prints where the JSON is, then a table.
 * Exit 0 when everything of ours ran, 1 when not, or with `--check` when a bar is missed, 2 for wrong arguments.
 */
const usage =
  "usage: npm run bench [-- sign | payments | seals | room | sign-http …] [--quick] [--check] [--json FILE]";

interface Outcome {
  report: object;
  table: string;
  /** False when something of ours could not be measured. */
  ran: boolean;
  barsMet: boolean;
}

type Benchmark = (quick: boolean, say: (line: string) => void) => Promise<Outcome>;

// Room and sign-http start a server and build it first.
const benchmarks: Record<string, Benchmark> = {
  sign: async (quick, say) => {
    const { FULL, QUICK, runSign } = await import("./sign/run");
    const { signTable } = await import("./sign/table");
    const report = await runSign(quick ? QUICK : FULL, say);
    const ours = report.results.filter(({ tool }) => tool === "limit" || tool.startsWith("vermilion"));
    return {
      report,
      table: signTable(report),
      ran: ours.every(({ failure }) => failure === undefined),
      barsMet: report.bars.every(({ met }) => met),
    };
  },
  payments: async (quick, say) => {
    const { paymentsTable, runPayments } = await import("./payments/run");
    const report = await runPayments(quick ? 100 : 1000, say);
    const barsMet = report.bars.every(({ met }) => met);
    return { report, table: paymentsTable(report), ran: report.wrong === 0 && report.missed === 0, barsMet };
  },
  seals: async (quick, say) => {
    const { runSeals, sealsTable } = await import("./seals/run");
    const report = await runSeals(quick, say);
    const barsMet = report.results.every(({ bars }) => bars.every(({ met }) => met));
    return { report, table: sealsTable(report), ran: true, barsMet };
  },
  room: async (quick, say) => {
    const { roomTable, runRoom } = await import("./room/run");
    const report = await runRoom(quick ? 3 : 9, say);
    const barsMet = report.bars.every(({ met }) => met);
    return { report, table: roomTable(report), ran: true, barsMet };
  },
  "sign-http": async (quick, say) => {
    const { runSignHttp, signHttpTable } = await import("./sign-http/run");
    const report = await runSignHttp(quick, say);
    const barsMet = report.bars.every(({ met }) => met);
    return { report, table: signHttpTable(report), ran: true, barsMet };
  },
};

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      json: { type: "string" },
    },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(benchmarks);
  for (const name of names) if (!Object.hasOwn(benchmarks, name)) throw new Error(`there is no benchmark ${name}`);
  return { names, ...values };
}

async function main(): Promise<number> {
  let options: ReturnType<typeof readArguments>;
  try {
    options = readArguments();
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  let code = 0;
  for (const name of options.names) {
    const outcome = await benchmarks[name]?.(options.quick, (line) => console.error(`${name}: ${line}`));
    if (!outcome) continue;
    const file = options.json ?? path.join("out", "bench", `${name}.json`);
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(file, `${JSON.stringify(outcome.report, null, 2)}\n`);
    console.log(`${file}\n\n${outcome.table}`);
    if (!outcome.ran || (options.check && !outcome.barsMet)) code = 1;
  }
  return code;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
