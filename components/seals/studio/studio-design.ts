import type { DesignInput } from "@/lib/domain/seals/organization/seal.schema";
import { presetDesign } from "@/lib/domain/seals/organization/seal-presets";
import { SEAL_SIZES, type SealKind, type SealShape } from "@/lib/standards/seal-drawing/seal/design";

/** The studio's form as pure functions: what a change of one control does to the others. */

/** The shapes that a kind of seal comes in. */
export function shapesOf(kind: SealKind): SealShape[] {
  if (kind === "invoice") return ["oval"];
  if (kind === "official") return ["round", "oval"];
  if (kind === "legal_representative") return ["square"];
  return ["round", "oval", "square"];
}

export type Size = readonly [widthMm: number, heightMm: number];

/** The sizes that a kind of seal comes in, in one shape. */
export const sizesOf = (kind: SealKind, shape: SealShape): readonly Size[] =>
  kind === "invoice" ? [[40, 30]] : SEAL_SIZES[shape];

/** Which controls say something about a design; the others are left out. */
export function controlsOf({ kind, shape, centre }: DesignInput) {
  const ring = shape !== "square";
  const prescribed = kind === "invoice";
  return {
    line: kind !== "legal_representative" && !prescribed,
    code: ring,
    centre: ring && !prescribed,
    emblem: ring && !prescribed && centre === "emblem",
    doubleBorder: ring && !prescribed,
    nameScale: ring && !prescribed,
    cut: !ring,
    copying: ring,
  };
}

/** What a seal is called in lists unless somebody says otherwise: its kind, or its own words where it is one of many. */
export const usualName = ({ kind, line }: DesignInput, kindName: string): string =>
  ((kind === "department" || kind === "other") && line.trim()) || kindName;

/** Another kind begins in its usual form; colour and code, which belong to the organization, stay. */
export function withKind(design: DesignInput, kind: SealKind): DesignInput {
  const { color, code, microText, finePattern, serial } = design;
  const keepsCode = kind !== "invoice" && design.kind !== "invoice" && kind !== "foreign" && design.kind !== "foreign";
  const usual = { ...presetDesign(kind), color, ...(keepsCode && { code }) };
  return withoutUnseen({ ...usual, microText, finePattern, serial });
}

/** Another shape takes the size that is nearest to the one before, and what it has no place for goes. */
export function withShape(design: DesignInput, shape: SealShape): DesignInput {
  if (shape === design.shape) return design;
  const [widthMm, heightMm] = nearest(
    sizesOf(design.kind, shape),
    shape === "square" ? 22 : Math.max(design.widthMm, 38),
  );
  return withoutUnseen({ ...design, shape, widthMm, heightMm });
}

/** Nothing is decided that no control shows: a block has no ring to write in, and a ring is not cut in white. */
function withoutUnseen(design: DesignInput): DesignInput {
  const shown = controlsOf(design);
  return {
    ...design,
    ...(!shown.centre && { centre: "none", emblem: null }),
    ...(!shown.cut && { cut: "relief" }),
    ...(!shown.doubleBorder && { doubleBorder: false }),
    ...(!shown.copying && { microText: false, finePattern: false, serial: false }),
  };
}

export const sizeKey = ([width, height]: Size): string => `${width}x${height}`;

export function withSize(design: DesignInput, key: string): DesignInput {
  const size = sizesOf(design.kind, design.shape).find((one) => sizeKey(one) === key);
  return size ? { ...design, widthMm: size[0], heightMm: size[1] } : design;
}

/** A seal that was stored, as the form holds it. */
export const isSameDesign = (a: DesignInput, b: DesignInput): boolean =>
  JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

const ordered = (design: DesignInput) => Object.entries(design).sort(([a], [b]) => a.localeCompare(b));

function nearest(sizes: readonly Size[], wished: number): Size {
  const off = ([width]: Size) => Math.abs(width - wished);
  return sizes.reduce((best, size) => (off(size) < off(best) ? size : best));
}
