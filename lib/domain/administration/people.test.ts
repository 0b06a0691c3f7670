import { beforeAll, describe, expect, it } from "vitest";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { newProvenActor } from "@/tests/support/people";
import { getOrganization } from "./get-organization";
import { getPerson } from "./get-person";
import { liftLock } from "./lift-lock";
import { listActs } from "./list-acts";
import { listLockedPeople } from "./locked-people";
import { officeOverview } from "./office-overview";
import { revealNumber } from "./reveal-number";
import { searchOrganizations } from "./search-organizations";
import { searchPeople } from "./search-people";
import { newAdministrator, newSignedIn } from "./test-support";

const code = (expected: string) => expect.objectContaining({ code: expected });
let reviewer: Actor;
let chief: Actor;
let finance: Actor;
let proven: Actor & { name: string };
let personId: string;
const { idNumber } = sandboxPeople[0]!;

beforeAll(async () => {
  reviewer = await newAdministrator("reviewer");
  chief = await newAdministrator("chief");
  finance = await newAdministrator("finance");
  proven = await newProvenActor(0);
  personId = (await db().person.findUniqueOrThrow({ where: { accountId: proven.accountId } })).id;
});

/** Five answers that count, within the last minutes. */
async function useUpTries(id: string) {
  const flow = await db().verification.create({
    data: { id: newId(), personId: id, state: "open", sandbox: true },
  });
  for (let i = 0; i < 5; i++)
    await db().verificationStep.create({
      data: {
        id: newId(),
        verificationId: flow.id,
        method: "identity_number",
        state: "answered",
        outcome: "mismatch",
        provider: "sandbox",
        answeredAt: new Date(),
      },
    });
}

describe("looking for people", () => {
  it.each([
    ["name", () => proven.name],
    ["email", () => proven.email.toUpperCase()],
    ["number", () => idNumber.toLowerCase()],
    ["masked", () => `${idNumber.slice(0, 3)}${"*".repeat(13)}${idNumber.slice(-2)}`],
  ])("finds them by %s", async (by, query) => {
    const found = await searchPeople(reviewer, { query: query() });
    expect(found.by).toBe(by);
    expect(found.people.map(({ id }) => id)).toEqual([personId]);
    expect(JSON.stringify(found)).not.toContain(idNumber);
  });

  it("tells the record that somebody searched and by what, never for whom", async () => {
    const { acts } = await listActs(chief, { action: "person.searched" });
    expect(acts.map(({ data }) => data.by)).toEqual(["masked", "number", "email", "name"]);
    expect(JSON.stringify(acts)).not.toContain(idNumber);
    expect(JSON.stringify(acts)).not.toContain(proven.name);
  });

  it("shows a person's proofs, consents and numbers masked; one in full for a reason, recorded", async () => {
    const page = await getPerson(reviewer, personId);
    expect(page).toMatchObject({ name: proven.name, assurance: 1, lock: { until: null } });
    expect(page.flows[0]?.steps[0]).toMatchObject({ method: "identity_number", outcome: "match" });
    expect(page.consents.map(({ kind }) => kind)).toEqual(["identity_check"]);
    expect(JSON.stringify(page)).not.toContain(idNumber);
    const shown = await revealNumber(reviewer, { personId, number: "document", reason: "Asked for by a court" });
    expect(shown.value).toBe(idNumber);
    await expect(
      revealNumber(reviewer, { personId, number: "mobile", reason: "Asked for by a court" }),
    ).rejects.toEqual(code("not_found"));
    await expect(revealNumber(reviewer, { personId, number: "document", reason: " " })).rejects.toEqual(
      code("reason_too_short"),
    );
    const { acts } = await listActs(chief, { subject: personId });
    expect(acts).toMatchObject([
      { action: "person.number_seen", reason: "Asked for by a court", data: { number: "document" } },
    ]);
  });

  it("is reviewers' work, and nothing for strangers", async () => {
    for (const attempt of [
      (actor: Actor) => searchPeople(actor, { query: "Wang" }),
      (actor: Actor) => getPerson(actor, personId),
      (actor: Actor) => revealNumber(actor, { personId, number: "document", reason: "Curious about it" }),
      (actor: Actor) => liftLock(actor, { personId, reason: "Curious about it" }),
      (actor: Actor) => listLockedPeople(actor),
      (actor: Actor) => listActs(actor, {}),
    ]) {
      await expect(attempt(finance)).rejects.toEqual(code("not_allowed"));
      await expect(attempt(await newSignedIn())).rejects.toEqual(code("not_found"));
      await expect(attempt(proven)).rejects.toEqual(code("not_found"));
    }
    await expect(listActs(reviewer, {})).rejects.toEqual(code("not_allowed"));
  });
});

