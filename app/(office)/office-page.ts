import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import type { Actor } from "@/lib/platform/actor";
import { DomainError } from "@/lib/platform/errors";
import { PATH_HEADER } from "@/lib/platform/web/path-header";

/**
 * Reads what a page of the back office shows. Whoever is no administrator, or none of this room, gets the page that
 * every wrong address gets; an administrator whose second factor is too long ago is asked for it and comes back.
 */
export async function officePage<T>(read: (actor: Actor) => Promise<T>): Promise<T> {
  const actor = await requireActor();
  try {
    return await read(actor);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "second_factor_needed")
      redirect(`/office/second-factor?next=${encodeURIComponent(await here())}`);
    if (error.kind === "not_found" || error.kind === "forbidden") notFound();
    throw error;
  }
}

const here = async () => (await headers()).get(PATH_HEADER) ?? "/office";

export type Search = Promise<Record<string, string | string[] | undefined>>;

/** One parameter of an address; undefined when it is not there or there more than once. */
export async function parameter(search: Search, name: string): Promise<string | undefined> {
  const value = (await search)[name];
  return typeof value === "string" ? value : undefined;
}
