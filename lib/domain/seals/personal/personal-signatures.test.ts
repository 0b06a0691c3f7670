import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { newActor, newProvenActor } from "@/tests/support/people";
import { nameSealStart } from "./draw-name-seal";
import { preferSignature, retireSignature } from "./manage-signatures";
import type { NameSealLook } from "./name-seal.schema";
import { ownSignatures, writtenNames } from "./own-signatures";
import { previewNameSeal } from "./preview-name-seal";
import { saveDrawnSignature, saveGeneratedSignature, saveNameSeal, savePhotographedSignature } from "./save-signature";
import { mostSignatures } from "./signature.schema";

const square = (size: number) => ({
  version: 1,
  widthMm: 30,
  heightMm: 12,
  paths: [{ d: `M0 0L${size} 0L${size} ${size}L0 ${size}Z`, fill: "nonzero", color: "#14182b" }],
});

describe("signatures", () => {
  it("are kept as outlines, the newest preferred, each once", async () => {
    const actor = await newProvenActor(0);
    const first = await saveDrawnSignature(actor, { outline: square(3) });
    expect(await saveDrawnSignature(actor, { outline: square(3) })).toEqual(first);
    const second = await saveGeneratedSignature(actor, { style: "running" });
    const list = await ownSignatures(actor.accountId);
    expect(list.map(({ id, origin, preferred }) => [id, origin, preferred])).toEqual([
      [second.id, "generated", true],
      [first.id, "drawn", false],
    ]);
    expect(list[1]!.outline).toMatchObject({ widthMm: 30, heightMm: 12 });
    await preferSignature(actor, first.id);
    expect((await ownSignatures(actor.accountId))[0]).toMatchObject({ id: first.id, preferred: true });
    await retireSignature(actor, first.id);
    expect((await ownSignatures(actor.accountId)).map((one) => one.id)).toEqual([second.id]);
    await expect(preferSignature(actor, first.id)).rejects.toMatchObject({ kind: "not_found" });
    expect(await db().seal.findUnique({ where: { id: first.id } })).toMatchObject({ state: "retired" });
  });

  it("are said to be from paper where they were photographed", async () => {
    const actor = await newProvenActor(7);
    const { id } = await savePhotographedSignature(actor, { outline: square(4) });
    expect(await ownSignatures(actor.accountId)).toMatchObject([{ id, kind: "signature", origin: "photographed" }]);
  });

  it("are one when the form is sent many times at once", async () => {
    const actor = await newProvenActor(1);
    const all = await Promise.all(Array.from({ length: 5 }, () => saveGeneratedSignature(actor, { style: "brush" })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await ownSignatures(actor.accountId)).toHaveLength(1);
  });

  describe("that are none", () => {
    let actor: Awaited<ReturnType<typeof newProvenActor>>;
    beforeAll(async () => {
      actor = await newProvenActor(2);
    });
    it.each([
      ["nothing", null],
      ["no ink", { ...square(3), paths: [] }],
      ["white ink", { ...square(3), paths: [{ ...square(3).paths[0], color: "#fffffe" }] }],
      ["a line without a width", { ...square(3), paths: [{ ...square(3).paths[0], d: "M1 1L20 8L1 1Z" }] }],
      ["ink outside of its paper", square(40)],
      ["a sheet that is too large", { ...square(3), widthMm: 500 }],
      ["script in a colour", { ...square(3), paths: [{ ...square(3).paths[0], color: "url(javascript:1)" }] }],
    ])("are refused: %s", async (_, outline) => {
      for (const save of [saveDrawnSignature, savePhotographedSignature]) {
        await expect(save(actor, { outline })).rejects.toMatchObject({ code: "signature_unreadable" });
      }
    });
  });

  it("belong to proven people, and to nobody else", async () => {
    const stranger = await newActor();
    await expect(saveDrawnSignature(stranger, { outline: square(3) })).rejects.toMatchObject({
      code: "prove_identity_first",
    });
    await expect(saveGeneratedSignature(stranger, { style: "formal" })).rejects.toMatchObject({
      code: "prove_identity_first",
    });
    const actor = await newProvenActor(3);
    const { id } = await saveDrawnSignature(actor, { outline: square(3) });
    await expect(retireSignature(stranger, id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(preferSignature(stranger, id)).rejects.toMatchObject({ kind: "not_found" });
    expect(await ownSignatures(stranger.accountId)).toEqual([]);
  });

  it("are limited in number", async () => {
    const actor = await newProvenActor(4);
    for (let n = 1; n <= mostSignatures; n++) await saveDrawnSignature(actor, { outline: square(n / 2) });
    await expect(saveDrawnSignature(actor, { outline: square(11) })).rejects.toMatchObject({
      code: "too_many_signatures",
    });
  });

  it("are written from Chinese, minority and Latin names in every hand", () => {
    for (const name of ["王珊", "阿依古丽·买买提", "Mary Ann Temple"]) {
      const written = writtenNames(name);
      expect(written.map((one) => one.style)).toEqual(["running", "cursive", "brush", "formal"]);
      expect(written.flatMap((one) => one.missing)).toEqual([]);
    }
    expect(writtenNames("\u{10ffff}")).toEqual([]);
  });

  describe("that are name seals", () => {
    const look: NameSealLook = {
      part: "name",
      shape: "square",
      cut: "intaglio",
      suffix: true,
      sizeMm: 18,
      face: "song",
    };

    it("bear the verified name, as it was shown, and are told from signatures", async () => {
      const actor = await newProvenActor(5);
      const { face, ...form } = look;
      const shown = await previewNameSeal(actor, form);
      const { id } = await saveNameSeal(actor, look);
      expect(await saveNameSeal(actor, look)).toEqual({ id });
      const [seal] = await ownSignatures(actor.accountId);
      expect(seal).toMatchObject({ id, kind: "name_seal", origin: "generated", cut: "intaglio" });
      expect(seal!.outline).toMatchObject({ widthMm: 18, heightMm: 18 });
      expect(shown.find((one) => one.face === face)).toMatchObject({ outline: seal!.outline });
      const drawn = await saveDrawnSignature(actor, { outline: square(3) });
      expect((await ownSignatures(actor.accountId)).map((one) => [one.id, one.kind, one.cut])).toEqual([
        [drawn.id, "signature", null],
        [id, "name_seal", "intaglio"],
      ]);
    });

    it("hold the parts that the name has, in hands that have its characters", async () => {
      const actor = await newProvenActor(6);
      await expect(saveNameSeal(actor, { ...look, part: "given" })).rejects.toMatchObject({ code: "name_seal_text" });
      expect(nameSealStart("阿依古丽·买买提")).toMatchObject({
        form: { part: "given" },
        parts: [{ text: "阿依古丽" }],
      });
      expect(nameSealStart("Mary Ann Temple")).toBeNull();
      const { choices } = nameSealStart("王\u{323af}")!;
      expect(choices).toHaveLength(4);
      for (const choice of choices) expect(choice).toMatchObject({ missing: ["\u{323af}"] });
    });

    it("belong to proven people", async () => {
      const stranger = await newActor();
      const refusal = { code: "prove_identity_first" };
      await expect(saveNameSeal(stranger, look)).rejects.toMatchObject(refusal);
      await expect(previewNameSeal(stranger, look)).rejects.toMatchObject(refusal);
    });
  });
});
