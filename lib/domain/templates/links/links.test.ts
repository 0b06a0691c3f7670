import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSigner } from "@/lib/domain/contracts/drafting/draft.schema";
import { readDraft } from "@/lib/domain/contracts/drafting/read-draft";
import { updateDraft } from "@/lib/domain/contracts/drafting/update-draft";
import { getHistory } from "@/lib/domain/contracts/history/get-history";
import { acceptUpload } from "@/lib/domain/contracts/intake/accept-upload";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { performSend } from "@/lib/domain/contracts/sending/perform-send";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { fillDraft } from "@/tests/support/contracts";
import { plainPdf } from "@/tests/support/pdfs";
import { newActor, newProvenActor } from "@/tests/support/people";
import { newSigner, type SigningPerson, signAs } from "@/tests/support/signed-contract";
import { createTemplate } from "../create-template";
import { editTemplate } from "../edit-template";
import { publishTemplate } from "../publish-template";
import { linkIdOf, linkToken } from "./link-address";
import { closeLink, listLinks, openLink } from "./manage-links";
import { readLink } from "./read-link";
import { startByLink } from "./start-by-link";

let ann: SigningPerson;
let bo: SigningPerson;
beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
afterAll(stopInspecting);

const code = (expected: string) => expect.objectContaining({ code: expected });

/** A published template of Ann's; @param signers beside her, open where they have no name */
async function template(...signers: { name: string; email: string }[]): Promise<string> {
  const { uploadId } = await acceptUpload(ann, { fileName: "Rules of the house.pdf", chunks: [plainPdf()] });
  const { contractId } = await createTemplate(ann, { uploadId });
  await fillDraft(ann, contractId, [...signers, { name: ann.name, email: ann.email }]);
  const { draft, version } = await readDraft(db(), contractId);
  const participants = draft.participants.map((one) => (one.name ? one : { ...one, place: "Guest" }));
  const saved = await updateDraft(ann, { contractId, version, draft: { ...draft, participants } });
  return (await publishTemplate(ann, { contractId, ...saved })).templateId;
}
const open = { name: "", email: "" };
const unbounded = { most: null, endsAt: null };

async function linkTo(templateId: string, bounds: Partial<{ most: number; endsAt: string }> = {}): Promise<string> {
  return linkToken((await openLink(ann, { templateId, ...unbounded, ...bounds })).id);
}

describe("a public link", () => {
  it("starts a contract for whoever comes with a proven name, under that name, and sends it", async () => {
    const token = await linkTo(await template(open));
    expect(await readLink(token, null)).toMatchObject({
      outcome: "open",
      sender: ann.name,
      place: "Guest",
      name: null,
    });
    expect(await readLink(token, bo)).toMatchObject({ outcome: "open", name: bo.name });
    const { contractId } = await startByLink(bo, { token });
    expect(await readLink(token, bo)).toMatchObject({ outcome: "started", state: "sending", participantId: null });
    await performSend({ contractId }, { attempt: 1 });
    const place = await db().participant.findFirstOrThrow({ where: { contractId, accountId: bo.accountId } });
    expect(place).toMatchObject({ name: bo.name, email: bo.email, state: "invited" });
    expect(await readLink(token, bo)).toMatchObject({ outcome: "started", participantId: place.id });
    await signAs(bo);
    await signAs(ann);
    expect(await db().contract.findUniqueOrThrow({ where: { id: contractId } })).toMatchObject({ state: "completed" });
    const history = await getHistory(ann, contractId);
    expect(history.lines.find(({ type }) => type === "sent")).toMatchObject({ actorName: null });
  });

  it("starts one for each account, also when it is pressed twice at once", async () => {
    const token = await linkTo(await template(open));
    const started = await Promise.all([1, 2, 3].map(() => startByLink(bo, { token })));
    expect(new Set(started.map(({ contractId }) => contractId)).size).toBe(1);
    expect(await startByLink(bo, { token })).toEqual(started[0]);
  });

  it("ends: when it is used up, by many at once too; when its day has passed; when it is closed", async () => {
    const templateId = await template(open);
    const guests = [];
    for (let n = 2; n < 6; n++) guests.push(await newProvenActor(n));
    const token = await linkTo(templateId, { most: 2 });
    const settled = await Promise.allSettled(guests.map((guest) => startByLink(guest, { token })));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await readLink(token, bo)).toEqual({ outcome: "over" });
    await expect(startByLink(bo, { token })).rejects.toEqual(code("link_over"));
    // Whoever has started by it still finds her contract.
    const one = settled.findIndex(({ status }) => status === "fulfilled");
    expect(await readLink(token, guests[one]!)).toMatchObject({ outcome: "started" });

    const late = await linkTo(templateId, { endsAt: new Date(Date.now() + 60_000).toISOString() });
    await db().publicLink.update({ where: { id: linkIdOf(late)! }, data: { endsAt: new Date(Date.now() - 1000) } });
    await expect(startByLink(bo, { token: late })).rejects.toEqual(code("link_over"));

    const shut = await linkTo(templateId);
    await expect(closeLink(bo, { linkId: linkIdOf(shut)! })).rejects.toEqual(code("not_found"));
    await closeLink(ann, { linkId: linkIdOf(shut)! });
    await expect(startByLink(bo, { token: shut })).rejects.toEqual(code("link_over"));
  });

  it("asks for a proven name, and starts nothing before", async () => {
    const token = await linkTo(await template(open));
    const stranger = await newActor();
    await expect(startByLink(stranger, { token })).rejects.toEqual(code("prove_identity_first"));
    expect(await db().publicLinkStart.count({ where: { accountId: stranger.accountId } })).toBe(0);
    expect((await db().publicLink.findUniqueOrThrow({ where: { id: linkIdOf(token)! } })).used).toBe(0);
  });

  it("needs exactly one open place, also after the template was changed", async () => {
    await expect(linkTo(await template(open, open))).rejects.toEqual(code("link_needs_one_open_place"));
    await expect(linkTo(await template())).rejects.toEqual(code("link_needs_one_open_place"));
    const templateId = await template(open);
    const token = await linkTo(templateId);
    const { contractId } = await editTemplate(ann, { templateId });
    const { draft, version } = await readDraft(db(), contractId);
    const another = asSigner({ id: newId(), name: "", email: "", place: "Witness", role: "approver" });
    const changed = { ...draft, participants: [...draft.participants, another] };
    const saved = await updateDraft(ann, { contractId, version, draft: changed });
    expect(await readLink(token, bo)).toMatchObject({ outcome: "open" });
    await publishTemplate(ann, { contractId, ...saved });
    expect(await readLink(token, bo)).toEqual({ outcome: "over" });
  });

  it("cannot be guessed or altered, and is shown to its owner alone", async () => {
    const templateId = await template(open);
    const token = await linkTo(templateId);
    const [id = "", tag = ""] = token.split(".");
    const turned = `${tag[0] === "A" ? "B" : "A"}${tag.slice(1)}`;
    for (const wrong of [id, `${id}.`, `${id}.${turned}`, `${newId()}.${tag}`, `${token}.x`, "", "..", "\u0000"])
      expect(await readLink(wrong, bo), wrong).toEqual({ outcome: "over" });
    expect((await listLinks(ann, templateId)).map(({ path }) => path)).toEqual([`/t/${token}`]);
    await expect(listLinks(bo, templateId)).rejects.toEqual(code("not_found"));
    await expect(openLink(bo, { templateId, ...unbounded })).rejects.toEqual(code("not_found"));
  });
});
