import type { Outline } from "../outline";
import { ABOVE, BELOW } from "./arc-text";
import { graphemes } from "./cells";
import type { BlockSeal, RingSeal, SealCut, SealDescription, SealFace, SealLine, SealSecurity } from "./description";

/** What an organization's seal is for; each has its words and its usual form. */
export const SEAL_KINDS = [
  "official",
  "contract",
  "finance",
  "invoice",
  "personnel",
  "legal_representative",
  "department",
  "foreign",
  "other",
] as const;
export type SealKind = (typeof SEAL_KINDS)[number];

export const SEAL_SHAPES = ["round", "oval", "square"] as const;
export type SealShape = (typeof SEAL_SHAPES)[number];

/** The sizes in use, in millimetres: width and height. */
export const SEAL_SIZES: Record<SealShape, readonly (readonly [number, number])[]> = {
  round: [38, 40, 42, 43, 45, 50, 58].map((size) => [size, size]),
  oval: [
    [40, 30],
    [45, 30],
    [50, 36],
  ],
  square: [18, 20, 22, 25].map((size) => [size, size]),
};

/** Red as of seals, vermilion, and what older machines stamp with. */
export const SEAL_COLORS = { red: "#d0181c", vermilion: "#c3321c", blue: "#1f4095", black: "#1b1a17" } as const;
export type SealColor = keyof typeof SEAL_COLORS;

/** What whoever designs a seal decides. Names are not among it: they come from a verification. */
export type SealDesign = {
  kind: SealKind;
  shape: SealShape;
  /** One of the sizes of the shape. */
  widthMm: number;
  heightMm: number;
  color: SealColor;
  centre: "star" | "emblem" | "none";
  /** Where `centre` is "emblem". */
  emblem: Outline | null;
  /** The words below the middle; empty for none. */
  line: string;
  /** The code, or a name in another language, on the lower arc; empty for none. */
  code: string;
  doubleBorder: boolean;
  /** The height of the name's characters, as a part of what is usual for the size: 0.7 to 1.2. */
  nameScale: number;
  cut: SealCut;
  face: SealFace;
  microText: boolean;
  /** 32 hexadecimal digits, or null for none. */
  pattern: string | null;
};

/** What a verification says, and a design is filled with. */
export type SealNames = {
  organization: string;
  /** For the seal of the legal representative. */
  legalRepresentative: string | null;
  /** The unified social credit code, which is the tax number too; for the invoice seal. */
  taxNumber: string | null;
};

/** A design that cannot be drawn as it is; `field` names what is to be changed. */
export class SealDesignError extends Error {
  override name = "SealDesignError";
  constructor(
    readonly field: "size" | "line" | "code" | "shape" | "names",
    message: string,
  ) {
    super(message);
  }
}

const WORDS: Record<SealKind, string> = {
  official: "",
  contract: "合同专用章",
  finance: "财务专用章",
  invoice: "发票专用章",
  personnel: "人事专用章",
  legal_representative: "",
  department: "",
  foreign: "",
  other: "",
};

/** The usual form of each kind: one click, and a notary would accept it. */
export function usualDesign(kind: SealKind): SealDesign {
  const round = (size: number, centre: SealDesign["centre"]) => ({
    shape: "round" as const,
    widthMm: size,
    heightMm: size,
    centre,
  });
  const forms: Record<SealKind, Pick<SealDesign, "shape" | "widthMm" | "heightMm" | "centre">> = {
    official: round(42, "star"),
    contract: round(42, "star"),
    finance: round(38, "none"),
    invoice: { shape: "oval", widthMm: 40, heightMm: 30, centre: "none" },
    personnel: round(38, "none"),
    legal_representative: { shape: "square", widthMm: 20, heightMm: 20, centre: "none" },
    department: round(38, "star"),
    foreign: { shape: "oval", widthMm: 45, heightMm: 30, centre: "none" },
    other: round(40, "star"),
  };
  return {
    kind,
    ...forms[kind],
    color: "red",
    emblem: null,
    line: WORDS[kind],
    code: "",
    doubleBorder: false,
    nameScale: 1,
    cut: "relief",
    face: kind === "invoice" ? "light_song" : kind === "legal_representative" ? "kai" : "song",
    microText: false,
    pattern: null,
  };
}

/**
 * The description that a design makes with verified names.
 * @throws SealDesignError for a size that the shape does not have, or a shape that the kind may not have
 */
