import { conflict, forbidden } from "@/lib/platform/errors";
import { type Deed, may } from "../policy";

/** A participant's place, as re-read. */
export type Place = { role: string; state: string; contract: { state: string; expiresAt: Date | null } };

/**
 * Whether whoever stands in a place of a contract may do this now.
 * @throws DomainError with the reason in her words: contract_expired, already_signed, already_done, already_declined,
 *   not_your_turn, contract_…; not_allowed for what is never done in this role
 */
export function requireTurn(
  { role, state, contract }: Place,
  deed: Extract<Deed, "fill_and_sign" | "approve" | "hand_over">,
): void {
  if (state === "signed") throw conflict("already_signed");
  if (state === "approved" || state === "informed") throw conflict("already_done");
  if (state === "declined") throw conflict("already_declined");
  if (contract.state === "out" && contract.expiresAt && contract.expiresAt <= new Date())
    throw conflict("contract_expired");
  if (contract.state !== "out") throw conflict(`contract_${contract.state}`);
  if (state === "waiting") throw conflict("not_your_turn");
  if (!may(deed, { contractState: contract.state, owner: false, places: [{ role, state }] })) throw forbidden();
}
