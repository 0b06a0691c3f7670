import {
  asSigner,
  type DraftField,
  type DraftParticipant,
  fieldSizes,
  isOrdered,
  kindNeededBy,
} from "../drafting/draft.schema";
import type { SetPlace } from "./setting/places-in";
import type { BlockOf } from "./written-text.schema";

/** Who signs in a block, and the fields that stand in its places; null where there is none, or not any more. */
export type BlockPlace = { blockId: string; participantId: string; sign: string | null; date: string | null };

export type Desk = { participants: DraftParticipant[]; fields: DraftField[]; places: BlockPlace[] };

/**
 * Brings a draft's people and fields in line with the signature blocks of a text that was set anew: fields of blocks
 * move with them, a new block gets a participant and fields, one that is gone loses its fields, and its participant
 * where nothing was filled in for her. Fields that stood on pages that are no more go too; all others stay.
 * @param desk as it is; `fields` also those of other documents
 * @param set where the places of the blocks stand now
 * @param newId makes ids of participants and fields
 */
export function alignWithBlocks(
  desk: Desk,
  documentId: string,
  blocks: readonly BlockOf<"signature">[],
  set: readonly SetPlace[],
  pageCount: number,
  newId: () => string,
): Desk {
  const participants = [...desk.participants];
  const gone = desk.places.filter(({ blockId }) => !blocks.some(({ id }) => id === blockId));
  const goneFields = new Set(gone.flatMap(({ sign, date }) => [sign, date]));
  const fields = desk.fields.filter(
    ({ id, documentId: of, page }) => !goneFields.has(id) && (of !== documentId || page < pageCount),
  );
  const places: BlockPlace[] = [];
  for (const block of blocks) {
    const known = desk.places.find(({ blockId }) => blockId === block.id);
    const before = known && participants.find((one) => one.id === known.participantId && kindNeededBy(one) !== null);
    const owner = before ?? whoSigns(block, participants, [...places, ...desk.places], newId);
    if (!participants.includes(owner)) participants.push(owner);
    const put = (part: SetPlace["part"]): string | null => {
      const kept = before ? (known?.[part] ?? null) : null;
      const at = set.find((one) => one.blockId === block.id && one.part === part);
      const index = fields.findIndex((field) => field.id === kept);
      if (!at) {
        if (index >= 0) fields.splice(index, 1);
        return null;
      }
      const made = fieldAt(at, part, owner, documentId, kept ?? newId());
      // A field that its sender has taken away stays away; one whose page is no more stands on another.
      const takenAway = kept !== null && !desk.fields.some(({ id }) => id === kept);
      const moved = fields[index];
      if (moved) fields[index] = { ...moved, ...boxOf(made), kind: made.kind };
      else if (!takenAway) fields.push(made);
      return made.id;
    };
    places.push({ blockId: block.id, participantId: owner.id, sign: put("sign"), date: put("date") });
  }
  const left = participants.filter((one) => !isLeftOver(one, gone, places, fields));
  return { participants: left, fields, places };
}

/** Who is called like the block; else a signer who has no block yet; else somebody of whom nothing else is known. */
function whoSigns(
  { label, as }: BlockOf<"signature">,
  participants: readonly DraftParticipant[],
  taken: readonly BlockPlace[],
  newId: () => string,
): DraftParticipant {
  const free = participants.filter(
    (one) => kindNeededBy(one) !== null && !taken.some(({ participantId }) => participantId === one.id),
  );
  const ofKind = free.filter(
    ({ organizationName }) => (typeof organizationName === "string") === (as === "organization"),
  );
  return (
    free.find(({ place }) => place === label) ??
    ofKind.find(({ place }) => !place) ??
    asSigner({
      id: newId(),
      name: "",
      email: "",
      place: label,
      turn: isOrdered(participants)
        ? Math.max(...participants.map(({ turn }) => turn)) + 1
        : (participants[0]?.turn ?? 1),
      ...(as === "organization" && { organizationName: "" }),
    })
  );
}

/** Nobody but her place was known, and the block for which she was made is gone. */
const isLeftOver = (
  { id, name, email, organizationName }: DraftParticipant,
  gone: readonly BlockPlace[],
  places: readonly BlockPlace[],
  fields: readonly DraftField[],
): boolean =>
  !name &&
  !email &&
  !organizationName &&
  gone.some(({ participantId }) => participantId === id) &&
  !places.some(({ participantId }) => participantId === id) &&
  !fields.some(({ participantId }) => participantId === id);

type Box = Pick<DraftField, "page" | "x" | "y" | "width" | "height">;
const boxOf = ({ page, x, y, width, height }: Box): Box => ({ page, x, y, width, height });

/** A signature may have become a seal since, and the other way round: each stands at the left of its place. */
function fieldAt(
  at: SetPlace,
  part: SetPlace["part"],
  owner: DraftParticipant,
  documentId: string,
  id: string,
): DraftField {
  const kind = part === "date" ? "date" : (kindNeededBy(owner) ?? "signature");
  // A seal is as wide as it is high.
  const side = Math.max(fieldSizes.seal.least.width, Math.min(at.width, at.height));
  const [width, height] = kind === "seal" ? [side, side] : [at.width, at.height];
  return {
    id,
    documentId,
    participantId: owner.id,
    kind,
    label: null,
    required: true,
    page: at.page,
    x: at.x,
    y: Math.max(0, at.y + (at.height - height) / 2),
    width,
    height,
  };
}
