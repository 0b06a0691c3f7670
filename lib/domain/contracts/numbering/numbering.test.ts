import { afterAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { fillDraft, newDraft } from "@/tests/support/contracts";
import { newActor } from "@/tests/support/people";
import { discardDraft } from "../drafting/discard-draft";
import { readDraft } from "../drafting/read-draft";
import { updateDraft } from "../drafting/update-draft";
import { stopInspecting } from "../intake/inspect-file";
import { sendContract } from "../sending/send-contract";
import { assignNumber } from "./assign-number";
import { addNumberRule, listNumberRules, removeNumberRule } from "./number-rules";

afterAll(stopInspecting);

const code = (expected: string) => expect.objectContaining({ code: expected });
type Person = Awaited<ReturnType<typeof newActor>>;
const shape = { prefix: "HT", yearly: true, digits: 4 };

async function ready(owner: Person, numberRuleId: string | null) {
  const contractId = await newDraft(owner);
  const version = await fillDraft(owner, contractId, [{ name: "Bo", email: "bo@example.com" }], { numberRuleId });
  return { contractId, version };
}
const numberOf = async (id: string) => (await db().contract.findUniqueOrThrow({ where: { id } })).number;

describe("numbers of contracts", () => {
  it("are given when contracts are sent, one after the other, however many are sent at once", async () => {
    const owner = await newActor();
    const { id } = await addNumberRule(owner, shape);
    const drafts = [];
    for (let count = 0; count < 6; count++) drafts.push(await ready(owner, id));
    await Promise.all(drafts.map((draft) => sendContract(owner, draft)));
    const numbers = await Promise.all(drafts.map(({ contractId }) => numberOf(contractId)));
    const year = new Date(Date.now() + 8 * 3600_000).getUTCFullYear();
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6].map((running) => `HT-${year}-000${running}`));
    expect((await listNumberRules(owner))[0]).toMatchObject({ next: `HT-${year}-0007` });
  });

  it("leave no gap: a draft that cannot be sent gets none, and one that came back keeps its own for good", async () => {
    const owner = await newActor();
    const { id } = await addNumberRule(owner, { ...shape, yearly: false });
    const broken = await newDraft(owner);
    const { draft, version } = await readDraft(db(), broken);
    const saved = await updateDraft(owner, { contractId: broken, version, draft: { ...draft, numberRuleId: id } });
    await expect(sendContract(owner, { contractId: broken, ...saved })).rejects.toEqual(code("participant_needed"));
    const first = await ready(owner, id);
    await sendContract(owner, first);
    expect(await numberOf(first.contractId)).toBe("HT-0001");
    // It is given back to its sender, who sends it once more.
    const { contractId } = first;
    await db().contract.update({ where: { id: contractId }, data: { state: "draft" } });
    const again = (await readDraft(db(), contractId)).version;
    await sendContract(owner, { contractId, version: again });
    expect(await numberOf(contractId)).toBe("HT-0001");
    await db().contract.update({ where: { id: contractId }, data: { state: "draft" } });
    expect(await discardDraft(owner, { contractId })).toEqual({ kept: true });
    expect(await numberOf(contractId)).toBe("HT-0001");
    const second = await ready(owner, id);
    await sendContract(owner, second);
    expect(await numberOf(second.contractId)).toBe("HT-0002");
    await expect(db().contract.update({ where: { id: contractId }, data: { number: "HT-9" } })).rejects.toThrow();
  });

  it("begin again each year, and never with a clock that was set back", async () => {
    const owner = await newActor();
    const { id } = await addNumberRule(owner, shape);
    const given: (string | null)[] = [];
    for (const at of ["2026-12-31T15:59:00Z", "2026-12-31T16:01:00Z", "2026-12-31T15:00:00Z"]) {
      const { contractId } = await ready(owner, id);
      given.push(
        await transaction(async (tx) =>
          assignNumber(tx, await tx.contract.findUniqueOrThrow({ where: { id: contractId } }), new Date(at)),
        ),
      );
    }
    expect(given).toEqual(["HT-2026-0001", "HT-2027-0001", "HT-2027-0002"]);
  });

  it("are each owner's own: nobody numbers by another's rule, or removes it", async () => {
    const [owner, other] = [await newActor(), await newActor()];
    const { id } = await addNumberRule(owner, shape);
    await expect(addNumberRule(owner, shape)).rejects.toEqual(code("number_prefix_taken"));
    await addNumberRule(other, shape);
    await expect(ready(other, id)).rejects.toEqual(code("invalid_input"));
    await expect(removeNumberRule(other, { id })).rejects.toEqual(code("not_found"));
  });

  it("keep a rule that has given one; one that has not can go, and drafts that named it have none", async () => {
    const owner = await newActor();
    const used = await addNumberRule(owner, shape);
    await sendContract(owner, await ready(owner, used.id));
    await expect(removeNumberRule(owner, used)).rejects.toEqual(code("number_rule_in_use"));
    const unused = await addNumberRule(owner, { ...shape, prefix: "XY" });
    const draft = await ready(owner, unused.id);
    await removeNumberRule(owner, unused);
    await sendContract(owner, draft);
    expect(await numberOf(draft.contractId)).toBeNull();
  });
});
