import type { DraftParticipant } from "../../contracts/drafting/draft.schema";

type Place = Pick<DraftParticipant, "id" | "name" | "email" | "organizationName" | "role" | "place">;

/**
 * The one place of a version that whoever comes by a public link takes: open, for a person who signs for herself. All
 * others have to be known, for nobody fills them in.
 * @returns null where there is not exactly one
 */
export function openPlace<P extends Place>(participants: readonly P[]): P | null {
  const open = participants.filter(({ name, email, organizationName }) => !name || !email || organizationName === "");
  const [only] = open;
  if (open.length !== 1 || !only || only.role !== "signer" || typeof only.organizationName === "string") return null;
  return only;
}
