type Rect = { x: number; y: number; width: number; height: number };
export type Cell = { signature: Rect; date: Rect | null; text: Rect | null };

const gap = 6;
const lineHeight = 14;
const usual = { width: 160, height: 64 };
const least = { width: 56, height: 20 };

/**
 * Places for `count` signatures on one page, as a grid that grows from its lower edge; smaller where the page is small.
 * Dates and a line of text come in where there is room.
 * @param page visible size in points
 */
export function layOut(page: { width: number; height: number }, count: number): Cell[] {
  const margin = Math.min(36, page.width / 12, page.height / 12);
  const room = { width: page.width - 2 * margin, height: page.height - 2 * margin };
  const columns = columnsFor(room, count);
  const rows = Math.ceil(count / columns);
  const width = Math.min(usual.width, room.width / columns - gap);
  const height = Math.min(usual.height, room.height / rows - gap);
  return Array.from({ length: count }, (_, index) => {
    const x = margin + (index % columns) * (width + gap);
    const y = page.height - margin - (Math.floor(index / columns) + 1) * (height + gap);
    return cellIn({ x, y, width, height });
  });
}

/** As few columns as let every cell have a readable height. */
function columnsFor(room: { width: number; height: number }, count: number): number {
  const most = Math.max(1, Math.floor(room.width / (least.width + gap)));
  for (let columns = Math.min(3, most, count); columns < most; columns++)
    if (room.height / Math.ceil(count / columns) >= usual.height / 2 + gap) return columns;
  return most;
}

function cellIn({ x, y, width, height }: Rect): Cell {
  const roomForLine = height - lineHeight >= 34 && width >= 2 * least.width + gap;
  const signature = { x, y, width, height: roomForLine ? height - lineHeight : height };
  if (!roomForLine) return { signature, date: null, text: null };
  const half = (width - gap) / 2;
  const line = { y: y + height - lineHeight, width: half, height: lineHeight };
  return { signature, date: { x, ...line }, text: { x: x + half + gap, ...line } };
}
