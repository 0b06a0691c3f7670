import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { agreed, newActor, newProvenActor } from "@/tests/support/people";
import { askRegister } from "./ask-register";
import { beginFlow, beginUnlistedFlow } from "./begin-flow";
import { cancelProof, giveUp } from "./cancel-proof";
import { checkRegister } from "./check-register";
import { readOwnFlow } from "./flow-row";
import { operatorStanding } from "./operator";
import type { BusinessRegister } from "./register-provider";
import { searchRegister } from "./search-register";
import { sendPaper } from "./send-papers";
import { begun, named, organizationOf, register, registered, stepsOf } from "./test-support";

const code = (expected: string) => expect.objectContaining({ code: expected });
const deps = { register };

async function check(actor: Parameters<typeof checkRegister>[0], organizationId: string, typed: object = {}) {
  const { name, legalRepresentative } = await organizationOf(organizationId);
  const consent = await agreed("organization_check");
  return checkRegister(
    actor,
    { organizationId, name, legalRepresentative: legalRepresentative ?? "", consent, ...typed },
    deps,
  );
}

describe("searching the register", () => {
  it("is for people whose name is proven", async () => {
    await expect(searchRegister(await newActor(), { query: "清和书坊" }, deps)).rejects.toEqual(
      code("prove_identity_first"),
    );
  });

  it("asks for the level that the installation asks of everybody", async () => {
    const actor = await newProvenActor(9);
    env().IDENTITY_LEVEL = 2;
    try {
      const refused = code("operator_level_too_low");
      await expect(searchRegister(actor, { query: "清和书坊" }, deps)).rejects.toEqual(refused);
      await expect(beginFlow(actor, { code: named("青石巷茶业有限公司").code }, deps)).rejects.toEqual(refused);
      expect(await operatorStanding(actor)).toMatchObject({ person: { name: actor.name }, sureEnough: false });
    } finally {
      env().IDENTITY_LEVEL = 1;
    }
    expect(await operatorStanding(actor)).toMatchObject({ sureEnough: true });
  });

  it("shows what is public, and the representative's name masked", async () => {
    const actor = await newProvenActor(0);
    const found = await searchRegister(actor, { query: "青石巷茶业" }, deps);
    expect(found).toMatchObject({
      outcome: "found",
      listings: [{ name: "青石巷茶业有限公司", legalRepresentative: "李*", verified: false }],
    });
    expect(await searchRegister(actor, { query: "91359999XX0104117Q" }, deps)).toEqual(found);
    await expect(searchRegister(actor, { query: "91359999XX0104117R" }, deps)).rejects.toEqual(
      code("credit_code_check_character"),
    );
    await expect(searchRegister(actor, { query: "茶" }, deps)).rejects.toEqual(code("search_too_short"));
  });
});

