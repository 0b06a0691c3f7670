import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { agreed, newActor, promptProvider } from "@/tests/support/people";
import { lostAfterMs } from "./attempt-rules";
import { documentIndexOf } from "./document-index";
import { identityStanding } from "./identity-standing";
import { proveIdentity } from "./prove-identity";
import type { Answer, ElementCheck } from "./provider-types";
import { sandboxPeople } from "./sandbox/people";

const person = (name: string) => sandboxPeople.find((one) => one.name === name)!;
const input = async (name: string, idNumber = person(name).idNumber) => ({
  name,
  idNumber,
  consent: await agreed("identity_check"),
});
const prove = async (actor: Awaited<ReturnType<typeof newActor>>, name: string, idNumber?: string, now?: () => Date) =>
  proveIdentity(actor, await input(name, idNumber), { provider: promptProvider, ...(now && { now }) });
const code = (error: unknown) => (error instanceof DomainError ? error.code : error);
const steps = (accountId: string) =>
  db().verificationStep.findMany({ where: { verification: { person: { accountId } } }, orderBy: { createdAt: "asc" } });

/** A register that answers when told to. */
function heldProvider() {
  let answer: (given: Answer) => void = () => {};
  let asked: () => void = () => {};
  const wasAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  let calls = 0;
  const provider: ElementCheck<"identity_number"> = {
    id: "held",
    method: "identity_number",
    sandbox: true,
    check: () =>
      new Promise((resolve) => {
        calls += 1;
        answer = resolve;
        asked();
      }),
  };
  return { provider, wasAsked, answer: (given: Answer) => answer(given), calls: () => calls };
}
const match: Answer = { outcome: "match", billed: true, providerReference: "H-1" };