export function describeSeal(design: SealDesign, names: SealNames): SealDescription {
  const sizes = SEAL_SIZES[design.shape];
  if (!sizes.some(([width, height]) => width === design.widthMm && height === design.heightMm)) {
    throw new SealDesignError("size", "the shape does not come in this size");
  }
  if (design.kind === "invoice") return invoiceSeal(design, names);
  if (design.kind === "official" && design.shape === "square") {
    throw new SealDesignError("shape", "an official seal is round or oval");
  }
  if (design.shape === "square") return squareSeal(design, names);
  return ringSeal(design, names);
}

const security = (design: SealDesign, names: SealNames): SealSecurity => ({
  microText: design.microText ? (names.taxNumber ?? names.organization) : null,
  pattern: design.pattern,
  serial: null,
});

/** Border by diameter, as engravers cut it. */
const borderOf = (size: number) => (size >= 58 ? 1.5 : size >= 42 ? 1.2 : 1);

function ringSeal(design: SealDesign, names: SealNames): RingSeal {
  const { widthMm, heightMm } = design;
  // What fits across is decided by the shorter axis.
  const size = heightMm;
  const round = design.shape === "round";
  const borderMm = round ? borderOf(size) : 1;
  const innerLine = design.doubleBorder ? { gapMm: 0.5, widthMm: 0.25 } : null;
  const innermost = borderMm + (innerLine ? innerLine.gapMm + innerLine.widthMm : 0);
  const clearMm = round ? size * 0.02 : 0.7;
  const nameHeight = (round ? size * 0.124 : size * 0.138) * design.nameScale;
  const foot = innermost + clearMm + (ABOVE + BELOW) * nameHeight;
  const starMm = round ? size / 3 : size * 0.3;
  const code = design.code.trim();
  return {
    version: 1,
    shape: "ring",
    widthMm,
    heightMm,
    color: SEAL_COLORS[design.color],
    borderMm,
    innerLine,
    arc: {
      text: names.organization,
      heightMm: tenth(nameHeight),
      leastHeightMm: tenth(nameHeight * 0.42),
      clearMm,
      mostSweep: round ? 275 : 262,
      face: design.face,
    },
    centre: centreOf(design, starMm),
    lines: design.line ? [lineBelow(design, foot, starMm, code !== "")] : [],
    code: code ? { text: code, ...codeRoom(design, size) } : null,
    security: security(design, names),
  };
}

const tenth = (mm: number) => Math.round(mm * 10) / 10;

/** A code of digits is small and short; a name in another language may run around most of the lower half. */
function codeRoom(design: SealDesign, size: number) {
  const words = design.kind === "foreign" || /[A-Za-z]{3}/.test(design.code);
  return { heightMm: tenth(size * (words ? 0.062 : 0.043)), clearMm: size * 0.014, mostSweep: words ? 150 : 100 };
}

function centreOf(design: SealDesign, starMm: number): RingSeal["centre"] {
  if (design.centre === "star") return { kind: "star", diameterMm: starMm };
  if (design.centre === "emblem" && design.emblem) {
    return { kind: "emblem", outline: design.emblem, heightMm: starMm * 0.95 };
  }
  return null;
}

/** A star reaches down to this part of its radius. */
const STAR_FOOT = Math.cos(Math.PI / 5);

function lineBelow(design: SealDesign, foot: number, starMm: number, hasCode: boolean): SealLine {
  const [a, b] = [design.widthMm / 2 - foot - 0.6, design.heightMm / 2 - foot - 0.6];
  const round = design.shape === "round";
  const count = graphemes(design.line).length;
  const heightMm = tenth(round ? design.heightMm * (count > 8 ? 0.076 : 0.09) : design.heightMm * 0.12);
  const top =
    design.centre === "none"
      ? design.heightMm * (round ? 0.1 : 0.06)
      : (starMm / 2) * STAR_FOOT + design.heightMm * 0.032;
  // A code below needs its strip; the line moves up a little.
  const yMm = Math.min(top + heightMm / 2, b - heightMm / 2 - (hasCode ? 1.2 : 0.2));
  const low = yMm + heightMm / 2;
  const half = a * Math.sqrt(Math.max(0.05, 1 - (low / (b + 0.6)) ** 2));
  return {
    text: design.line,
    heightMm,
    measure: "square",
    widthRatio: 0.92,
    gapMm: heightMm * 0.06,
    yMm,
    mostWidthMm: 2 * half,
    face: design.face,
  };
}

