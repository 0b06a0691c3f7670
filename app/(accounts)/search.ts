import { homePath, nextPath } from "@/lib/domain/accounts/next-path";

export type Search = Promise<Record<string, string | string[] | undefined>>;

/** Where the reader is on her way to, and whether that is a contract she was invited to. */
export async function goingTo(search: Search): Promise<{ next: string; toContract: boolean; elsewhere: boolean }> {
  const next = nextPath((await search).next);
  return { next, toContract: /^\/(s|sign)\//.test(next), elsewhere: next !== homePath };
}
