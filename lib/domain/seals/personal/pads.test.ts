import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { checkOutline } from "@/lib/standards/seal-drawing/outline";
import { outlineDigest } from "@/lib/standards/seal-drawing/outline-digest";
import { newActor, newProvenActor } from "@/tests/support/people";
import { drawOnPad, findPad, markPadOpened } from "./draw-on-pad";
import { followPad, takePad } from "./follow-pad";
import { closePad, openPad } from "./open-pad";
import { ownSignatures } from "./own-signatures";
import { saveDrawnSignature } from "./save-signature";
import { mostSignatures } from "./signature.schema";

const drawing = (size: number) => ({
  version: 1,
  widthMm: 30,
  heightMm: 24,
  paths: [{ d: `M0 0L${size} 0L${size} ${size}L0 ${size}Z`, fill: "nonzero", color: "#14182b" }],
});
const digestOf = (size: number) => outlineDigest(checkOutline(drawing(size)));
const tokenOf = (link: string) => link.split("/").at(-1)!;
const over = { code: "pad_over" };

describe("a pad on a phone", () => {
  let actor: Awaited<ReturnType<typeof newProvenActor>>;
  let number = 0;
  beforeEach(async () => {
    actor = await newProvenActor(number++);
  });

  it("is followed from its link to the signature that it becomes, once", async () => {
    const { padId, link } = await openPad(actor);
    const token = tokenOf(link);
    expect(link).toMatch(/^https?:\/\/[^/]+\/draw\/[\w-]{43}$/);
    expect(await followPad(actor, padId, null)).toEqual({ state: "open", opened: false });
    await markPadOpened(token);
    expect(await followPad(actor, padId, null)).toEqual({ state: "open", opened: true });
    await drawOnPad({ token, outline: drawing(3), done: false });
    expect(await followPad(actor, padId, null)).toMatchObject({ state: "drawing", outline: { widthMm: 30 } });
    expect(await followPad(actor, padId, digestOf(3))).toEqual({ state: "drawing", digest: digestOf(3) });
    await expect(takePad(actor, { padId, digest: digestOf(3) })).rejects.toMatchObject({ code: "pad_changed" });
    await drawOnPad({ token, outline: drawing(4), done: true });
    await expect(takePad(actor, { padId, digest: digestOf(3) })).rejects.toMatchObject({ code: "pad_changed" });
    const { id } = await takePad(actor, { padId, digest: digestOf(4) });
    expect(await ownSignatures(actor.accountId)).toMatchObject([{ id, kind: "signature", origin: "drawn" }]);
    expect(await followPad(actor, padId, null)).toEqual({ state: "over" });
    expect(await findPad(token)).toBeNull();
    await expect(takePad(actor, { padId, digest: digestOf(4) })).rejects.toMatchObject(over);
    await expect(drawOnPad({ token, outline: drawing(5), done: true })).rejects.toMatchObject(over);
    await expect(markPadOpened(token)).rejects.toMatchObject(over);
    expect(await db().drawingPad.findUnique({ where: { id: padId } })).toMatchObject({ outlineCipher: null });
  });

  it("keeps neither link nor drawing in clear", async () => {
    const { padId, link } = await openPad(actor);
    await drawOnPad({ token: tokenOf(link), outline: drawing(3), done: false });
    const row = await db().drawingPad.findUniqueOrThrow({ where: { id: padId } });
    expect(Buffer.from(row.outlineCipher!).includes("widthMm")).toBe(false);
    expect(Buffer.from(row.tokenHash).toString("base64url")).not.toBe(tokenOf(link));
  });

  it("is empty again when it was cleared, and takes nothing but drawings", async () => {
    const { padId, link } = await openPad(actor);
    const token = tokenOf(link);
    await drawOnPad({ token, outline: drawing(3), done: true });
    await drawOnPad({ token, outline: null, done: false });
    expect(await followPad(actor, padId, null)).toMatchObject({ state: "open" });
    for (const outline of [null, { ...drawing(3), paths: [] }, drawing(200), "ink"])
      await expect(drawOnPad({ token, outline, done: true })).rejects.toMatchObject({ code: "signature_unreadable" });
  });

  it("is over after its time, when it is closed, and when the next one is opened", async () => {
    const opened = new Date();
    const late = new Date(opened.getTime() + 15 * 60_000);
    const first = await openPad(actor, opened);
    expect(await findPad(tokenOf(first.link), new Date(late.getTime() - 1))).toBe(first.padId);
    expect(await findPad(tokenOf(first.link), late)).toBeNull();
    expect(await followPad(actor, first.padId, null, late)).toEqual({ state: "over" });
    const second = await openPad(actor);
    expect(await findPad(tokenOf(first.link))).toBeNull();
    await drawOnPad({ token: tokenOf(second.link), outline: drawing(3), done: true });
    const taken = takePad(actor, { padId: second.padId, digest: digestOf(3) }, second.expiresAt);
    await expect(taken).rejects.toMatchObject(over);
    await closePad(actor, second);
    expect(await findPad(tokenOf(second.link))).toBeNull();
    expect(await db().drawingPad.count({ where: { accountId: actor.accountId } })).toBe(0);
  });

  it("belongs to whoever opened it, and only people with a proven name open one", async () => {
    const stranger = await newActor();
    await expect(openPad(stranger)).rejects.toMatchObject({ code: "prove_identity_first" });
    const { padId, link } = await openPad(actor);
    await drawOnPad({ token: tokenOf(link), outline: drawing(3), done: true });
    expect(await followPad(stranger, padId, null)).toEqual({ state: "over" });
    await expect(takePad(stranger, { padId, digest: digestOf(3) })).rejects.toMatchObject(over);
    await closePad(stranger, { padId });
    expect(await followPad(actor, padId, null)).toMatchObject({ state: "drawn" });
    for (const token of ["", "x", "x".repeat(43)]) expect(await findPad(token)).toBeNull();
  });

  it("stays as it is when the signature cannot be kept", async () => {
    for (let n = 1; n <= mostSignatures; n++) await saveDrawnSignature(actor, { outline: drawing(n / 2) });
    const { padId, link } = await openPad(actor);
    await drawOnPad({ token: tokenOf(link), outline: drawing(20), done: true });
    const taken = takePad(actor, { padId, digest: digestOf(20) });
    await expect(taken).rejects.toMatchObject({ code: "too_many_signatures" });
    expect(await followPad(actor, padId, null)).toMatchObject({ state: "drawn", outline: { widthMm: 30 } });
  });
});
