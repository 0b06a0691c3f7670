import type { RoomField } from "@/lib/domain/signing/open-room";

/** What a signer has chosen and put down before she confirms. Nothing is signed by it. */
export type Placement = {
  sealId: string | null;
  /** Signature fields into which she has put it. */
  placed: ReadonlySet<string>;
};

type Kept = { sealId: string; newest: string | null; placed: string[] };

const keyOf = (participantId: string) => `placement.${participantId}`;

/**
 * Remembers a placement in this browser, so that leaving or reloading the room loses nothing.
 * @param newest the signature that the room would choose by itself; another one later is newer than this choice
 */
export function keepPlacement(participantId: string, { sealId, placed }: Placement, newest: string | null): void {
  try {
    if (!sealId || (placed.size === 0 && sealId === newest)) localStorage.removeItem(keyOf(participantId));
    else {
      const kept: Kept = { sealId, newest, placed: [...placed] };
      localStorage.setItem(keyOf(participantId), JSON.stringify(kept));
    }
  } catch {
    // A browser that keeps nothing: the signature is put down again.
  }
}

/** Forgets it; after signing or declining there is nothing to come back to. */
export function forgetPlacement(participantId: string): void {
  try {
    localStorage.removeItem(keyOf(participantId));
  } catch {
    // Nothing was kept.
  }
}

/**
 * What was kept, as far as it still holds: the signature must be in use, the fields must still be hers.
 * @param sealIds her signatures in use, the one that is chosen by itself first
 * @returns null where nothing was kept or the signature is gone
 */
export function keptPlacement(
  participantId: string,
  fields: readonly RoomField[],
  sealIds: readonly string[],
): { sealId: string; placed: Set<string> } | null {
  const kept = read(participantId);
  if (!kept || !sealIds.includes(kept.sealId)) return null;
  const own = new Set(fields.filter(({ kind }) => kind === "signature").map(({ id }) => id));
  const [first] = sealIds;
  // One that she has made or preferred since is what she means now.
  const sealId = first !== undefined && first !== kept.newest ? first : kept.sealId;
  return { sealId, placed: new Set(kept.placed.filter((id) => own.has(id))) };
}

function read(participantId: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(participantId)) ?? "null");
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

const isKept = (value: unknown): value is Kept =>
  typeof value === "object" &&
  value !== null &&
  "sealId" in value &&
  typeof value.sealId === "string" &&
  "newest" in value &&
  (value.newest === null || typeof value.newest === "string") &&
  "placed" in value &&
  Array.isArray(value.placed) &&
  value.placed.every((id) => typeof id === "string");
