import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import { identityCheckCharacter } from "@/lib/standards/china-ids/check-character";
import { agreed, newActor, newProvenActor } from "@/tests/support/people";
import { askInBackground, askStep } from "./ask-step";
import { lostAfterMs } from "./attempt-rules";
import { cancelStep } from "./cancel-step";
import { followStep } from "./follow-step";
import { identityStanding } from "./identity-standing";
import { proveByFace } from "./prove-by-face";
import { proveIdentity } from "./prove-identity";
import { type PlayedAnswer, testFaceProvider } from "./test-face-provider";

env().RATE_LIMITS = false;
type Actor = Awaited<ReturnType<typeof newActor>>;
const code = (error: unknown) => (error instanceof DomainError ? error.code : error);
const personOf = (actor: Actor) => db().person.findUniqueOrThrow({ where: { accountId: actor.accountId } });
const stepsOf = (actor: Actor) =>
  db().verificationStep.findMany({
    where: { verification: { person: { accountId: actor.accountId } } },
    orderBy: { createdAt: "asc" },
  });

let serial = 0;
/** A well-formed number that no other test has proven. */
function freshNumber(): string {
  serial += 1;
  const first = `3399991990${String(1 + (serial % 12)).padStart(2, "0")}${String(1 + (Math.floor(serial / 12) % 28)).padStart(2, "0")}${String(100 + Math.floor(serial / 336)).padStart(3, "0")}`;
  return first + identityCheckCharacter(first);
}

/** Somebody before the comparison, with a clock and a provider to herself. */
async function scene(lifeMs?: number) {
  const actor = await newActor();
  const clock = { ms: Date.now() };
  const now = () => new Date(clock.ms);
  const face = testFaceProvider(now, lifeMs);
  const idNumber = freshNumber();
  const begin = async (who: Actor = actor) =>
    proveByFace(
      who,
      { method: "alipay_face", name: "甄试", idNumber, consent: await agreed("face_check") },
      { provider: face.provider, now },
    );
  const deps = { provider: face.provider, now };
  const stepId = async () => (await stepsOf(actor)).at(-1)!.id;
  return { actor, clock, now, face, idNumber, begin, deps, stepId };
}

