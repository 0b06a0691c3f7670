/**
 * Pages as people list them: 1–3, 5.
 * @param pages numbers from 1, in order, each once
 * @param between what stands between two of the list
 */
export function pageRanges(pages: readonly number[], between: string): string {
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges
    .flatMap(([from, to]) => (to === from + 1 ? [`${from}`, `${to}`] : [to === from ? `${from}` : `${from}–${to}`]))
    .join(between);
}
