import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import { answerStep } from "@/lib/domain/organizations/answer-step";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { paymentScenario } from "@/tests/support/payment-scenario";
import { writeScenario } from "@/tests/support/payment-scenario-rows";
import { cancelChallenge } from "./cancel-challenge";
import { commitImport } from "./commit-import";
import { expireChallenge } from "./expire-challenge";
import { previewImport } from "./import-statement";
import { payFromSandbox, sandboxStatement } from "./sandbox/pay-from-sandbox";
import { holdsMs } from "./terms";

let finance: Actor;
beforeAll(async () => {
  finance = await newAdministrator("finance");
});

const deeds = ["callback", "second callback", "statement", "overlapping statement", "expiry", "cancel"] as const;

/** However the news of two payments comes, how often, and whatever ends meanwhile: the same in the end, once. */
it("ends in the same state in any order of callbacks, statements, repeats, expiry and giving up", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 7 }), async (order) => {
      run += 1;
      const now = new Date();
      const scenario = paymentScenario(1, now);
      const challenge = scenario.challenges[0]!;
      // A payer and a code of this run's own, booked while the challenge held.
      challenge.payerName = `任意次序${run}${challenge.payerName}`;
      challenge.code = `${challenge.code.slice(0, -1)}${"34679ACDEFGHJKMNPQRTUVWXY"[run % 25]}`;
      const [id] = await writeScenario(scenario);
      const { stepId } = await db().paymentChallenge.findUniqueOrThrow({ where: { id: id! } });
      const { payerName, amountCents, code } = challenge;
      const when = new Date(now.getTime() - 60_000).toISOString();
      const reference = (n: number) => `SBX${String(run * 10 + n).padStart(16, "0")}`;
      const line = { payerName, payerKind: "corporate" as const, when };
      const right = { ...line, amountCents, note: code, reference: reference(1) };
      const over = { ...line, amountCents: amountCents + 500, note: code, reference: reference(2) };
      const upload = async (lines: (typeof right)[]) => {
        const { bytes } = sandboxStatement(lines, "camt.053");
        return commitImport(finance, { importId: await previewImport(finance, { fileName: "s.xml", bytes }) });
      };
      const act = {
        callback: () => payFromSandbox(right),
        "second callback": () => payFromSandbox(over),
        statement: () => upload([right, over]),
        "overlapping statement": () => upload([over]),
        expiry: () => expireChallenge({ challengeId: id! }, undefined, new Date(now.getTime() + holdsMs)),
        cancel: () =>
          transaction(async (tx) => {
            const given = await cancelChallenge(tx, stepId, now);
            if (given) await answerStep(tx, stepId, { outcome: "cancelled", detail: "withdrawn" }, now);
          }),
      };
      // Two at a time, as they come in life.
      for (let at = 0; at < order.length; at += 2)
        await Promise.all(order.slice(at, at + 2).map((deed) => act[deed]()));
      await act.statement();
      const end = await db().paymentChallenge.findUniqueOrThrow({ where: { id: id! } });
      const pairOf = (deeds: readonly string[]) => {
        const at = order.findIndex((deed) => deeds.includes(deed));
        return at < 0 ? Number.POSITIVE_INFINITY : Math.floor(at / 2);
      };
      const [paid, given] = [pairOf(["callback", "statement"]), pairOf(["cancel"])];
      const matched = end.state === "matched";
      // What comes in one pair may come either way round; otherwise whoever comes first decides.
      if (paid !== given || paid === Number.POSITIVE_INFINITY) expect(matched).toBe(paid <= given);
      const rows = await db().bankTransaction.findMany({
        where: { bankReference: { in: [reference(1), reference(2)] } },
        orderBy: { bankReference: "asc" },
        include: { refund: true },
      });
      expect(rows.map(({ state }) => state)).toEqual([matched ? "matched" : "refund_due", "refund_due"]);
      expect(rows.map(({ challengeId }) => challengeId)).toEqual([matched ? id : null, null]);
      expect(rows.map(({ refund }) => refund?.state)).toEqual([matched ? undefined : "due", "due"]);
      const tasks = { topic: "organization.proof-given", payload: { path: ["stepId"], equals: stepId } };
      expect(await db().outboxTask.count({ where: tasks })).toBe(matched ? 1 : 0);
    }),
    { numRuns: 15 },
  );
}, 120_000);
