/** Where a place of a signature block was set: page from 0, points from its left and top. */
export type SetPlace = {
  /** Of the block. */
  blockId: string;
  part: "sign" | "date";
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
};

type Box = { left?: number; top?: number; width?: number; height?: number };
type Node = { props?: { id?: string } | undefined; box?: Box | undefined; children?: Node[] | undefined };

/** What the renderer knows of the pages that it has laid out. */
export type LaidOut = Node;

/** The places of signature blocks on the pages; boxes stand where their parents do. */
export function placesIn({ children: pages = [] }: LaidOut): SetPlace[] {
  const found: SetPlace[] = [];
  const look = (node: Node, page: number, left: number, top: number) => {
    const [x, y] = [left + (node.box?.left ?? 0), top + (node.box?.top ?? 0)];
    const [, blockId, part] = /^(.{36}):(sign|date)$/.exec(node.props?.id ?? "") ?? [];
    if (blockId && part) {
      const { width = 0, height = 0 } = node.box ?? {};
      found.push({
        blockId,
        part: part as SetPlace["part"],
        page,
        x: round(x),
        y: round(y),
        width: round(width),
        height: round(height),
      });
    }
    for (const child of node.children ?? []) look(child, page, x, y);
  };
  for (const [index, page] of pages.entries()) for (const child of page.children ?? []) look(child, index, 0, 0);
  return found;
}

const round = (points: number) => Math.round(points * 100) / 100;
