import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { outlineDigest } from "@/lib/standards/seal-drawing/outline-digest";
import { designOf, memberOf, sealOf, verifiedOrganization } from "@/tests/support/organizations";
import { newActor } from "@/tests/support/people";
import { getSeal } from "./get-seal";
import { listSeals } from "./list-seals";
import { changeSeal, makeSeal } from "./make-seal";
import { moveSeal } from "./move-seal";
import { previewSeal } from "./preview-seal";
import { makeSealInput, sealLimits } from "./seal.schema";
import { checkSealLog } from "./seal-chain";

const code = (expected: string) => expect.objectContaining({ code: expected });
const move = (actor: Actor, sealId: string, to: "active" | "suspended" | "retired" | "destroyed", reason = "") =>
  moveSeal(actor, { sealId, to, reason });
const logOf = async (sealId: string) =>
  (await db().sealEvent.findMany({ where: { sealId }, orderBy: { sequence: "asc" } })).map(({ type }) => type);

let owner: Actor;
let keeper: Actor;
let organizationId: string;
beforeAll(async () => {
  owner = await newActor();
  ({ organizationId } = await verifiedOrganization({ owner }));
  keeper = await memberOf(organizationId, { sealDuty: "keeper" });
});

describe("a seal of a design", () => {
  it("bears the verified name whatever is sent, and is in use at once", async () => {
    const { organizationId, name } = await verifiedOrganization({ owner, name: "听雨软件（武汉）有限公司" });
    const sent = { ...designOf("contract"), names: { organization: "别人有限公司" }, pattern: "别人有限公司" };
    const input = { organizationId, name: "合同章", design: sent, namedFor: "别人有限公司" };
    const { sealId } = await makeSeal(owner, makeSealInput.parse(input));
    const page = await getSeal(owner, sealId);
    expect(page).toMatchObject({ state: "active", version: 1, origin: "designed", name: "合同章", kind: "contract" });
    const row = await db().sealVersion.findFirstOrThrow({ where: { sealId } });
    expect(row.namedFor).toBe(name);
    expect(JSON.stringify(row.description)).toContain(name);
    expect(JSON.stringify([row.description, row.design])).not.toContain("别人");
    expect(Buffer.from(row.sha256).toString("hex")).toBe(outlineDigest(page.outline));
    expect(page.may).toMatchObject({ change: true, suspend: true, retire: true, destroy: false, activate: false });
  });

  it("names no other organization in what is typed, neither on it nor as what it is called", async () => {
    const { organizationId, name } = await verifiedOrganization({ owner, name: "听雨软件（武汉）有限公司" });
    const typed = { ...designOf("department"), line: "上海分公司" };
    const preview = await previewSeal(owner, { organizationId, design: typed });
    expect(preview).toEqual({ problem: { field: "line", code: "another_name" } });
    const another = { code: "seal_another_name" };
    await expect(makeSeal(owner, { organizationId, name: "x", design: typed, draft: false })).rejects.toMatchObject({
      ...another,
      details: { field: "line" },
    });
    const design = designOf("contract");
    const called = (label: string) => makeSeal(owner, { organizationId, name: label, design, draft: false });
    await expect(called("中国工商银行合同专用章")).rejects.toMatchObject({ ...another, details: { field: "name" } });
    const { sealId } = await called(`${name}合同专用章`);
    await expect(changeSeal(owner, { sealId, name: "明月银行公章", design })).rejects.toMatchObject(another);
  });

  it("looks as its preview does, and is drawn with a pattern of its own where it has one", async () => {
    const { organizationId } = await verifiedOrganization({ owner });
    const plain = await previewSeal(owner, { organizationId, design: designOf("finance") });
    const { sealId } = await sealOf(owner, organizationId, "finance");
    expect({ outline: (await getSeal(owner, sealId)).outline }).toEqual(plain);
    const patterned = { design: { finePattern: true } };
    const outlines = await Promise.all(
      [1, 2].map(async () => {
        const made = await sealOf(owner, organizationId, "other", patterned);
        return outlineDigest((await getSeal(owner, made.sealId)).outline);
      }),
    );
    expect(outlines[0]).not.toBe(outlines[1]);
    expect(await db().seal.count({ where: { organizationId } })).toBe(3);
  });

  it("keeps its pattern while it is changed; nobody is shown another organization's", async () => {
    const finePattern = { design: { finePattern: true } };
    const { organizationId } = await verifiedOrganization({ owner });
    const { sealId } = await sealOf(owner, organizationId, "other", finePattern);
    const design = designOf("other", finePattern.design);
    const { outline } = await getSeal(owner, sealId);
    expect(await previewSeal(owner, { organizationId, design, sealId })).toEqual({ outline });
    expect(await previewSeal(owner, { organizationId, design })).not.toEqual({ outline });
    const stranger = await newActor();
    const { organizationId: another } = await verifiedOrganization({ owner: stranger });
    await expect(previewSeal(stranger, { organizationId: another, design, sealId })).rejects.toEqual(code("not_found"));
    // Nor by somebody who keeps the seals of both.
    const { organizationId: second } = await verifiedOrganization({ owner });
    await expect(previewSeal(owner, { organizationId: second, design, sealId })).rejects.toEqual(code("not_found"));
  });

  it.each([
    ["official", { shape: "square", widthMm: 20, heightMm: 20 }, "shape", "seal_shape"],
    ["contract", { widthMm: 41, heightMm: 41 }, "size", "seal_size"],
    ["contract", { code: "W".repeat(40) }, "code", "seal_code"],
    ["contract", { centre: "emblem", emblem: { version: 1 } }, "emblem", "seal_emblem"],
    ["other", { line: "合同专用章𠮷\u{e000}" }, "line", "seal_uncuttable"],
    ["contract", { code: "33\u{e000}01" }, "code", "seal_uncuttable"],
  ] as const)("of a %s cannot be %o", async (kind, design, field, expected) => {
    const problem = await previewSeal(owner, { organizationId, design: designOf(kind, design) });
    expect(problem).toMatchObject({ problem: { field, code: expected.slice("seal_".length) } });
    await expect(sealOf(owner, organizationId, kind, { design })).rejects.toMatchObject({
      code: expected,
      details: expect.objectContaining({ field }),
    });
  });

  it("cannot bear a name that nobody could read on it", async () => {
    const long = await verifiedOrganization({ owner, name: `${"很长的名称".repeat(14)}有限公司` });
    await expect(sealOf(owner, long.organizationId, "invoice")).rejects.toMatchObject({
      code: "seal_name_too_long",
      details: { field: "name" },
    });
  });

  it("needs what it shows to be verified", async () => {
    const bare = await verifiedOrganization({ owner, legalRepresentative: null });
    await expect(sealOf(owner, bare.organizationId, "legal_representative")).rejects.toEqual(
      code("seal_needs_representative"),
    );
    await db().organization.update({
      where: { id: bare.organizationId },
      data: { creditCode: null, registrationNumber: "330106000123456" },
    });
    await expect(sealOf(owner, bare.organizationId, "invoice")).rejects.toEqual(code("seal_needs_tax_number"));
    expect(await db().seal.count({ where: { organizationId: bare.organizationId } })).toBe(0);
  });
});

