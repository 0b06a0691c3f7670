import "server-only";
import { redirect } from "next/navigation";
import { DomainError } from "@/lib/platform/errors";
import { orNotFound } from "@/lib/platform/web/or-not-found";

/** For `.catch` on what only keepers of seals read: others come to the list, which says what they may do. */
export const orList =
  (organizationId: string) =>
  (error: unknown): never => {
    if (error instanceof DomainError && error.kind === "forbidden") redirect(`/organizations/${organizationId}/seals`);
    return orNotFound(error);
  };
