import type { RoomField } from "@/lib/domain/signing/open-room";
import { isPlace } from "./room-tasks";

/** What a signer has chosen and put down before she confirms. Nothing is signed by it. */
export type Placement = {
  /** Her own signature. */
  sealId: string | null;
  /** The organization's seals, by place. */
  seals: Readonly<Record<string, string>>;
  /** Places into which she has put them. */
  placed: ReadonlySet<string>;
};

type Kept = { sealId: string | null; seals: Record<string, string>; newest: string | null; placed: string[] };

const keyOf = (participantId: string) => `placement.${participantId}`;

/**
 * Remembers a placement in this browser, so that leaving or reloading the room loses nothing.
 * @param newest the signature that the room would choose by itself; another one later is newer than this choice
 */
export function keepPlacement(
  participantId: string,
  { sealId, seals, placed }: Placement,
  newest: string | null,
): void {
  try {
    const usual = placed.size === 0 && sealId === newest && Object.keys(seals).length === 0;
    if (usual) localStorage.removeItem(keyOf(participantId));
    else {
      const kept: Kept = { sealId, seals: { ...seals }, newest, placed: [...placed] };
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
 * What was kept, as far as it still holds: signature and seals must be in use, the fields must still be hers.
 * @param sealIds her signatures in use, the one that is chosen by itself first
 * @param organizationSealIds the organization's seals that she may use
 * @returns null where nothing was kept or the signature is gone
 */
export function keptPlacement(
  participantId: string,
  fields: readonly RoomField[],
  sealIds: readonly string[],
  organizationSealIds: readonly string[] = [],
): Placement | null {
  const kept = read(participantId);
  if (!kept || (kept.sealId !== null && !sealIds.includes(kept.sealId))) return null;
  const own = new Set(fields.filter(isPlace).map(({ id }) => id));
  const seals = Object.entries(kept.seals).filter(([id, seal]) => own.has(id) && organizationSealIds.includes(seal));
  const [first] = sealIds;
  // One that she has made or preferred since is what she means now.
  const sealId = first !== undefined && first !== kept.newest ? first : kept.sealId;
  return {
    sealId,
    seals: Object.fromEntries(seals),
    placed: new Set(kept.placed.filter((id) => own.has(id))),
  };
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
  (value.sealId === null || typeof value.sealId === "string") &&
  "seals" in value &&
  typeof value.seals === "object" &&
  value.seals !== null &&
  Object.values(value.seals).every((id) => typeof id === "string") &&
  "newest" in value &&
  (value.newest === null || typeof value.newest === "string") &&
  "placed" in value &&
  Array.isArray(value.placed) &&
  value.placed.every((id) => typeof id === "string");