describe("proving an identity", () => {
  it("keeps the name, the number encrypted in its row, and the recorded consent", async () => {
    const actor = await newActor();
    expect(await prove(actor, "王珊", " 339999 19900307 0028")).toEqual({
      outcome: "match",
      name: "王珊",
      sandbox: true,
    });
    const row = await db().person.findUniqueOrThrow({ where: { accountId: actor.accountId } });
    expect(row).toMatchObject({ name: "王珊", sandbox: true, idNumberMasked: "339*************28" });
    expect(row.pseudonym).toMatch(/^VM-[0-9A-Z]{16}$/);
    const place = { table: "person", column: "idNumberCipher", row: row.id };
    expect(decrypt(row.idNumberCipher!, place).toString()).toBe("339999199003070028");
    const consents = await db().consent.findMany({ where: { accountId: actor.accountId } });
    expect(consents).toHaveLength(1);
    expect(consents[0]).toMatchObject({
      kind: "identity_check",
      locale: "en",
      address: "192.0.2.7",
      userAgent: "test",
    });
    expect(Buffer.from(consents[0]!.textSha256).toString("hex")).toBe((await agreed("identity_check")).sha256);
    expect(await identityStanding(actor.accountId)).toMatchObject({
      state: "proven",
      name: "王珊",
      by: { method: "identity_number", at: expect.any(Date) },
    });
  });

  it("answers each outcome in its own way, and uses up tries only for what was typed", async () => {
    const actor = await newActor();
    expect(await prove(actor, "陈晓")).toEqual({ outcome: "mismatch", differs: "name", attemptsLeft: 4 });
    expect(await prove(actor, "吕查无")).toEqual({ outcome: "no_record", attemptsLeft: 3 });
    expect(await prove(actor, "满额")).toEqual({ outcome: "limit" });
    expect(await prove(actor, "关宕")).toEqual({ outcome: "upstream_error" });
    expect(await identityStanding(actor.accountId)).toMatchObject({ last: "upstream_error", attemptsLeft: 3 });
    expect(await prove(actor, "关宕")).toEqual({ outcome: "upstream_error" });
    expect(await prove(actor, "关宕")).toMatchObject({ outcome: "match" });
    const flows = await db().verification.findMany({ where: { person: { accountId: actor.accountId } } });
    expect(flows.map((flow) => flow.state)).toEqual(["passed"]);
    expect((await steps(actor.accountId)).map((step) => step.billed)).toEqual([true, false, false, false, false, true]);
  });

  it("waits for a slow register and gives up on a silent or broken one", async () => {
    expect(await prove(await newActor(), "白迟")).toMatchObject({ outcome: "match" });
    const broken: ElementCheck<"identity_number"> = {
      id: "broken",
      method: "identity_number",
      sandbox: true,
      check: () => Promise.reject(new Error("connection refused")),
    };
    const actor = await newActor();
    expect(await proveIdentity(actor, await input("李默"), { provider: broken })).toEqual({
      outcome: "upstream_error",
    });
    expect(await steps(actor.accountId)).toMatchObject([{ state: "answered", outcome: "upstream_error" }]);
  });

  it.each([
    ["", "339999199003070028", "name_empty"],
    ["王3", "339999199003070028", "name_characters"],
    ["王珊", "339999199003070029", "identity_number_check_character"],
    ["王珊", "330106900307001", "identity_number_old_form"],
    ["王珊", "339999202702300024", "identity_number_birth_date"],
  ])("refuses %j with %j before anybody is asked", async (name, idNumber, expected) => {
    const actor = await newActor();
    await expect(prove(actor, name, idNumber)).rejects.toMatchObject({ kind: "invalid", code: expected });
    expect(await db().consent.count({ where: { accountId: actor.accountId } })).toBe(0);
    expect(await steps(actor.accountId)).toEqual([]);
  });

  it("refuses agreement to a text that is not the one in force", async () => {
    const actor = await newActor();
    const stale = { ...(await input("王珊")), consent: { locale: "en" as const, sha256: "0".repeat(64) } };
    await expect(proveIdentity(actor, stale, { provider: promptProvider })).rejects.toMatchObject({
      code: "consent_text_changed",
    });
    expect(await steps(actor.accountId)).toEqual([]);
  });

  it("asks once when the form is sent many times at once", async () => {
    const actor = await newActor();
    const held = heldProvider();
    const typed = await input("李默");
    const first = proveIdentity(actor, typed, { provider: held.provider });
    await held.wasAsked;
    const others = await Promise.all(
      Array.from({ length: 6 }, () => proveIdentity(actor, typed, { provider: held.provider })),
    );
    expect(others).toEqual(Array(6).fill({ outcome: "checking" }));
    expect(await identityStanding(actor.accountId)).toMatchObject({ state: "checking" });
    held.answer(match);
    expect(await first).toMatchObject({ outcome: "match" });
    expect(held.calls()).toBe(1);
    expect(await db().verification.count({ where: { person: { accountId: actor.accountId } } })).toBe(1);
    expect(await steps(actor.accountId)).toHaveLength(1);
    // Sent again, it is answered from what is known.
    expect(await proveIdentity(actor, typed, { provider: held.provider })).toMatchObject({ outcome: "match" });
    expect(held.calls()).toBe(1);
  });

  it("makes one person and one flow of parallel first submits", async () => {
    const actor = await newActor();
    const results = await Promise.all(Array.from({ length: 5 }, () => prove(actor, "赵书白")));
    expect(results.every(({ outcome }) => outcome === "match" || outcome === "checking")).toBe(true);
    expect(await db().verification.count({ where: { person: { accountId: actor.accountId } } })).toBe(1);
    expect(await steps(actor.accountId)).toHaveLength(1);
  });

  it("finds an attempt that a crash left between asking and answering", async () => {
    const actor = await newActor();
    const held = heldProvider();
    let clock = Date.now();
    const now = () => new Date(clock);
    const lost = proveIdentity(actor, await input("周予安"), { provider: held.provider, now });
    await held.wasAsked;
    expect(await prove(actor, "周予安", undefined, now)).toEqual({ outcome: "checking" });
    clock += lostAfterMs + 1000;
    expect(await identityStanding(actor.accountId, now())).toMatchObject({ state: "open", last: "upstream_error" });
    expect(await prove(actor, "周予安", undefined, now)).toMatchObject({ outcome: "match" });
    expect((await steps(actor.accountId)).map((step) => step.outcome)).toEqual(["upstream_error", "match"]);
    // The answer that comes after all changes nothing.
    held.answer({ outcome: "mismatch", differs: "name", billed: true, providerReference: "late" });
    expect(await lost).toEqual({ outcome: "upstream_error" });
    expect(await identityStanding(actor.accountId)).toMatchObject({ state: "proven" });
  });

  it("locks after five tries in 24 hours, says until when, and opens again then", async () => {
    const actor = await newActor();
    let clock = Date.now();
    const now = () => new Date(clock);
    for (let left = 4; left >= 0; left--) {
      expect(await prove(actor, "吴砚改", person("吴砚").idNumber, now)).toMatchObject({ attemptsLeft: left });
      clock += 60_000;
    }
    const refusal = await prove(actor, "吴砚", undefined, now).catch((error: DomainError) => error);
    expect(refusal).toMatchObject({ kind: "limited", code: "identity_locked", details: { hours: 24 } });
    const until = new Date(String((refusal as DomainError).details.until));
    expect(await identityStanding(actor.accountId, now())).toMatchObject({ lockedUntil: until, attemptsLeft: 0 });
    // The document is locked too, whoever asks about it.
    expect(await prove(await newActor(), "吴砚", undefined, now).catch(code)).toBe("identity_locked");
    clock = until.getTime() + 1;
    expect(await prove(actor, "吴砚", undefined, now)).toMatchObject({ outcome: "match" });
    const flows = await db().verification.findMany({
      where: { person: { accountId: actor.accountId } },
      orderBy: { createdAt: "asc" },
    });
    expect(flows.map((flow) => flow.state)).toEqual(["failed", "passed"]);
  });

  it("counts a document's tries across accounts, also when they come at once", async () => {
    const actors = await Promise.all(Array.from({ length: 9 }, () => newActor()));
    const results = await Promise.all(
      actors.map((actor) => prove(actor, "郑若溪改", person("郑若溪").idNumber).catch(code)),
    );
    expect(results.filter((result) => result === "identity_locked")).toHaveLength(4);
    expect(
      await db().verificationStep.count({ where: { documentIndex: documentIndexOf(person("郑若溪").idNumber) } }),
    ).toBe(5);
  });

  it("does not count attempts that were lost against the document", async () => {
    const { idNumber } = person("韩嘉树");
    const old = new Date(Date.now() - lostAfterMs - 1000);
    for (let n = 0; n < 5; n++) {
      const held = heldProvider();
      void proveIdentity(await newActor(), await input("韩嘉树", idNumber), {
        provider: held.provider,
        now: () => old,
      });
      await held.wasAsked;
    }
    expect(await prove(await newActor(), "韩嘉树")).toMatchObject({ outcome: "match" });
  });

  it("keeps one account for one identity number, also when two prove it at once", async () => {
    const [a, b] = [await newActor(), await newActor()];
    const results = await Promise.all([prove(a, "孙知远"), prove(b, "孙知远")]);
    expect(results.map((result) => result.outcome).sort()).toEqual(["match", "proven_elsewhere"]);
    const loser = results[0]!.outcome === "match" ? b : a;
    expect(await identityStanding(loser.accountId)).toMatchObject({ state: "open", last: "proven_elsewhere" });
    const row = await db().person.findUniqueOrThrow({ where: { accountId: loser.accountId } });
    expect(row).toMatchObject({ name: null, idNumberCipher: null, verifiedAt: null });
  });

  it("never changes a proven person", async () => {
    const actor = await newActor();
    await prove(actor, "冯听雨");
    const before = await db().person.findUniqueOrThrow({ where: { accountId: actor.accountId } });
    expect(await prove(actor, "沈墨言").catch(code)).toBe("identity_already_proven");
    expect(await prove(actor, "冯听雪", person("冯听雨").idNumber).catch(code)).toBe("identity_already_proven");
    expect(await db().person.findUniqueOrThrow({ where: { accountId: actor.accountId } })).toEqual(before);
  });

  it("leaves what was typed in no plain column of any table", async () => {
    const actor = await newActor();
    const { name, idNumber } = person("何苇");
    await prove(actor, "何苇错", idNumber);
    await prove(actor, name, idNumber);
    const columns = await db().$queryRaw<{ table_name: string; column_name: string; data_type: string }[]>`
      SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'`;
    const holds = async (needle: string) => {
      const found: string[] = [];
      for (const { table_name, column_name, data_type } of columns) {
        const text = data_type === "bytea" ? `encode("${column_name}", 'escape')` : `"${column_name}"::text`;
        const [row] = await db().$queryRawUnsafe<{ n: number }[]>(
          `SELECT count(*)::int AS n FROM "${table_name}" WHERE position($1 in ${text}) > 0`,
          needle,
        );
        if (row && row.n > 0) found.push(`${table_name}.${column_name}`);
      }
      return found;
    };
    expect(await holds(idNumber)).toEqual([]);
    expect(await holds("何苇错")).toEqual([]);
    // The search does find what is there.
    expect(await holds("何苇")).toEqual(["person.name"]);
    expect(await holds(newId())).toEqual([]);
  });
});
