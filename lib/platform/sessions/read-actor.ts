import "server-only";
import { cookies, headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import type { Actor, Visitor } from "@/lib/platform/actor";
import { requestInfo } from "@/lib/platform/web/request-info";
import { openSession, SESSION_COOKIE } from "./session-cookie";
import { findLiveSession } from "./session-store";

/** Who makes this request: the session cookie's row is read again on each one. Null when nobody is signed in. */
export const readActor = cache(async (): Promise<Actor | null> => {
  const claims = await openSession((await cookies()).get(SESSION_COOKIE)?.value);
  const session = claims && (await findLiveSession(claims));
  return session && { ...session, ...requestInfo(await headers()) };
});

/** From where this request comes and in which language its reader reads. */
export async function readVisitor(): Promise<Visitor> {
  return { ...requestInfo(await headers()), locale: await getLocale() };
}
