import type { PathCommand } from "../path";
import { turnOf } from "./curves";

/** The same shape, drawn so that it is cut out of one that runs clockwise (nonzero winding). */
export function against(commands: readonly PathCommand[]): PathCommand[] {
  return turnOf(commands) > 0 ? backwards(commands) : [...commands];
}

/** Every contour run through from its end to its beginning. */
function backwards(commands: readonly PathCommand[]): PathCommand[] {
  const out: PathCommand[] = [];
  let contour: { x: number; y: number; by: PathCommand }[] = [];
  const flush = () => {
    const last = contour.at(-1);
    if (!last) return;
    out.push({ op: "M", x: last.x, y: last.y });
    for (let i = contour.length - 1; i > 0; i--) {
      const { by } = contour[i]!;
      const { x, y } = contour[i - 1]!;
      if (by.op === "C") out.push({ op: "C", x1: by.x2, y1: by.y2, x2: by.x1, y2: by.y1, x, y });
      else if (by.op === "Q") out.push({ op: "Q", x1: by.x1, y1: by.y1, x, y });
      else out.push({ op: "L", x, y });
    }
    out.push({ op: "Z" });
    contour = [];
  };
  for (const command of commands) {
    if (command.op === "Z") flush();
    else {
      if (command.op === "M") flush();
      contour.push({ x: command.x, y: command.y, by: command });
    }
  }
  flush();
  return out;
}
