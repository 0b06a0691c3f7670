import "server-only";
import { notFound } from "next/navigation";
import { DomainError } from "@/lib/platform/errors";

/**
 * For `.catch` on what a page reads: what is not there, or is not hers to see, is the "not found" page with status
 * 404; everything else goes on to the error page.
 */
export function orNotFound(error: unknown): never {
  if (error instanceof DomainError && error.kind === "not_found") notFound();
  throw error;
}
