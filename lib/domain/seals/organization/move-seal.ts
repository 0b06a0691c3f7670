import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { endGrants } from "../grants/end-grants";
import { requireSeal } from "../grants/require-seal-deed";
import { sealMayMove } from "../seal-states";
import { namesOf } from "./draw-design";
import { orOneOfficial } from "./make-seal";
import { bearsNames } from "./outdated-seals";
import type { moveSealInput } from "./seal.schema";
import type { SealEventType } from "./seal-event-types";
import { appendSealEvent } from "./seal-events";

/**
 * Takes a seal into use, stops it for a while, resumes it, retires it or destroys it. What it was used for before keeps
 * it. Uploaded seals come into use by a review alone.
 * @throws DomainError not_found, forbidden; conflict `seal_cannot_move`, `seal_outdated`, `one_official_seal`; invalid
 *   `seal_reason_needed`
 */
export async function moveSeal(actor: Actor, { sealId, to, reason }: z.output<typeof moveSealInput>): Promise<void> {
  await orOneOfficial(
    transaction(async (tx) => {
      const { organization, seal } = await requireSeal(actor, sealId, "manage", tx);
      const designed = seal.versions.find(({ number }) => number === seal.version)?.origin === "designed";
      const fits = sealMayMove(seal.state, to) && seal.state !== to;
      if (!fits || seal.state === "in_review") throw conflict("seal_cannot_move");
      if (seal.state === "draft" && to === "active" && !designed) throw conflict("seal_cannot_move");
      if (to === "active" && !bearsNames(seal, namesOf(organization))) throw conflict("seal_outdated");
      if ((to === "suspended" || to === "retired") && reason.length < 2)
        throw invalid("seal_reason_needed", { field: "reason" });
      const ends = to === "retired" || to === "destroyed";
      await tx.seal.update({
        where: { id: sealId },
        data: { state: to, ...(ends && { endedAt: seal.endedAt ?? new Date() }) },
      });
      await appendSealEvent(tx, sealId, { type: told(seal.state, to), actor, data: reason ? { reason } : {} });
      if (ends) await endGrants(tx, actor, { sealId });
    }),
  );
}

function told(from: string, to: z.output<typeof moveSealInput>["to"]): SealEventType {
  if (to === "active") return from === "suspended" ? "resumed" : "activated";
  return to;
}
