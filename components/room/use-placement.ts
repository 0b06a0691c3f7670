"use client";

import { useEffect, useState } from "react";
import type { RoomField, RoomSealOfOrganization } from "@/lib/domain/signing/open-room";
import { forgetPlacement, keepPlacement, keptPlacement, type Placement } from "./kept-placement";
import { isSealPlace } from "./room-tasks";

/** Kinds of seals in the order in which a contract usually wants them. */
const usual = ["contract", "official", "foreign"];

/**
 * What a signer has chosen and put down, kept in this browser until she signs. The organization's seal for contracts is
 * chosen by itself, in all places.
 * @param sealIds her signatures in use, the one that is chosen by itself first
 */
export function usePlacement(
  participantId: string,
  fields: readonly RoomField[],
  sealIds: readonly string[],
  seals: readonly RoomSealOfOrganization[],
) {
  const newest = sealIds[0] ?? null;
  const [placement, setPlacement] = useState<Placement>(() => ({
    sealId: newest,
    seals: usualSeals(fields, seals),
    placed: new Set<string>(),
  }));

  // Read after the first drawing: the server knows nothing of what this browser keeps.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the room was when she came in
  useEffect(() => {
    const kept = keptPlacement(
      participantId,
      fields,
      sealIds,
      seals.map(({ id }) => id),
    );
    if (kept) setPlacement({ ...kept, seals: { ...usualSeals(fields, seals), ...kept.seals } });
  }, [participantId]);

  function choose(next: Partial<Placement>) {
    const now = { ...placement, ...next };
    setPlacement(now);
    keepPlacement(participantId, now, newest);
  }

  /** @param fieldId one place; all places of seals where none is named */
  function chooseSeal(sealId: string, fieldId?: string) {
    const ids = fieldId ? [fieldId] : fields.filter(isSealPlace).map(({ id }) => id);
    choose({ seals: { ...placement.seals, ...Object.fromEntries(ids.map((id) => [id, sealId])) } });
  }

  return { ...placement, choose, chooseSeal, forget: () => forgetPlacement(participantId) };
}

function usualSeals(fields: readonly RoomField[], seals: readonly RoomSealOfOrganization[]): Record<string, string> {
  const first = usual.map((kind) => seals.find((seal) => seal.kind === kind)).find(Boolean) ?? seals[0];
  return first ? Object.fromEntries(fields.filter(isSealPlace).map(({ id }) => [id, first.id])) : {};
}