describe("a comparison of faces", () => {
  it("waits for the person, its address encrypted, and proves her name at level 3", async () => {
    const { actor, face, begin, deps, stepId, now } = await scene();
    expect(await begin()).toEqual({ outcome: "waiting" });
    const id = await stepId();
    const [step] = await stepsOf(actor);
    expect(step).toMatchObject({ state: "waiting", method: "alipay_face", provider: "test-face" });
    expect(Buffer.from(step!.handoffCipher!).includes("face.example")).toBe(false);
    const standing = await identityStanding(actor.accountId, now());
    expect(standing).toMatchObject({ state: "handoff", stepId: id, opensIn: "alipay", sandbox: true });
    expect(await followStep(actor, { stepId: id }, deps)).toEqual({ over: false });
    face.play("match");
    expect(await followStep(actor, { stepId: id }, deps)).toEqual({ over: true });
    expect(await personOf(actor)).toMatchObject({ name: "甄试", assurance: 3, documentKind: "resident_identity_card" });
    const [answered] = await stepsOf(actor);
    expect(answered).toMatchObject({ outcome: "match", claimCipher: null, handoffCipher: null });
    expect(answered!.providerReference).toBe(face.state.last);
    expect(await db().consent.findMany({ where: { accountId: actor.accountId } })).toMatchObject([
      { kind: "face_check" },
    ]);
    // What is kept of it is the number of the transaction and the result: there is no column for more.
    expect(await followStep(await newActor(), { stepId: id }, deps).catch(code)).toBe("not_found");
  });

  it.each<[PlayedAnswer, number]>([
    ["mismatch", 4],
    ["no_record", 4],
    ["limit", 5],
    ["cancelled", 5],
    ["expired", 5],
  ])("that ends as %s proves nothing and leaves %i tries", async (outcome, attemptsLeft) => {
    const { actor, face, begin, deps, stepId, now } = await scene();
    await begin();
    face.play(outcome);
    await askStep(await stepId(), deps);
    expect(await identityStanding(actor.accountId, now())).toMatchObject({
      state: "open",
      last: outcome,
      lastMethod: "alipay_face",
      attemptsLeft,
    });
    expect(await personOf(actor)).toMatchObject({ verifiedAt: null, assurance: 0 });
    expect(await begin()).toEqual({ outcome: "waiting" });
  });

  it("is asked for in the background, later and later, until the token expires", async () => {
    const { actor, face, clock, begin, deps, stepId } = await scene(20 * 60_000);
    await begin();
    const id = await stepId();
    let tasks = 0;
    for (let round = 1; ; round++) {
      const task = await db().outboxTask.findUnique({ where: { key: `verification.ask:${id}:${round}` } });
      if (!task) break;
      tasks += 1;
      clock.ms = Math.max(clock.ms, task.availableAt.getTime());
      // A task may be done more than once.
      await askInBackground(task.payload as Record<string, string>, undefined, deps);
      await askInBackground(task.payload as Record<string, string>, undefined, deps);
    }
    expect(tasks).toBeGreaterThan(6);
    expect(tasks).toBeLessThan(14);
    const [step] = await stepsOf(actor);
    expect(step).toMatchObject({ state: "answered", outcome: "expired" });
    expect(face.state.asked).toBeLessThan(2 * tasks + 1);
  });

  it("survives a provider that is away, and gives it up hours after the token has expired", async () => {
    const { actor, face, clock, begin, deps, stepId } = await scene(60_000);
    await begin();
    const id = await stepId();
    face.state.deaf = true;
    face.play("match");
    for (const minutes of [1, 10, 60]) {
      clock.ms += minutes * 60_000;
      await askStep(id, deps);
    }
    expect((await stepsOf(actor))[0]).toMatchObject({ state: "waiting" });
    face.state.deaf = false;
    await askStep(id, deps);
    expect((await stepsOf(actor))[0]).toMatchObject({ outcome: "match" });

    const other = await scene(60_000);
    await other.begin();
    other.face.state.deaf = true;
    other.clock.ms += 7 * 3600_000;
    await askStep(await other.stepId(), other.deps);
    expect((await stepsOf(other.actor))[0]).toMatchObject({ outcome: "upstream_error" });
  });

  it("that a crash cut off at its beginning is given up, and begins anew", async () => {
    const { actor, clock, now, begin, face, idNumber } = await scene();
    let heard = () => {};
    const wasHeard = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const dying = {
      ...face.provider,
      begin: () => {
        heard();
        return new Promise<never>(() => {});
      },
    };
    const input = { method: "alipay_face" as const, name: "甄试", idNumber, consent: await agreed("face_check") };
    void proveByFace(actor, input, { provider: dying, now });
    await wasHeard;
    expect(await begin()).toEqual({ outcome: "checking" });
    expect(await identityStanding(actor.accountId, now())).toMatchObject({ state: "checking" });
    clock.ms += lostAfterMs + 1000;
    expect(await identityStanding(actor.accountId, now())).toMatchObject({ state: "open", last: "upstream_error" });
    expect(await begin()).toEqual({ outcome: "waiting" });
    expect((await stepsOf(actor)).map((step) => step.outcome)).toEqual(["upstream_error", null]);
  });

  it("that the provider does not begin is answered with what it says", async () => {
    const { actor, face, begin } = await scene();
    face.state.refuses = { outcome: "no_record", billed: false, providerReference: null };
    expect(await begin()).toEqual({ outcome: "no_record", attemptsLeft: 4 });
    expect((await stepsOf(actor))[0]).toMatchObject({ state: "answered", outcome: "no_record" });
  });

  it("raises somebody proven without asking for her number, and not somebody else", async () => {
    const actor = await newProvenActor(0);
    const face = testFaceProvider(() => new Date());
    const consent = await agreed("face_check");
    const deps = { provider: face.provider };
    const other = { method: "alipay_face" as const, name: "甄试", idNumber: freshNumber(), consent };
    expect(await proveByFace(actor, other, deps).catch(code)).toBe("identity_already_proven");
    expect(await proveByFace(actor, { method: "alipay_face", consent }, deps)).toEqual({ outcome: "waiting" });
    face.play("match");
    const [, step] = await stepsOf(actor);
    await askStep(step!.id, deps);
    expect(await personOf(actor)).toMatchObject({ name: "王珊", assurance: 3 });
  });

  it("that is fictitious makes nobody surer whose name was proven in earnest", async () => {
    const actor = await newProvenActor(1);
    await db().person.update({ where: { accountId: actor.accountId }, data: { sandbox: false } });
    const face = testFaceProvider(() => new Date());
    const deps = { provider: face.provider };
    await proveByFace(actor, { method: "alipay_face", consent: await agreed("face_check") }, deps);
    face.play("match");
    const [, step] = await stepsOf(actor);
    await askStep(step!.id, deps);
    expect(await personOf(actor)).toMatchObject({ sandbox: false, assurance: 1 });
  });

  it("does not prove a number that another account has proven meanwhile", async () => {
    const { actor, face, begin, deps, stepId, idNumber, now } = await scene();
    await begin();
    face.play("match");
    const other = await newActor();
    const check = { id: "yes", method: "identity_number" as const, sandbox: true };
    const yes = { outcome: "match" as const, billed: true, providerReference: null };
    const input = { name: "甄试", idNumber, consent: await agreed("identity_check") };
    await proveIdentity(other, input, { provider: { ...check, check: async () => yes } });
    await askStep(await stepId(), deps);
    expect(await identityStanding(actor.accountId, now())).toMatchObject({ state: "open", last: "proven_elsewhere" });
    expect(await personOf(actor)).toMatchObject({ verifiedAt: null });
  });
});

