import { beforeAll, describe, expect, it } from "vitest";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import {
  designOf,
  memberOf,
  sealOf,
  tracedSeal,
  uploadedSeal,
  verifiedOrganization,
} from "@/tests/support/organizations";
import { newActor } from "@/tests/support/people";
import { getSeal } from "./get-seal";
import { listSeals } from "./list-seals";
import { changeSeal } from "./make-seal";
import { moveSeal } from "./move-seal";
import { previewSeal } from "./preview-seal";
import { sealFile } from "./seal-file";
import { uploadSeal, withdrawUpload } from "./upload-seal";

/** Everybody who may come near a seal of an organization. */
const people = ["owner", "keeper", "auditor", "administrator", "member", "gone", "stranger", "office"] as const;
type Person = (typeof people)[number];

let organizationId: string;
let sealId: string;
let waiting: string;
const actors = {} as Record<Person, Actor>;

beforeAll(async () => {
  actors.owner = await newActor();
  ({ organizationId } = await verifiedOrganization({ owner: actors.owner }));
  actors.keeper = await memberOf(organizationId, { sealDuty: "keeper" });
  actors.auditor = await memberOf(organizationId, { sealDuty: "auditor" });
  actors.administrator = await memberOf(organizationId, { role: "administrator" });
  actors.member = await memberOf(organizationId);
  const gone = await memberOf(organizationId, { sealDuty: "keeper" });
  await db().membership.update({ where: { id: gone.membershipId }, data: { endedAt: new Date() } });
  actors.gone = gone;
  // An owner of another organization.
  actors.stranger = await newActor();
  await verifiedOrganization({ owner: actors.stranger });
  actors.office = await newAdministrator("chief");
  ({ sealId } = await sealOf(actors.owner, organizationId, "contract"));
  ({ sealId: waiting } = await uploadedSeal(actors.owner, organizationId, { kind: "other" }));
});

const design = designOf("contract");
const looks: Record<string, (actor: Actor) => Promise<unknown>> = {
  list: (actor) => listSeals(actor, organizationId),
  get: (actor) => getSeal(actor, sealId),
};
const manages: Record<string, (actor: Actor) => Promise<unknown>> = {
  preview: (actor) => previewSeal(actor, { organizationId, design }),
  make: (actor) => sealOf(actor, organizationId, "finance"),
  change: (actor) => changeSeal(actor, { sealId, name: "contract", design }),
  suspend: (actor) => moveSeal(actor, { sealId, to: "suspended", reason: "To see whether it can be done" }),
  resume: (actor) => moveSeal(actor, { sealId, to: "active", reason: "" }),
  upload: (actor) => uploadedSeal(actor, organizationId, { kind: "personnel" }),
  export: (actor) => sealFile(actor, sealId, 1, "svg"),
};

/** Outside of the organization it is not there; inside, it is somebody else's work. */
const outside: readonly Person[] = ["gone", "stranger", "office"];

/** What the database holds of the organization's seals, to show that a refusal changed nothing. */
const state = async () =>
  JSON.stringify(
    await db().seal.findMany({ where: { organizationId }, include: { versions: true }, orderBy: { id: "asc" } }),
  );

describe.each(Object.keys(looks))("%s", (deed) => {
  it.each(people)("by %s", async (person) => {
    const done = looks[deed]!(actors[person]);
    if (["owner", "keeper", "auditor"].includes(person)) await expect(done).resolves.toBeTruthy();
    else if (outside.includes(person)) await expect(done).rejects.toMatchObject({ kind: "not_found" });
    else await expect(done).rejects.toMatchObject({ kind: deed === "get" ? "not_found" : "forbidden" });
  });
});

describe.each(Object.keys(manages))("%s", (deed) => {
  it.each(people.filter((person) => person !== "owner" && person !== "keeper"))("is not for %s", async (person) => {
    const before = await state();
    const kind = outside.includes(person) ? "not_found" : expect.stringMatching(/^(not_found|forbidden)$/);
    await expect(manages[deed]!(actors[person])).rejects.toMatchObject({ kind });
    expect(await state()).toBe(before);
  });
});

describe.each(["owner", "keeper"] as const)("%s", (person) => {
  it("does all of it, one after the other", async () => {
    for (const deed of Object.values(manages)) await deed(actors[person]);
  });
});

it("an auditor reads the log and changes nothing; a keeper keeps seals and reads no log", async () => {
  const may = async (person: Person) => (await getSeal(actors[person], sealId)).may;
  expect(await may("auditor")).toEqual({
    change: false,
    activate: false,
    suspend: false,
    resume: false,
    retire: false,
    destroy: false,
    withdraw: false,
    grant: false,
    audit: true,
    copy: false,
  });
  expect(await may("keeper")).toMatchObject({
    copy: true,
    change: true,
    suspend: true,
    retire: true,
    grant: true,
    audit: false,
  });
  expect(await may("owner")).toMatchObject({ change: true, suspend: true, grant: true, audit: true });
});

it("only who keeps seals takes an upload back", async () => {
  for (const person of people)
    if (person !== "owner" && person !== "keeper")
      await expect(withdrawUpload(actors[person], waiting)).rejects.toMatchObject({
        kind: expect.stringMatching(/^(not_found|forbidden)$/),
      });
  await withdrawUpload(actors.keeper, waiting);
});

it("what is no seal, or a person's, is not there", async () => {
  for (const id of ["x", "", newId()])
    await expect(getSeal(actors.owner, id)).rejects.toMatchObject({ kind: "not_found" });
});

describe.each(["suspended", "dissolved"] as const)("of an organization that is %s", (stopped) => {
  it("seals can be looked at and nothing else", async () => {
    const owner = await newActor();
    const { organizationId } = await verifiedOrganization({ owner });
    const keeper = await memberOf(organizationId, { sealDuty: "keeper" });
    const { sealId } = await sealOf(owner, organizationId, "contract");
    await db().organization.update({ where: { id: organizationId }, data: { state: stopped } });
    for (const actor of [owner, keeper]) {
      expect(await listSeals(actor, organizationId)).toHaveLength(1);
      const { may } = await getSeal(actor, sealId);
      expect({ ...may, audit: false }).toEqual(Object.fromEntries(Object.keys(may).map((deed) => [deed, false])));
      const attempts = [
        sealOf(actor, organizationId, "finance"),
        changeSeal(actor, { sealId, name: "x", design }),
        moveSeal(actor, { sealId, to: "retired", reason: "It is over" }),
        sealFile(actor, sealId, 1, "svg"),
        previewSeal(actor, { organizationId, design }),
        uploadSeal(actor, { organizationId, kind: "other", name: "x", outline: tracedSeal(), picture: "" }),
      ];
      for (const end of await Promise.allSettled(attempts))
        expect(end).toMatchObject({ status: "rejected", reason: { code: "organization_not_verified" } });
    }
    expect((await getSeal(owner, sealId)).may.audit).toBe(true);
  });
});

it("of an organization that its owner closed nothing is there", async () => {
  const owner = await newActor();
  const { organizationId } = await verifiedOrganization({ owner });
  const { sealId } = await sealOf(owner, organizationId, "contract");
  await db().organization.update({ where: { id: organizationId }, data: { state: "closed", closedAt: new Date() } });
  await expect(listSeals(owner, organizationId)).rejects.toMatchObject({ kind: "not_found" });
  await expect(getSeal(owner, sealId)).rejects.toMatchObject({ kind: "not_found" });
});
