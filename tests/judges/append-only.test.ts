import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PageSize } from "@/lib/domain/contracts/drafting/draft.schema";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { fillFields } from "@/lib/domain/signing/fill-fields";
import { openRoom } from "@/lib/domain/signing/open-room";
import { signContract } from "@/lib/domain/signing/sign-contract";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { readBlob } from "@/lib/platform/storage/blobs";
import { fillDraft, newDraft, sendNow } from "../support/contracts";
import { oneOfEachKind, onePage, pagesPdf, plainPdf } from "../support/pdfs";
import { enter, newSigner, provenIntent, type SigningPerson } from "../support/signed-contract";
import { testPki } from "../support/signing-pki";
import { approvedElsewhere } from "../support/signing-scenario";

const most = 4;
let people: SigningPerson[];
const kinds = {
  ...(await oneOfEachKind()),
  "signed before": await approvedElsewhere(plainPdf(), testPki("Elsewhere"), "Bo"),
};

beforeAll(async () => {
  people = [];
  for (let n = 0; n < most; n++) people.push(await newSigner(n));
});
afterAll(stopInspecting);

const documents = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...Object.values(kinds)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map((pages) => pagesPdf(pages)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(0, 90, 180, 270), fc.integer({ min: -900, max: 900 }), fc.integer({ min: 200, max: 2000 }))
      .map(([turn, at, size]) => onePage(`/MediaBox[${at} ${at} ${at + size} ${at + size}]/Rotate ${turn}`).build()),
  },
);

const place = fc.record({
  kind: fc.constantFrom("signature" as const, "date" as const, "text" as const),
  page: fc.double({ min: 0, max: 0.999, noNaN: true }),
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
  width: fc.integer({ min: 30, max: 190 }),
  height: fc.integer({ min: 14, max: 90 }),
});

type Place = typeof place extends fc.Arbitrary<infer T> ? T : never;

const contracts = fc.record({
  base: documents,
  order: fc.shuffledSubarray([0, 1, 2, 3].slice(0, most), { minLength: 1 }),
  places: fc.array(fc.array(place, { maxLength: 3 }), { minLength: most, maxLength: most }),
  text: fc.string({ unit: fc.constantFrom(..."甲乙，。（𠮷ŁđĄ A1-"), minLength: 1, maxLength: 60 }),
  ordered: fc.boolean(),
  together: fc.boolean(),
});

/** Random places on the pages that there are; everybody has at least one to sign. */
function fieldsFor(participants: string[], places: Place[][], documentId: string, pages: PageSize[]) {
  return participants.flatMap((participantId, index) => {
    const first = { kind: "signature" as const, page: 0, x: index / most, y: 0.5, width: 60, height: 30 };
    return [first, ...(places[index] ?? [])].map(({ kind, page, x, y, width, height }) => {
      const number = Math.floor(page * pages.length);
      const sheet = pages[number] ?? { width: 200, height: 200 };
      const size = { width: Math.min(width, sheet.width), height: Math.min(height, sheet.height) };
      const at = { x: x * (sheet.width - size.width), y: y * (sheet.height - size.height) };
      return {
        id: newId(),
        documentId,
        participantId,
        kind,
        label: null,
        required: false,
        page: number,
        ...at,
        ...size,
      };
    });
  });
}

it("every revision that the database and the store give back is an exact prefix of the next, down to the upload", async () => {
  await fc.assert(
    fc.asyncProperty(contracts, async ({ base, order, places, text, ordered, together }) => {
      const signers = order.map((n) => people[n] as SigningPerson);
      const contractId = await newDraft(signers[0]!, base);
      await fillDraft(signers[0]!, contractId, signers, { fields: [], ordered });
      const document = await db().document.findFirstOrThrow({ where: { contractId } });
      const rows = await db().participant.findMany({ where: { contractId }, orderBy: { position: "asc" } });
      const pages = document.pages as PageSize[];
      const fields = fieldsFor(
        rows.map(({ id }) => id),
        places,
        document.id,
        pages,
      );
      await db().field.createMany({ data: fields });
      const { version } = await db().contract.findUniqueOrThrow({ where: { id: contractId } });
      await sendNow(signers[0]!, contractId, version);

      const sign = async (person: SigningPerson) => {
        const participantId = await enter(person);
        const room = await openRoom(person, participantId);
        const texts = room.fields.filter(({ kind }) => kind === "text");
        await fillFields(person, { participantId, values: Object.fromEntries(texts.map(({ id }) => [id, text])) });
        const intentId = await provenIntent(person, participantId);
        await signContract(person, { participantId, intentId, sealId: person.sealId, utcOffsetMinutes: 0 });
      };
      if (together && !ordered) await Promise.all(signers.map(sign));
      else for (const person of signers) await sign(person);

      const { headRevision } = await db().document.findUniqueOrThrow({ where: { id: document.id } });
      expect(headRevision).toBe(2 + signers.length);
      let before: Buffer = await readBlob(document.baseSha256);
      expect(before.equals(Buffer.from(base))).toBe(true);
      for (let number = 0; number <= headRevision; number++) {
        const revision = await readRevision(document.id, number);
        expect(revision.subarray(0, before.length).equals(before)).toBe(true);
        expect(revision.length > before.length).toBe(number > 0);
        before = revision;
      }
    }),
    { numRuns: 15 },
  );
});
