import { hangs, mayBreak, type Room, roomBetween, type Unit } from "./units";

/** A unit on its line, with the room that follows it in points. */
export type Placed<Style> = Unit<Style> & { after: number };
export type Line<Style> = {
  units: Placed<Style>[];
  /** Points, without what hangs out at its end. */
  width: number;
};

/** What is more than this is not stretched to the margin: better ragged than torn apart. */
const mostStretch = 3;

/**
 * Breaks a paragraph into lines, all of them together: the breaks are those with the least sum of badness, after Knuth
 * and Plass, Breaking Paragraphs into Lines (1981), for text that also breaks between characters.
 * @param width of the lines, in points
 * @param options.indent of the first line
 * @param options.justify whether all lines but the last one of a paragraph end at the margin
 */
export function breakLines<Style>(
  units: readonly Unit<Style>[],
  width: number,
  options: { indent?: number; justify: boolean },
): Line<Style>[] {
  if (units.length === 0) return [];
  const rooms = units.map((unit, index): Room => {
    const next = units[index + 1];
    return next ? roomBetween(unit, next) : { natural: 0, stretch: 0, shrink: 0 };
  });
  const lines: Line<Style>[] = [];
  for (const [start, end] of bestBreaks(units, rooms, width, options.indent ?? 0))
    lines.push(
      lineOf(units, rooms, start, end, width - (lines.length === 0 ? (options.indent ?? 0) : 0), options.justify),
    );
  return lines;
}

type Node = { at: number; line: number; cost: number; from: Node | null };

/** @returns beginnings and ends of lines, the ends not included */
function bestBreaks(
  units: readonly Unit<unknown>[],
  rooms: readonly Room[],
  width: number,
  indent: number,
): [number, number][] {
  const best: (Node | null)[] = new Array(units.length + 1).fill(null);
  best[0] = { at: 0, line: 0, cost: 0, from: null };
  for (let start = 0; start < units.length; start++) {
    const node = best[start];
    if (!node) continue;
    const measure = width - (start === 0 ? indent : 0);
    const sum = { natural: 0, stretch: 0, shrink: 0 };
    for (let end = start + 1; end <= units.length; end++) {
      const last = units[end - 1] as Unit<unknown>;
      if (end - 1 > start) add(sum, rooms[end - 2] as Room);
      sum.natural += last.width;
      const isEnd = end === units.length || last.kind === "end";
      const atEnd = trimmed(units, rooms, start, end, sum);
      if (atEnd - sum.shrink > measure && end - 1 > start) {
        // Nothing shorter than this could be broken: it stands out, as the last resort.
        if (best.every((one, at) => at <= start || !one)) settle(best, end - 1, node, 1e7);
        break;
      }
      const next = units[end];
      if (!isEnd && !(next && mayBreak(last.kind, next.kind))) continue;
      settle(best, end, node, costOf(atEnd, sum, measure, isEnd, end - start));
      if (last.kind === "end") break;
    }
  }
  const spans: [number, number][] = [];
  for (let node = best[units.length]; node?.from; node = node.from) spans.unshift([node.from.at, node.at]);
  return spans;
}

const add = (sum: Room, room: Room) => {
  sum.natural += room.natural;
  sum.stretch += room.stretch;
  sum.shrink += room.shrink;
};

function settle(best: (Node | null)[], at: number, from: Node, cost: number): void {
  const total = from.cost + cost;
  const known = best[at];
  if (!known || total < known.cost) best[at] = { at, line: from.line + 1, cost: total, from };
}

/** The width without what hangs at the end. */
function trimmed(
  units: readonly Unit<unknown>[],
  rooms: readonly Room[],
  start: number,
  end: number,
  sum: Room,
): number {
  let width = sum.natural;
  let last = end - 1;
  while (last > start && (units[last]?.kind === "space" || units[last]?.kind === "end")) {
    width -= (units[last]?.width ?? 0) + (rooms[last - 1]?.natural ?? 0);
    last--;
  }
  return width - hangs(units[last] as Unit<unknown>);
}

/** How badly a line is filled: 0 for exactly, 100 for as narrow or as wide as its rooms are made for. */
function costOf(width: number, sum: Room, measure: number, isEnd: boolean, count: number): number {
  const gap = measure - width;
  if (isEnd && gap >= 0) return count <= 2 ? 400 : 0;
  const ratio = gap >= 0 ? gap / Math.max(sum.stretch, 0.01) : -gap / Math.max(sum.shrink, 0.01);
  return 10 + 100 * Math.min(ratio, 50) ** 3;
}

function lineOf<Style>(
  units: readonly Unit<Style>[],
  rooms: readonly Room[],
  start: number,
  end: number,
  measure: number,
  justify: boolean,
): Line<Style> {
  let to = end;
  while (to > start + 1 && (units[to - 1]?.kind === "space" || units[to - 1]?.kind === "end")) to--;
  const isLast = end === units.length || units[end - 1]?.kind === "end";
  const own = units.slice(start, to);
  const last = own.at(-1) as Unit<Style>;
  const between = rooms.slice(start, to - 1);
  const sum = { natural: -hangs(last), stretch: 0, shrink: 0 };
  for (const { width } of own) sum.natural += width;
  for (const room of between) add(sum, room);
  const gap = measure - sum.natural;
  const grow = justify && !isLast && gap > 0 && gap <= sum.stretch * mostStretch ? gap / sum.stretch : 0;
  const shrink = gap < 0 && sum.shrink > 0 ? Math.min(1, -gap / sum.shrink) : 0;
  const placed = own.map((unit, index): Placed<Style> => {
    const room = between[index];
    return { ...unit, after: room ? room.natural + grow * room.stretch - shrink * room.shrink : -hangs(unit) };
  });
  return { units: placed, width: placed.reduce((width, unit) => width + unit.width + unit.after, 0) };
}