describe("a lock", () => {
  it("is listed with its end, lifted for a reason, and recorded", async () => {
    await expect(liftLock(reviewer, { personId, reason: "The register was wrong" })).rejects.toEqual(
      code("not_locked"),
    );
    await useUpTries(personId);
    expect((await listLockedPeople(reviewer)).map(({ id }) => id)).toEqual([personId]);
    const before = await getPerson(reviewer, personId);
    expect(before.lock.until!.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect((await officeOverview(reviewer)).queues.find(({ name }) => name === "locked")?.count).toBe(1);

    await liftLock(reviewer, { personId, reason: "The register was wrong" });
    expect(await listLockedPeople(reviewer)).toEqual([]);
    expect((await getPerson(reviewer, personId)).lock).toEqual({ until: null, left: 5 });
    const { acts } = await listActs(chief, { action: "person.lock_lifted" });
    expect(acts).toMatchObject([{ subjectId: personId, reason: "The register was wrong" }]);
  });

  it("is nothing that one lifts for oneself", async () => {
    const own = await db().person.create({
      data: { id: newId(), accountId: reviewer.accountId, pseudonym: `VM-${newId()}` },
    });
    await useUpTries(own.id);
    await expect(liftLock(reviewer, { personId: own.id, reason: "I know the number" })).rejects.toEqual(
      code("lock_own"),
    );
  });
});

describe("organizations and queues", () => {
  it("are found by a part of the name or of the code", async () => {
    const id = newId();
    await db().organization.create({
      data: {
        id,
        kind: "enterprise",
        name: "清河书坊（杭州）有限公司",
        nameNormalized: "清河书坊（杭州）有限公司",
        creditCode: "91330106673959654P",
        state: "unverified",
        pseudonym: `VM-${id}`,
      },
    });
    for (const query of ["书坊", "清河书坊(杭州)", "9133 0106 6739", "91330106673959654p", ""])
      expect((await searchOrganizations(finance, query)).organizations.map((one) => one.id)).toEqual([id]);
    expect((await searchOrganizations(finance, "nobody")).organizations).toEqual([]);
    expect(await getOrganization(finance, id)).toMatchObject({ creditCode: "91330106673959654P", flows: [] });
    await expect(getOrganization(finance, newId())).rejects.toEqual(code("not_found"));
    await expect(searchOrganizations(proven, "")).rejects.toEqual(code("not_found"));
  });

  it("are shown to those whose work they are", async () => {
    const names = async (actor: Actor) => (await officeOverview(actor)).queues.map(({ name }) => name).join(" ");
    expect(await names(reviewer)).toBe("reviews second_approval seals locked");
    expect(await names(finance)).toBe("unmatched disputed proposals entries statements refunds payouts");
    expect(await names(chief)).toBe(
      "reviews second_approval seals unmatched disputed proposals entries statements refunds payouts locked",
    );
  });

  it("the record says of itself that it is whole", async () => {
    const { check, acts } = await listActs(chief, {});
    expect(check).toEqual({ intact: true, lines: acts.length });
    expect((await listActs(chief, { before: 3 })).acts.map(({ sequence }) => sequence)).toEqual([2, 1]);
  });
});
