import { homePath, nextPath, withNext } from "@/lib/domain/accounts/next-path";

export type Search = Promise<Record<string, string | string[] | undefined>>;

/** Where the pages on the way to a signature lead, and where back to. */
export type Way = {
  /** A path of this site, or null where nothing was asked for. */
  back: string | null;
  /** A page of this way that remembers where back to. */
  to: (page: "/identity" | `/identity/${string}` | "/certificate" | "/signature") => string;
  /** The end of the way: back to where she came from, or to her contracts. */
  end: string;
};

/** Reads `?next=`. Only a path of this site stands; anything else is as though it were not there. */
export async function wayOf(search: Search): Promise<Way> {
  const end = nextPath((await search).next);
  return { back: end === homePath ? null : end, to: (page) => withNext(page, end), end };
}

/** Where the one card of a page stands; on a phone the workspace's padding gives way to the card's own. */
export const focusPlace = ({ back }: Way): string =>
  back === null ? "grid justify-items-center phone:-mx-4 phone:-mt-6" : "grid justify-items-center";