describe("changing a seal", () => {
  it("adds a version that is in use at once, and keeps the ones before", async () => {
    const { sealId } = await sealOf(keeper, organizationId, "contract");
    const before = await getSeal(keeper, sealId);
    const design = designOf("contract", { color: "vermilion" });
    expect(await changeSeal(owner, { sealId, name: "Contracts", design })).toEqual({ version: 2 });
    const after = await getSeal(keeper, sealId);
    expect(after).toMatchObject({ version: 2, state: "active", name: "Contracts" });
    expect(after.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(after.versions[1]!.outline).toEqual(before.outline);
    expect(after.outline).not.toEqual(before.outline);
    expect(await logOf(sealId)).toEqual(["made", "changed"]);
  });

  it("in nothing but its name adds none, and in nothing at all writes nothing", async () => {
    const { sealId } = await sealOf(keeper, organizationId, "finance");
    const design = designOf("finance");
    await changeSeal(keeper, { sealId, name: "Money", design });
    await changeSeal(keeper, { sealId, name: "Money", design });
    expect(await getSeal(keeper, sealId)).toMatchObject({ name: "Money", version: 1 });
    expect(await logOf(sealId)).toEqual(["made", "renamed"]);
  });

  it("in what shows only at a use is a change all the same", async () => {
    const { sealId } = await sealOf(keeper, organizationId, "finance");
    await changeSeal(keeper, { sealId, name: "finance", design: designOf("finance", { serial: true }) });
    expect(await getSeal(keeper, sealId)).toMatchObject({ version: 2, design: { serial: true } });
    expect((await getSeal(keeper, sealId)).versions).toHaveLength(2);
  });

  it("that is a draft changes the draft, until it is taken into use", async () => {
    const { sealId } = await sealOf(keeper, organizationId, "personnel", { draft: true });
    expect(await getSeal(keeper, sealId)).toMatchObject({ state: "draft", may: { activate: true, suspend: false } });
    await changeSeal(keeper, { sealId, name: "People", design: designOf("personnel", { color: "blue" }) });
    const drafted = await getSeal(keeper, sealId);
    expect(drafted).toMatchObject({ state: "draft", design: { color: "blue" } });
    await move(keeper, sealId, "active");
    const active = await getSeal(keeper, sealId);
    expect(active).toMatchObject({ state: "active", outline: drafted.outline });
    expect(active.outline.paths[0]!.color).toBe("#1f4095");
    expect(await logOf(sealId)).toEqual(["drafted", "changed", "activated"]);
  });

  it("never makes another kind of it, and ends with it", async () => {
    const { sealId } = await sealOf(keeper, organizationId, "department");
    const change = (kind: "department" | "other") =>
      changeSeal(keeper, { sealId, name: "x", design: designOf(kind, { color: "black" }) });
    await expect(change("other")).rejects.toEqual(code("seal_kind_stays"));
    await move(keeper, sealId, "retired", "The department is gone");
    await expect(change("department")).rejects.toEqual(code("seal_ended"));
    expect((await getSeal(keeper, sealId)).may).toMatchObject({ change: false, destroy: true, resume: false });
  });

  it("twice at once leaves both versions and one unbroken log", async () => {
    const { sealId } = await sealOf(keeper, organizationId, "other");
    const change = (actor: Actor, color: "blue" | "black") =>
      changeSeal(actor, { sealId, name: "other", design: designOf("other", { color }) });
    const made = await Promise.all([change(owner, "blue"), change(keeper, "black")]);
    expect(made.map(({ version }) => version).sort()).toEqual([2, 3]);
    const lines = await db().sealEvent.findMany({ where: { sealId }, orderBy: { sequence: "asc" } });
    const head = await db().seal.findUniqueOrThrow({ where: { id: sealId } });
    const chained = lines.map((line) => ({ ...line, data: line.data as never }));
    expect(checkSealLog(chained, head)).toEqual({ intact: true });
    await expect(db().sealEvent.update({ where: { id: lines[0]!.id }, data: { type: "used" } })).rejects.toThrow();
    const version = await db().sealVersion.findFirstOrThrow({ where: { sealId } });
    await expect(
      db().sealVersion.update({ where: { id: version.id }, data: { outline: { paths: [] } } }),
    ).rejects.toThrow();
  });
});

describe("moving a seal", () => {
  it("stops it, lets it go on, retires and destroys it, each with a line in its log", async () => {
    const { sealId } = await sealOf(keeper, organizationId, "contract");
    await expect(move(keeper, sealId, "suspended")).rejects.toEqual(code("seal_reason_needed"));
    await expect(move(keeper, sealId, "destroyed")).rejects.toEqual(code("seal_cannot_move"));
    await expect(move(keeper, sealId, "active")).rejects.toEqual(code("seal_cannot_move"));
    await move(keeper, sealId, "suspended", "The books are audited");
    await move(owner, sealId, "active");
    await move(keeper, sealId, "retired", "A new one is there");
    await expect(move(keeper, sealId, "active")).rejects.toEqual(code("seal_cannot_move"));
    await move(keeper, sealId, "destroyed");
    for (const to of ["active", "suspended", "retired", "destroyed"] as const)
      await expect(move(owner, sealId, to, "Once more")).rejects.toEqual(code("seal_cannot_move"));
    expect(await logOf(sealId)).toEqual(["made", "suspended", "resumed", "retired", "destroyed"]);
    const lines = await db().sealEvent.findMany({ where: { sealId }, orderBy: { sequence: "asc" } });
    expect(lines[1]).toMatchObject({ actorId: keeper.accountId, data: { reason: "The books are audited" } });
    expect(await db().seal.findUnique({ where: { id: sealId } })).toMatchObject({ endedAt: expect.any(Date) });
  });

  it("ends all leave to use it when it is retired", async () => {
    const { sealId } = await sealOf(keeper, organizationId, "contract");
    const { membershipId } = await memberOf(organizationId);
    const { id } = await db().sealGrant.create({
      data: {
        id: crypto.randomUUID(),
        sealId,
        membershipId,
        state: "given",
        notBefore: new Date(),
        counterparties: [],
        givenById: owner.accountId,
      },
    });
    await move(keeper, sealId, "suspended", "For a while");
    expect(await db().sealGrant.findUnique({ where: { id } })).toMatchObject({ state: "given" });
    await move(keeper, sealId, "retired", "For good");
    expect(await db().sealGrant.findUnique({ where: { id } })).toMatchObject({
      state: "ended",
      endedById: keeper.accountId,
    });
  });
});

describe("the official seal", () => {
  it("is one, also when two are made at once; the next comes when it is retired", async () => {
    const { organizationId } = await verifiedOrganization({ owner });
    const other = await memberOf(organizationId, { sealDuty: "keeper" });
    const made = await Promise.allSettled([
      sealOf(owner, organizationId),
      sealOf(other, organizationId),
      sealOf(owner, organizationId, "official", { draft: true }),
    ]);
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of made) if (one.status === "rejected") expect(one.reason).toEqual(code("one_official_seal"));
    const [seal] = await listSeals(owner, organizationId);
    if (seal!.state === "draft") await move(owner, seal!.id, "active");
    await move(owner, seal!.id, "suspended", "It is being replaced");
    await expect(sealOf(owner, organizationId)).rejects.toEqual(code("one_official_seal"));
    await move(owner, seal!.id, "retired", "It is being replaced");
    await sealOf(owner, organizationId);
    expect((await listSeals(owner, organizationId)).map(({ state }) => state)).toEqual(["active", "retired"]);
  });
});

it("keeps room for a number of seals; destroyed ones take none", async () => {
  const { organizationId } = await verifiedOrganization({ owner });
  const { sealId } = await sealOf(owner, organizationId, "other", { draft: true });
  const seal = await db().seal.findUniqueOrThrow({ where: { id: sealId } });
  await db().seal.createMany({
    data: Array.from({ length: sealLimits.seals - 1 }, () => ({
      id: crypto.randomUUID(),
      organizationId,
      kind: seal.kind,
      name: seal.name,
      state: "draft",
    })),
  });
  await expect(sealOf(owner, organizationId, "contract")).rejects.toEqual(code("too_many_seals"));
  await move(owner, sealId, "destroyed");
  await sealOf(owner, organizationId, "contract");
});
