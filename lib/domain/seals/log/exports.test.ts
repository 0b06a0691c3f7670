import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { memberOf, sealOf, verifiedOrganization } from "@/tests/support/organizations";
import { newActor } from "@/tests/support/people";
import { moveSeal } from "../organization/move-seal";
import { exportLog } from "./export-log";
import { exportUses } from "./export-uses";

const code = (expected: string) => expect.objectContaining({ code: expected });
const heads = ["number", "time", "event", "code", "by", "address", "details", "hash"];
const telling = (type: string) => `=${type}`;

let owner: Actor;
let organizationId: string;
let sealId: string;
beforeAll(async () => {
  owner = await newActor();
  ({ organizationId } = await verifiedOrganization({ owner }));
  ({ sealId } = await sealOf(owner, organizationId, "contract", { name: "合同/章" }));
  await moveSeal(owner, { sealId, to: "suspended", reason: 'Lost "papers", twice' });
});

describe("a seal's tables", () => {
  it("have each line of the log with its hash, and nothing in them is calculated", async () => {
    const events = await db().sealEvent.findMany({ where: { sealId }, orderBy: { sequence: "asc" } });
    const { fileName, text } = await exportLog(owner, sealId, heads, telling);
    expect(fileName).toBe("合同_章-log.csv");
    const lines = text.replace("\ufeff", "").trimEnd().split("\r\n");
    expect(lines[0]).toBe(heads.map((head) => `"${head}"`).join(","));
    expect(lines).toHaveLength(events.length + 1);
    for (const [index, { sequence, type, hash }] of events.entries()) {
      expect(lines[index + 1]).toContain(`"${sequence}"`);
      expect(lines[index + 1]).toContain(`"'=${type}"`);
      expect(lines[index + 1]).toContain(`"${Buffer.from(hash).toString("hex")}"`);
    }
    expect(lines.at(-1)).toContain(String.raw`Lost \""papers\"", twice`);
  });

  it("are noted when they are taken, and are for whoever looks after the uses", async () => {
    const keeper = await memberOf(organizationId, { sealDuty: "keeper" });
    const auditor = await memberOf(organizationId, { sealDuty: "auditor" });
    for (const [one, expected] of [
      [keeper, "not_allowed"],
      [await memberOf(organizationId), "not_found"],
      [await newActor(), "not_found"],
    ] as const) {
      await expect(exportLog(one, sealId, heads, telling)).rejects.toEqual(code(expected));
      await expect(exportUses(one, sealId, heads)).rejects.toEqual(code(expected));
    }
    await exportUses(auditor, sealId, heads);
    await exportLog(auditor, sealId, heads, telling);
    const taken = await db().sealEvent.findMany({ where: { sealId, type: "exported" }, orderBy: { sequence: "asc" } });
    expect(taken.map(({ actorId, data }) => [actorId, (data as { what: string }).what])).toEqual([
      [owner.accountId, "log"],
      [auditor.accountId, "uses"],
      [auditor.accountId, "log"],
    ]);
  });
});
