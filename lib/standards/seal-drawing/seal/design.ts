import type { Outline } from "../outline";
import type { SealCut, SealFace } from "./description";

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

/** Measures are given in tenths of a millimetre, as engravers give them. */
export const tenthOf = (mm: number): number => Math.round(mm * 10) / 10;
