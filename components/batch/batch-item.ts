import type { BatchItem } from "@/lib/domain/signing/batch/read-batch";
import type { Room, RoomField } from "@/lib/domain/signing/open-room";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import type { RoomSeal } from "../room/room-steps";
import { isPlace, isSealPlace } from "../room/room-tasks";

/** A contract of a batch that can still be signed. */
export type OpenItem = BatchItem & { room: Room };

/** Those that are to be read and confirmed. */
export const openItems = (items: readonly BatchItem[]): OpenItem[] =>
  items.filter((item): item is OpenItem => item.room !== null);

/** Whether all of it has been before the reader's eyes, as the server knows it. */
export const isRead = ({ shown, problem }: BatchItem): boolean => shown && problem !== "batch_read_first";

/** What stands in a place of hers. */
export function outlineIn({ room, seals }: OpenItem, field: RoomField, signature: RoomSeal | null): Outline | null {
  if (!isSealPlace(field)) return signature?.outline ?? null;
  return room.organization?.seals.find(({ id }) => id === seals[field.id])?.outline ?? null;
}

/** Whether her own signature stands somewhere in it. */
export const isSignedByHand = ({ room }: OpenItem): boolean =>
  room.fields.some((field) => isPlace(field) && !isSealPlace(field));

/** The organization's seals that stand in it, by name. */
export const sealNames = ({ room, seals }: OpenItem): string[] => [
  ...new Set(
    room.fields
      .filter(isSealPlace)
      .flatMap(({ id }) => room.organization?.seals.find((seal) => seal.id === seals[id])?.name ?? []),
  ),
];
