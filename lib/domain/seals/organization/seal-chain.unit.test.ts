import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { type ChainedSealLine, checkSealLog, firstSealHash, type SealLogLine, sealLineHash } from "./seal-chain";

type Told = Omit<SealLogLine, "sealId" | "sequence" | "previousHash">;

/** A log as it is written: each line after the one before. */
function chained(sealId: string, told: readonly Told[]) {
  const lines: ChainedSealLine[] = [];
  for (const one of told) {
    const line = { ...one, sealId, sequence: lines.length + 1, previousHash: lines.at(-1)?.hash ?? firstSealHash() };
    lines.push({ ...line, hash: sealLineHash(line) });
  }
  return { lines, head: { eventCount: lines.length, lastEventHash: lines.at(-1)?.hash ?? null } };
}

const id = fc.uuid();
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const text = fc.string({ unit: "grapheme", maxLength: 20 });
const data = fc.dictionary(
  fc.constantFrom("reason", "version", "sha256", "kind"),
  fc.oneof(text, fc.nat(), fc.boolean()),
);
const told: fc.Arbitrary<Told> = fc.record({
  type: fc.constantFrom("made", "changed", "suspended", "used"),
  actorId: fc.option(id),
  actorName: fc.option(text),
  address: fc.option(fc.ipV4()),
  originSalt: bytes(16),
  data: data as fc.Arbitrary<JsonValue>,
  at: fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
});
const log = fc.tuple(id, fc.array(told, { minLength: 1, maxLength: 8 })).map(([sealId, all]) => chained(sealId, all));
const copy = (lines: readonly ChainedSealLine[]): ChainedSealLine[] => lines.map((line) => ({ ...line }));

describe("the chain of a seal's log", () => {
  it("holds as it was written, also empty", () => {
    expect(checkSealLog([], { eventCount: 0, lastEventHash: null })).toEqual({ intact: true });
    fc.assert(fc.property(log, ({ lines, head }) => checkSealLog(lines, head).intact));
  });

  it("shows every change of what a line tells, at that line", () => {
    const changes: ((line: ChainedSealLine) => Partial<ChainedSealLine>)[] = [
      ({ type }) => ({ type: `${type}x` }),
      ({ actorId }) => ({ actorId: actorId ? null : "0198f0a4-b3c1-7d2e-8f5a-6b7c8d9e0f12" }),
      ({ actorName }) => ({ actorName: `${actorName ?? ""}x` }),
      ({ address }) => ({ address: `${address ?? ""}1` }),
      ({ at }) => ({ at: new Date(at.getTime() + 1) }),
      ({ data }) => ({ data: { ...(data as object), more: 1 } }),
      ({ originSalt }) => ({ originSalt: originSalt.map((octet) => octet ^ 1) }),
      ({ hash }) => ({ hash: hash.map((octet) => octet ^ 1) }),
      ({ sequence }) => ({ sequence: sequence + 1 }),
    ];
    fc.assert(
      fc.property(log, fc.nat(), fc.nat(changes.length - 1), ({ lines, head }, where, which) => {
        const at = where % lines.length;
        const changed = copy(lines);
        changed[at] = { ...changed[at]!, ...changes[which]!(changed[at]!) };
        expect(checkSealLog(changed, head)).toEqual({ intact: false, brokenAt: at + 1 });
      }),
    );
  });

  it("shows a line that was changed and hashed anew: the next one, or the head, names another", () => {
    fc.assert(
      fc.property(log, fc.nat(), ({ lines, head }, where) => {
        const at = where % lines.length;
        const changed = copy(lines);
        const line = { ...changed[at]!, type: `${changed[at]!.type}x` };
        changed[at] = { ...line, hash: sealLineHash(line) };
        expect(checkSealLog(changed, head)).toEqual({ intact: false, brokenAt: at + 2 });
      }),
    );
  });

  it("shows lines that were left out, put in or exchanged", () => {
    fc.assert(
      fc.property(log, fc.nat(), ({ lines, head }, where) => {
        const at = where % lines.length;
        expect(checkSealLog(lines.toSpliced(at, 1), head).intact).toBe(false);
        expect(checkSealLog(lines.toSpliced(at, 0, lines[at]!), head).intact).toBe(false);
        expect(checkSealLog(lines.slice(0, at), head).intact).toBe(false);
        if (lines.length > 1) {
          const other = (at + 1) % lines.length;
          const exchanged = lines.with(at, lines[other]!).with(other, lines[at]!);
          expect(checkSealLog(exchanged, head).intact).toBe(false);
        }
      }),
    );
  });

  it("is one seal's own", () => {
    fc.assert(
      fc.property(log, id, ({ lines, head }, other) => {
        fc.pre(other !== lines[0]!.sealId);
        expect(
          checkSealLog(
            lines.map((line) => ({ ...line, sealId: other })),
            head,
          ).intact,
        ).toBe(false);
      }),
    );
  });

  it("does not hold an address in the open: two salts, two hashes", () => {
    const [line] = chained("s", [
      {
        type: "made",
        actorId: null,
        actorName: null,
        address: "192.0.2.7",
        originSalt: new Uint8Array(16),
        data: {},
        at: new Date(0),
      },
    ]).lines;
    expect(sealLineHash({ ...line!, originSalt: new Uint8Array(16).fill(1) })).not.toEqual(line!.hash);
  });
});
