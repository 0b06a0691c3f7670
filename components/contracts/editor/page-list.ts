/** Numbers as people write them for a printer: "1-3, 5". */

/**
 * @param text page numbers from 1 and ranges of them, with commas or spaces (also Chinese ones) between them
 * @returns pages from 0, each once, in order; null where it is no such list or a page is not among `count`
 */
export function readPageList(text: string, count: number): number[] | null {
  const parts = text
    .normalize("NFKC")
    .split(/[\s,;、]+/)
    .filter(Boolean);
  const pages = new Set<number>();
  for (const part of parts) {
    const found = /^(\d{1,5})(?:[-–—~](\d{1,5}))?$/.exec(part);
    const [from, to] = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])];
    if (!found || from < 1 || to < from || to > count) return null;
    for (let page = from; page <= to; page++) pages.add(page - 1);
  }
  return pages.size > 0 ? [...pages].sort((a, b) => a - b) : null;
}

/** The shortest way to write such a list: ranges where three or more follow each other. */
export function writePageList(pages: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < pages.length; ) {
    let end = i;
    while (pages[end + 1] === (pages[end] as number) + 1) end++;
    const [from, to] = [(pages[i] as number) + 1, (pages[end] as number) + 1];
    if (to - from >= 2) parts.push(`${from}-${to}`);
    else for (let page = from; page <= to; page++) parts.push(String(page));
    i = end + 1;
  }
  return parts.join(", ");
}
