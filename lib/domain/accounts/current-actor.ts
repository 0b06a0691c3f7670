import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Actor } from "@/lib/platform/actor";
import { readActor } from "@/lib/platform/sessions/read-actor";
import { PATH_HEADER } from "@/lib/platform/web/path-header";

/** Who makes this request, or null. */
export const currentActor = (): Promise<Actor | null> => readActor();

/** For pages of signed-in people: sends everyone else to sign in, and from there back to this page. */
export async function requireActor(): Promise<Actor> {
  const actor = await readActor();
  if (actor) return actor;
  const path = (await headers()).get(PATH_HEADER);
  redirect(path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}
