/**
 * The client of the benchmark, in a process of its own beside the server: puts people and contracts onto the server's
 * data, signs, and prints what it measured as one line of JSON.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { clusterOf } from "../../lib/platform/db/embedded-postgres";
import { besideServer } from "../../tests/support/beside-server";

import { processorTime } from "./processor-time";

const folder = process.env.E2E_DATA ?? "";
const origin = process.env.E2E_ORIGIN ?? "";
besideServer(folder, origin);

// Only now: what follows reads the environment when it is loaded.
const { contractsFor, signerAt } = await import("./stage");
const { actHere, actOverHttp } = await import("./act");
const { db, disconnect } = await import("../../lib/platform/db/client");

const counts = JSON.parse(process.argv[2] ?? "{}") as {
  warm: number;
  acts: number;
  signers: number;
  contracts: number;
};
const say = (line: string) => console.error(`sign-http: ${line}`);
/** People who are at their last confirmation at the same moment. */
const atOnce = 8;

say("people and contracts are made");
const signers = await Promise.all(Array.from({ length: counts.signers }, (_, index) => signerAt(origin, index)));
/** Each has contracts of her own, and signs one after the other. */
const lanes = signers.slice(0, atOnce);
const each = (count: number) => Math.ceil(count / atOnce);
const own = await Promise.all(
  lanes.map(async (one) => (await contractsFor([one], 2 * each(counts.warm) + 2 * each(counts.acts))).flat()),
);
const shared = await contractsFor(signers, counts.contracts);

/** The benchmark with the server and this process, and the server's database. */
const postmaster = Number(readFileSync(path.join(clusterOf(folder), "postmaster.pid"), "utf8").split("\n")[0]);
const everything = [process.ppid, postmaster];

/** Everybody signs that many. @returns acts a second, and the processor time of all processes for one */
async function rateOf(count: number, act: typeof actHere) {
  const took: number[] = [];
  const before = processorTime(everything);
  const began = performance.now();
  await Promise.all(
    lanes.map(async (signer, lane) => {
      for (const place of own[lane]?.splice(0, each(count)) ?? []) {
        const start = performance.now();
        await act(signer, place);
        took.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const used = processorTime(everything) - before;
  took.sort((a, b) => a - b);
  return {
    acts: took.length,
    perSecond: took.length / seconds,
    medianMs: took[took.length >> 1] ?? Number.NaN,
    slowestMs: took.at(-1) ?? Number.NaN,
    processorMs: used / took.length,
  };
}

await rateOf(counts.warm, actOverHttp);
say("signing over HTTP");
const http = await rateOf(counts.acts, actOverHttp);
await rateOf(counts.warm, actHere);
say("signing in one process");
const here = await rateOf(counts.acts, actHere);

say(`${counts.signers} signers of one contract, one after the other`);
const byPlace: number[][] = signers.map(() => []);
for (const places of shared)
  for (const [index, place] of places.entries()) {
    const signer = signers[index];
    if (!signer) continue;
    const start = performance.now();
    await actOverHttp(signer, place);
    byPlace[index]?.push(performance.now() - start);
  }

const signed = await db().signature.count({ where: { participantId: { not: null } } });
const expected = 2 * atOnce * (each(counts.warm) + each(counts.acts)) + counts.contracts * counts.signers;
if (signed !== expected) throw new Error(`${signed} signatures, not ${expected}`);
const sizes = await db().revision.groupBy({ by: ["documentId"], _max: { size: true }, _min: { size: true } });
const grown = sizes.map(({ _max, _min }) => Number(_max.size) - Number(_min.size));
await disconnect();
console.log(JSON.stringify({ http, here, byPlace, mostGrownBytes: Math.max(...grown) }));
process.exit(0);