const events = [
  "poll",
  "return",
  "background",
  "three at once",
  "crash before the provider",
  "crash after the provider",
  "begin again",
  "expiry",
  "cancel",
  "play",
  "contradict",
] as const;
type Event = (typeof events)[number];

it("ends in the same state, once, whatever happens in whatever order", { timeout: 110_000 }, async () => {
  const played = fc.constantFrom<PlayedAnswer>("match", "mismatch", "no_record", "cancelled");
  const order = fc.array(fc.constantFrom<Event>(...events), { maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(order, played, async (happening, end) => {
      const { actor, face, clock, now, begin, deps, stepId } = await scene(60_000);
      await begin();
      const id = await stepId();
      // What must come of it: the first that decides.
      let expected: string | null = null;
      let done = false;
      let over = false;
      const decide = () => {
        expected ??= done ? end : over ? "expired" : null;
      };
      for (const event of [...happening, "expiry", "background"] as Event[]) {
        switch (event) {
          case "play":
            // The person's time may be over there.
            if (!over) {
              face.play(end);
              done = true;
            }
            break;
          case "contradict":
            if (done && expected !== null) face.contradict(end === "match" ? "mismatch" : "match");
            break;
          case "poll":
            decide();
            await followStep(actor, { stepId: id }, deps);
            break;
          case "return":
            decide();
            await askStep(id, deps);
            break;
          case "background":
            decide();
            await askInBackground({ stepId: id, round: "1" }, undefined, deps);
            break;
          case "three at once":
            decide();
            await Promise.all([
              followStep(actor, { stepId: id }, deps),
              askStep(id, deps),
              askInBackground({ stepId: id, round: "2" }, undefined, deps),
            ]);
            break;
          case "crash before the provider":
            face.state.deaf = true;
            await askStep(id, deps);
            face.state.deaf = false;
            break;
          case "crash after the provider": {
            // It was asked, and whoever asked is gone before the answer is written down.
            const [step] = await stepsOf(actor);
            if (step!.state !== "answered") {
              const question = { name: "", idNumber: "", reference: id, signal: AbortSignal.timeout(1000) };
              const { providerReference, expiresAt } = step!;
              await face.provider.ask({ ...question, providerReference: providerReference!, expiresAt: expiresAt! });
            }
            break;
          }
          case "begin again":
            if (expected === null) expect(await begin()).toEqual({ outcome: "checking" });
            break;
          case "expiry":
            clock.ms += 61_000;
            over = true;
            break;
          case "cancel":
            expected ??= "cancelled";
            await cancelStep(actor, { stepId: id }, { now });
            break;
        }
        const [step] = await stepsOf(actor);
        expect(step!.outcome).toBe(expected);
      }
      const steps = await stepsOf(actor);
      expect(steps).toHaveLength(1);
      expect(steps[0]).toMatchObject({ state: "answered", claimCipher: null, handoffCipher: null });
      expect(await personOf(actor)).toMatchObject(
        expected === "match" ? { assurance: 3, name: "甄试" } : { assurance: 0, verifiedAt: null },
      );
      const flows = await db().verification.findMany({ where: { person: { accountId: actor.accountId } } });
      expect(flows).toMatchObject([{ state: expected === "match" ? "passed" : "open" }]);
      expect(await db().consent.count({ where: { accountId: actor.accountId } })).toBe(1);
      expect(face.state.began).toBe(1);
    }),
    { numRuns: 60 },
  );
});
