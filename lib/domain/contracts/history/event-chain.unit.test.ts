import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { type ChainedEvent, eventHash, eventOrigin, firstPreviousHash, verifyEventChain } from "./event-chain";

const contractId = "01935a00-0000-7000-8000-000000000001";

function chain(lines: { type: string; data: JsonValue }[]): ChainedEvent[] {
  let previousHash: Uint8Array = firstPreviousHash();
  return lines.map((line, index) => {
    const event = {
      contractId,
      sequence: index + 1,
      actorKind: "account",
      actorId: null,
      actorName: "王珊",
      address: "127.0.0.1",
      userAgent: null,
      originSalt: new Uint8Array(16).fill(7),
      at: new Date(1_790_000_000_000 + index),
      previousHash,
      ...line,
    };
    previousHash = eventHash({ ...event, origin: eventOrigin(event) });
    return { ...event, hash: previousHash };
  });
}

const lines = fc.array(
  fc.record({ type: fc.string(), data: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue> }),
  {
    minLength: 1,
    maxLength: 8,
  },
);
const headOf = (events: ChainedEvent[]) => ({ count: events.length, lastHash: events.at(-1)?.hash ?? null });

describe("the chain of a contract's history", () => {
  it("hashes the canonical JSON of a line", () => {
    const [event] = chain([{ type: "created", data: { b: 1, a: "x" } }]);
    const from = `{"address":"127.0.0.1","salt":"${"07".repeat(16)}","userAgent":null}`;
    const origin = createHash("sha256").update(from).digest("hex");
    const text = `{"actorId":null,"actorKind":"account","actorName":"王珊","at":"2026-09-21T14:13:20.000Z","contractId":"${contractId}","data":{"a":"x","b":1},"origin":"${origin}","previousHash":"${"0".repeat(64)}","sequence":1,"type":"created"}`;
    expect(Buffer.from(event!.hash).toString("hex")).toBe(createHash("sha256").update(text).digest("hex"));
  });

  it("holds as long as nothing was touched", () => {
    fc.assert(
      fc.property(lines, (given) => {
        const events = chain(given);
        expect(verifyEventChain(events, headOf(events))).toEqual({ intact: true, lines: events.length });
      }),
    );
  });

  it("breaks at the line that was changed, even if its own hash was made to fit", () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.boolean(), (given, pick, rehash) => {
        const events = chain(given);
        const at = pick % events.length;
        const changed = { ...events[at]!, type: `${events[at]!.type}!` };
        if (rehash) changed.hash = eventHash({ ...changed, origin: eventOrigin(changed) });
        const check = verifyEventChain(events.with(at, changed), headOf(events));
        expect(check).toMatchObject({ intact: false, brokenAt: rehash ? at + 2 : at + 1 });
      }),
    );
  });

  it("breaks when a line is taken out, moved, or the end is cut off", () => {
    fc.assert(
      fc.property(lines, fc.nat(), (given, pick) => {
        const events = chain([...given, { type: "last", data: {} }]);
        expect(verifyEventChain(events.toSpliced(pick % events.length, 1), headOf(events)).intact).toBe(false);
        expect(verifyEventChain(events.toReversed(), headOf(events)).intact).toBe(false);
      }),
    );
  });
});
