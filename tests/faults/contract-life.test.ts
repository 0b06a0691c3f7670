import fc from "fast-check";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

vi.hoisted(() => {
  // A thousand contracts in a minute are too many for one sender; that bound has tests of its own.
  process.env.RATE_LIMITS = "false";
});

import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { type Cast, deeds, installTears, Life, type Move, type Part, ways } from "../support/contract-life";
import { judge } from "../support/judges";
import { newActor } from "../support/people";
import { newSigner } from "../support/signed-contract";

const runs = 1000;
const atOnce = 8;
const judged = 12;

let casts: Cast[];
beforeAll(async () => {
  await installTears();
  casts = [];
  // A cast for each that go on at the same time: a code by mail then belongs to one contract alone.
  for (let n = 0; n < atOnce; n++) {
    const people = [await newSigner(3 * n), await newSigner(3 * n + 1), await newSigner(3 * n + 2)];
    casts.push({ owner: people[0]!, people, colleague: await newActor() });
  }
});
afterAll(stopInspecting);

const part = fc.record({
  role: fc.constantFrom("signer" as const, "signer" as const, "witness" as const, "approver" as const, "copy" as const),
  turn: fc.integer({ min: 1, max: 3 }),
});
const cast = fc
  .array(part, { minLength: 1, maxLength: 3 })
  .map((parts): Part[] => (parts.some(({ role }) => role === "signer") ? parts : [{ role: "signer", turn: 1 }]));
const move = fc.record({
  deed: fc.constantFrom(...deeds, "sign" as const, "sign" as const, "approve" as const, "work" as const),
  who: fc.integer({ min: 0, max: 2 }),
  way: fc.constantFrom("once" as const, "once" as const, ...ways),
});
/** Most lives begin with a sending: what happens to drafts alone is soon told. */
const life = fc.record({
  parts: cast,
  sent: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  moves: fc.array(move, { minLength: 1, maxLength: 8 }),
});
const sending: Move[] = [
  { deed: "send", who: 0, way: "once" },
  { deed: "work", who: 0, way: "once" },
];

it(`leads ${runs} contracts through whatever can be done with them, in any order, twice, at once and torn off`, {
  timeout: 1_800_000,
}, async () => {
  const signed: { documentId: string; signatures: number }[] = [];
  const lead = (mine: Cast, seed: number) =>
    fc.assert(
      fc.asyncProperty(life, async ({ parts, sent, moves }) => {
        const one = await Life.begin(mine, parts);
        for (const each of sent ? [...sending, ...moves] : moves) await one.move(each);
        const end = await one.end();
        if (end) signed.push(end);
      }),
      { numRuns: runs / atOnce, seed, endOnFailure: true },
    );
  // The same lives each time, so that a change that breaks one is found with that change; others by LIFE_SEED.
  const seed = Number(process.env.LIFE_SEED ?? 20_261_123);
  await Promise.all(casts.map((mine, n) => lead(mine, seed + n)));
  expect(signed.length).toBeGreaterThan(runs / 10);
  // Those with the most signatures, before judges from outside.
  const { rootPem, chainPem } = await trustAnchors();
  for (const { documentId, signatures } of signed.sort((a, b) => b.signatures - a.signatures).slice(0, judged)) {
    const said = await judge(await readRevision(documentId), rootPem, chainPem);
    expect(said).toMatchObject({ signatures: signatures + 1, findings: [] });
  }
});