/** The invoice seal of the State Taxation Administration's announcement 2011 No. 7: every metric is prescribed. */
function invoiceSeal(design: SealDesign, names: SealNames): RingSeal {
  if (design.shape !== "oval" || design.widthMm !== 40) {
    throw new SealDesignError("size", "an invoice seal is an oval of 40 by 30 mm");
  }
  const tax = names.taxNumber;
  if (!tax) throw new SealDesignError("names", "an invoice seal needs the tax number");
  const serial = design.code.trim();
  const words: SealLine = {
    text: "发票专用章",
    heightMm: 4.6,
    measure: "square",
    widthRatio: 3 / 4.6,
    gapMm: 0.5,
    // Its top stands 4.2 mm below the middle.
    yMm: 4.2 + 2.3,
    mostWidthMm: 19,
    face: design.face,
  };
  const number: SealLine = {
    text: tax,
    heightMm: 3.7,
    measure: "digit",
    widthRatio: 1.3 / 3.7,
    gapMm: 0.02,
    yMm: 0,
    mostWidthMm: 26,
    face: "hei",
  };
  const lines = [number, words];
  if (serial) {
    const small = { heightMm: 2.2, measure: "digit" as const, widthRatio: 1.7 / 2.2, gapMm: 0.2, mostWidthMm: 12 };
    lines.push({ text: serial, ...small, yMm: 10 + 1.1, face: "hei" });
  }
  return {
    version: 1,
    shape: "ring",
    widthMm: 40,
    heightMm: 30,
    color: SEAL_COLORS[design.color],
    borderMm: 1,
    innerLine: null,
    arc: {
      text: names.organization,
      heightMm: 4.2,
      leastHeightMm: 2.2,
      clearMm: 0.5,
      mostSweep: 260,
      face: design.face,
    },
    centre: null,
    lines,
    code: null,
    security: security(design, names),
  };
}

function squareSeal(design: SealDesign, names: SealNames): BlockSeal {
  const own = design.kind === "legal_representative";
  if (own && !names.legalRepresentative) throw new SealDesignError("names", "no legal representative is known");
  const text = own ? (names.legalRepresentative ?? "") : names.organization + design.line;
  const cells = own ? nameSealCells(text, "square", true) : gridOf(graphemes(text).filter((one) => one !== " "));
  return blockSeal({ ...design, color: SEAL_COLORS[design.color] }, cells);
}

type BlockLook = Pick<BlockSeal, "widthMm" | "heightMm" | "color" | "cut" | "face">;

/** A block with characters in columns read from the right. */
export function blockSeal(
  look: BlockLook,
  cells: string[][],
  direction: BlockSeal["direction"] = "columns",
): BlockSeal {
  const { widthMm, heightMm, color, cut, face } = look;
  const borderMm = tenth(Math.min(widthMm, heightMm) * (cut === "intaglio" ? 0.05 : 0.045));
  return { version: 1, shape: "block", widthMm, heightMm, color, borderMm, cut, cells, direction, face };
}

/** A long text in as many columns as make its characters about square, the last ones no longer than the first. */
function gridOf(characters: string[]): string[][] {
  const columns = Math.max(1, Math.round(Math.sqrt(characters.length)));
  const length = Math.ceil(characters.length / columns);
  return Array.from({ length: Math.ceil(characters.length / length) }, (_, i) =>
    characters.slice(i * length, (i + 1) * length),
  );
}

/** Surnames of two characters that are in use; on a seal they stay in one column. */
export const COMPOUND_SURNAMES = new Set(
  "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 司徒 夏侯 端木 百里 呼延 南宫 南宮 东郭 東郭 独孤 獨孤 轩辕 軒轅 申屠 太史 澹台 澹臺 赫连 赫連 钟离 鍾離 公冶 闻人 聞人 西门 西門 淳于 单于 單于 濮阳 濮陽 拓跋 万俟 萬俟 第五 左丘 东门 東門".split(
    " ",
  ),
);

/**
 * How the one to four characters of a name stand on its seal, with 印 (on a square also 之印) where that makes it full:
 * surname on the right, read downwards. A rectangular seal is one column.
 * @throws SealDesignError names where the name has more than four characters, or letters
 */
export function nameSealCells(name: string, shape: "square" | "rectangle", suffix: boolean): string[][] {
  const characters = graphemes(name).filter((one) => one.trim() !== "" && one !== "·");
  if (characters.length === 0 || characters.length > 4 || !characters.every((one) => /^\p{sc=Han}/u.test(one))) {
    throw new SealDesignError("names", "a name seal holds one to four Chinese characters");
  }
  const full = suffix ? [...characters, ...suffixOf(characters.length, shape)] : characters;
  if (shape === "rectangle") return [full];
  if (full.length < 3) return full.map((one) => [one]);
  const surname = full.length === 4 || COMPOUND_SURNAMES.has(full.slice(0, 2).join("")) ? 2 : 1;
  return [full.slice(0, surname), full.slice(surname)];
}

function suffixOf(count: number, shape: "square" | "rectangle"): string[] {
  if (count === 4) return [];
  return count === 2 && shape === "square" ? ["之", "印"] : ["印"];
}
