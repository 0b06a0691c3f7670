import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { newActor } from "@/tests/support/people";
import { newSigner, type SigningPerson, sentContract, signAs } from "@/tests/support/signed-contract";
import { getHistory } from "../history/get-history";
import { stopInspecting } from "../intake/inspect-file";
import { getOverview } from "../overview/get-overview";
import { remindTerm } from "./remind-term";
import { setTerm } from "./set-term";

let ann: SigningPerson;
let bo: SigningPerson;
beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
afterAll(() => stopInspecting());

const code = (expected: string) => expect.objectContaining({ code: expected });
const mails = (recipient: string) => db().mail.count({ where: { recipient, template: "contract_term_ends" } });
const tasks = (contractId: string) =>
  db().outboxTask.findMany({ where: { topic: "contract.term", key: { contains: contractId } } });

describe("the term of a contract", () => {
  it("is the sender's to say, and remembered when the contract is complete", async () => {
    const { contractId } = await sentContract([ann, bo]);
    const eve = await newActor();
    await expect(setTerm(eve, { contractId, endsOn: "2030-06-30" })).rejects.toEqual(code("not_found"));
    await expect(setTerm(bo, { contractId, endsOn: "2030-06-30" })).rejects.toEqual(code("not_in_this_state"));
    await expect(setTerm(ann, { contractId, endsOn: "2030-02-30" })).rejects.toEqual(code("term_day_needed"));
    await expect(setTerm(ann, { contractId, endsOn: "2020-01-01" })).rejects.toEqual(code("term_in_past"));
    await setTerm(ann, { contractId, endsOn: "2030-06-30", days: 60 });
    await setTerm(ann, { contractId, endsOn: "2030-06-30", days: 60 });
    expect(await tasks(contractId)).toEqual([]);
    await signAs(ann);
    await signAs(bo);
    const [task, ...more] = await tasks(contractId);
    expect(more).toEqual([]);
    expect(task?.availableAt.toISOString()).toBe("2030-05-01T01:00:00.000Z");
    const { lines, check } = await getHistory(bo, contractId);
    expect(lines.filter(({ type }) => type === "term_set")).toHaveLength(1);
    expect(check.intact).toBe(true);
    expect((await getOverview(bo, contractId)).term).toEqual({ endsOn: "2030-06-30", days: 60 });

    const payload = task?.payload as Record<string, string>;
    await remindTerm(payload, new Date("2030-04-30T00:00:00Z"));
    expect(await mails(ann.email)).toBe(0);
    const due = new Date("2030-05-01T01:00:00Z");
    await Promise.all([remindTerm(payload, due), remindTerm(payload, due)]);
    expect([await mails(ann.email), await mails(bo.email)]).toEqual([1, 1]);

    // Another day is another reminder; the one before is of no use any more.
    await setTerm(ann, { contractId, endsOn: "2031-06-30", days: 60 });
    await remindTerm(payload, due);
    const later = (await tasks(contractId)).find(({ key }) => key.includes("2031"))?.payload as Record<string, string>;
    await remindTerm(later, new Date("2031-07-05T00:00:00Z"));
    expect(await mails(ann.email)).toBe(1);
    await remindTerm(later, new Date("2031-05-20T00:00:00Z"));
    expect(await mails(ann.email)).toBe(2);
    await setTerm(ann, { contractId, endsOn: null });
    expect((await getOverview(bo, contractId)).term).toBeNull();
  });
});
