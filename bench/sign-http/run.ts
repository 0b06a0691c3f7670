import { spawn } from "node:child_process";
import { once } from "node:events";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { startOwnServer } from "../../tests/e2e/own-server";

const root = path.resolve(import.meta.dirname, "../..");
const LEAST_PER_SECOND = 25;
/** The last signatures of a contract beside its first: they read and hash some percent more bytes. */
const MOST_GROWTH = 1.25;

type Rate = { acts: number; perSecond: number; medianMs: number; slowestMs: number; processorMs: number };
type Measured = { http: Rate; here: Rate; byPlace: number[][]; mostGrownBytes: number };

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Whole acts of signing over HTTP against a server as `npm start` runs it. */
export async function runSignHttp(quick: boolean, say: (line: string) => void) {
  const loadBefore = os.loadavg();
  say("the server is built if it has changed, and started");
  const server = await startOwnServer({});
  try {
    const counts = quick
      ? { warm: 16, acts: 60, signers: 20, contracts: 2 }
      : { warm: 40, acts: 240, signers: 20, contracts: 8 };
    const measured = await actsAgainst(server, counts);
    const position = measured.byPlace.map(median);
    const [first, last] = [median(position.slice(0, 5)), median(position.slice(-5))];
    return {
      benchmark: "sign-http",
      at: new Date().toISOString(),
      machine: {
        processor: os.cpus()[0]?.model ?? "unknown",
        cores: os.cpus().length,
        node: process.version,
        loadBefore,
      },
      counts,
      ...measured,
      position,
      bars: [
        {
          name: "acts a second over HTTP",
          value: measured.http.perSecond,
          bar: `at least ${LEAST_PER_SECOND}`,
          met: measured.http.perSecond >= LEAST_PER_SECOND,
        },
        {
          name: "the last five of 20 signatures of a contract, beside its first five",
          value: last / first,
          bar: `at most ${MOST_GROWTH} times`,
          met: last / first <= MOST_GROWTH,
        },
      ],
    };
  } finally {
    await server.stop();
  }
}

async function actsAgainst(server: { folder: string; origin: string }, counts: object): Promise<Measured> {
  const child = spawn(
    process.execPath,
    ["--no-deprecation", "--import", "tsx", path.join(root, "bench/sign-http/acts.ts"), JSON.stringify(counts)],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        E2E_DATA: server.folder,
        E2E_ORIGIN: server.origin,
        TSX_TSCONFIG_PATH: path.join(root, "scripts/tsconfig.json"),
      },
    },
  );
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);
  if (code !== 0) throw new Error(`signing ended with ${code}`);
  return JSON.parse(printed.trim().split("\n").at(-1) ?? "") as Measured;
}

export type SignHttpReport = Awaited<ReturnType<typeof runSignHttp>>;

/** The report as text. */
export function signHttpTable({ machine, http, here, position, mostGrownBytes, bars }: SignHttpReport): string {
  const row = (what: string, one: Rate) =>
    `  ${what.padEnd(34)}${one.perSecond.toFixed(1).padStart(9)}${one.medianMs.toFixed(0).padStart(9)}${one.slowestMs.toFixed(0).padStart(9)}${one.processorMs.toFixed(0).padStart(11)}`;
  return [
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}; load ${machine.loadBefore[0]?.toFixed(1)} before`,
    `${http.acts} contracts of 24 pages and 1 MB, eight people at a time; server, database and client on the same cores`,
    "",
    `  ${"".padEnd(34)}${"a second".padStart(9)}${"ms".padStart(9)}${"slowest".padStart(9)}${"of cores".padStart(11)}`,
    row("over HTTP", http),
    row("the same functions, one process", here),
    `  "of cores": ms of processor time of all processes for one act; two idle cores would have time for ${(2000 / http.processorMs).toFixed(1)} acts a second over HTTP`,
    `  over HTTP at ${(http.perSecond / here.perSecond).toFixed(2)} of the rate without`,
    "",
    `  ms for the nth signature of one contract, one after the other (the file grows by ${(mostGrownBytes / 1000).toFixed(0)} kB):`,
    `  ${position.map((ms) => ms.toFixed(0)).join(" ")}`,
    "",
    ...bars.map(({ name, value, bar, met }) => `  ${met ? "met   " : "MISSED"}  ${name}: ${value.toFixed(2)} (${bar})`),
  ].join("\n");
}