describe("comparing with the register", () => {
  it("passes what is in operation, keeps the register's spelling, and records the consent", async () => {
    const actor = await newProvenActor(1);
    const organizationId = await begun(actor, "清和书坊（杭州）有限公司");
    expect(await check(actor, organizationId, { name: " 清和书坊(杭州)有限公司 " })).toEqual({ outcome: "match" });
    expect(await organizationOf(organizationId)).toMatchObject({
      name: "清和书坊（杭州）有限公司",
      state: "unverified",
      registerState: "in_operation",
      legalRepresentative: "林清和",
      sandbox: true,
    });
    expect(await stepsOf(organizationId)).toMatchObject([{ outcome: "match", detail: "elements_3", billed: true }]);
    expect((await readOwnFlow(actor, organizationId)).phase).toBe("authority");
    expect(await db().consent.count({ where: { accountId: actor.accountId, kind: "organization_check" } })).toBe(1);
    await expect(check(actor, organizationId)).rejects.toEqual(code("flow_moved_on"));
  });

  it("says field by field what differs, and counts five tries a day", async () => {
    const actor = await newProvenActor(2);
    const organizationId = await begun(actor, "兰亭纸业股份有限公司");
    const wrong = { legalRepresentative: "李默", idNumber: "119999199211030011" };
    expect(await check(actor, organizationId, wrong)).toEqual({
      outcome: "mismatch",
      fields: {
        name: "same",
        code: "same",
        legalRepresentative: "differs",
        legalRepresentativeIdNumber: "differs",
      },
      registerState: "in_operation",
      attemptsLeft: 4,
    });
    for (let left = 3; left >= 0; left--)
      expect(await check(actor, organizationId, { legalRepresentative: "李默" })).toMatchObject({ attemptsLeft: left });
    await expect(check(actor, organizationId)).rejects.toEqual(code("organization_locked"));
    // Nor by another person: the number of the organization is locked as well.
    const other = await newProvenActor(3);
    const theirs = await begun(other, "兰亭纸业股份有限公司");
    await expect(check(other, theirs)).rejects.toEqual(code("organization_locked"));
    const [step] = await stepsOf(organizationId);
    expect(step).toMatchObject({ detail: "legalRepresentative legalRepresentativeIdNumber", claimCipher: null });
  });

  it.each([
    ["旧时光相馆有限公司", "cancelled"],
    ["失照建材有限公司", "revoked"],
    ["撤登网络科技有限公司", "withdrawn"],
    ["清算中贸易有限公司", "liquidating"],
  ])("does not pass %s, which is %s, though all matches", async (name, registerState) => {
    const actor = await newActor();
    const proven = await db().person.findFirstOrThrow({ where: { verifiedAt: { not: null } } });
    const owner = await db().account.findUniqueOrThrow({ where: { id: proven.accountId } });
    const operator = { ...actor, accountId: owner.id, email: owner.email };
    const organizationId = await begun(operator, name);
    const later = { register, now: () => new Date(Date.now() + 3 * 86_400_000) };
    const consent = await agreed("organization_check");
    const { legalRepresentative } = named(name);
    const typed = { organizationId, name, legalRepresentative: legalRepresentative ?? "", consent };
    expect(await checkRegister(operator, typed, later)).toMatchObject({ outcome: "mismatch", registerState });
    expect((await stepsOf(organizationId)).at(-1)).toMatchObject({
      outcome: "mismatch",
      detail: `state_${registerState}`,
    });
  });

  it("uses up no try where the register is full, silent or down", async () => {
    const actor = await newProvenActor(4);
    const silent: BusinessRegister = { ...register, check: () => Promise.reject(new Error("down")) };
    const organizationId = await begun(actor, "半亩塘园艺有限公司");
    const consent = await agreed("organization_check");
    const typed = { organizationId, name: "半亩塘园艺有限公司", legalRepresentative: "赵书白", consent };
    for (let round = 0; round < 6; round++)
      expect(await checkRegister(actor, typed, { register: silent })).toEqual({ outcome: "upstream_error" });
    expect(await checkRegister(actor, typed, deps)).toEqual({ outcome: "match" });
    expect(await beginFlow(actor, { code: named("满额数据服务有限公司").code }, deps)).toEqual({ outcome: "limit" });
  });

  it("gives a register up that does not answer in time", async () => {
    const never = askRegister("slow", () => new Promise<never>(() => {}), 20);
    expect(await never).toEqual({ outcome: "upstream_error", billed: null });
  });

  it("begins once for one person and one organization, and is nobody else's", async () => {
    const actor = await newProvenActor(5);
    const all = await Promise.all([1, 2, 3].map(() => begun(actor, "若溪服饰有限公司")));
    expect(new Set(all).size).toBe(1);
    const stranger = await newProvenActor(6);
    await expect(readOwnFlow(stranger, all[0]!)).rejects.toEqual(code("not_found"));
    await expect(check(stranger, all[0]!)).rejects.toEqual(code("not_found"));
  });
});

describe("a newly registered organization", () => {
  const licence = Buffer.from("%PDF-1.7\nthe licence\n%%EOF");
  const newest = named("晨钟新设科技有限公司");
  const typed = {
    kind: "enterprise" as const,
    name: newest.name,
    code: newest.code,
    legalRepresentative: newest.legalRepresentative ?? "",
  };

  it("is not found, and goes to review with its licence; taken back, it can be sent again", async () => {
    const actor = await newProvenActor(7);
    expect(await beginFlow(actor, { code: newest.code }, deps)).toEqual({ outcome: "no_record" });
    const result = await beginUnlistedFlow(actor, typed, deps);
    if (result.outcome !== "begun") throw new Error(result.outcome);
    const { organizationId } = result;
    await sendPaper(actor, { organizationId, kind: "licence", bytes: licence });
    expect((await readOwnFlow(actor, organizationId)).phase).toBe("licence");
    await expect(sendPaper(actor, { organizationId, kind: "licence", bytes: licence })).rejects.toEqual(
      code("flow_moved_on"),
    );
    await cancelProof(actor, { organizationId });
    expect((await readOwnFlow(actor, organizationId)).phase).toBe("register");
    expect(await db().reviewFile.count({ where: { review: { step: { verification: { organizationId } } } } })).toBe(0);
    await sendPaper(actor, { organizationId, kind: "licence", bytes: licence });
    await giveUp(actor, { organizationId });
    expect(await readOwnFlow(actor, organizationId)).toMatchObject({ phase: "abandoned" });
    expect(await stepsOf(organizationId)).toMatchObject([{ outcome: "cancelled" }, { outcome: "cancelled" }]);
  });

  it("is not put past a register that knows it", async () => {
    const actor = await newProvenActor(8);
    const tea = named("青石巷茶业有限公司");
    await expect(beginUnlistedFlow(actor, { ...typed, code: tea.code }, deps)).rejects.toEqual(
      code("organization_is_listed"),
    );
    const organizationId = await registered(actor, "青石巷茶业有限公司");
    await expect(sendPaper(actor, { organizationId, kind: "licence", bytes: licence })).rejects.toEqual(
      code("flow_moved_on"),
    );
  });
});
