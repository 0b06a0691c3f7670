import { z } from "zod";
import { plainLine } from "@/lib/standards/plain-text/plain-text";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { SEAL_CUTS, SEAL_FACES } from "@/lib/standards/seal-drawing/seal/description";
import {
  SEAL_COLORS,
  SEAL_KINDS,
  SEAL_SHAPES,
  type SealColor,
  type SealDesign,
  type SealKind,
} from "@/lib/standards/seal-drawing/seal/design";
import type { SealState } from "../seal-states";

/** What the screens of an organization's seals send and show. */

export const sealLimits = {
  name: 40,
  line: 20,
  /** More than any arc has room for: a name in another language is long. */
  code: 80,
  reason: 300,
  /** Seals of one organization that are not destroyed. */
  seals: 60,
  /** Bytes of an uploaded picture. */
  picture: 5 * 1024 * 1024,
} as const;

const line = (most: number) => z.string().overwrite(plainLine).max(most);
const colors = Object.keys(SEAL_COLORS) as [SealColor, ...SealColor[]];

/** A design as the studio sends it. Names are not among it, nor the value of the pattern: both are the server's. */
export const designInput = z.object({
  kind: z.enum(SEAL_KINDS),
  shape: z.enum(SEAL_SHAPES),
  widthMm: z.number().min(10).max(60),
  heightMm: z.number().min(10).max(60),
  color: z.enum(colors),
  centre: z.enum(["star", "emblem", "none"]),
  /** An outline; `checkEmblem` decides whether it is one. */
  emblem: z.unknown().nullable(),
  line: line(sealLimits.line),
  code: line(sealLimits.code),
  doubleBorder: z.boolean(),
  nameScale: z.number().min(0.7).max(1.2),
  cut: z.enum(SEAL_CUTS),
  face: z.enum(SEAL_FACES),
  microText: z.boolean(),
  /** Whether a pattern of fine lines, its own for each seal, lies in it. */
  finePattern: z.boolean(),
  /** Whether the serial of the signature is put in, each time it is used. */
  serial: z.boolean(),
});
export type DesignInput = z.input<typeof designInput>;
export type StoredDesign = Omit<SealDesign, "pattern"> & { finePattern: boolean; serial: boolean };

const name = line(sealLimits.name).min(1, "seal_name_needed");

export const organizationSealsInput = z.object({ organizationId: z.uuid() });
export const sealInput = z.object({ sealId: z.uuid() });
export const previewSealInput = z.object({
  organizationId: z.uuid(),
  design: designInput,
  /** A seal that is there: a fine pattern is drawn as that one has it. */
  sealId: z.uuid().optional(),
});
export type PreviewSealInput = z.input<typeof previewSealInput>;
export const makeSealInput = z.object({
  organizationId: z.uuid(),
  name,
  design: designInput,
  /** Kept, but not in use yet. */
  draft: z.boolean().default(false),
});
export type MakeSealInput = z.input<typeof makeSealInput>;
export const changeSealInput = z.object({ sealId: z.uuid(), name, design: designInput });
export type ChangeSealInput = z.input<typeof changeSealInput>;

/** A file of up to 1 MB, base64. */
const electronicSeal = z.string().min(1).max(1_400_000, "not_an_electronic_seal");
export const lookAtImportInput = z.object({ organizationId: z.uuid(), electronicSeal });

export const uploadSealInput = z.object({
  organizationId: z.uuid(),
  kind: z.enum(SEAL_KINDS),
  name,
  /** What the picture was made into; `checkOutline` decides whether it is one. */
  outline: z.unknown(),
  /** The picture as it was, base64: an administrator compares. */
  picture: z.string().max(Math.ceil((sealLimits.picture * 4) / 3) + 4, "seal_picture_too_large"),
  /** Where the picture is that of an electronic seal: all of it, base64. */
  electronicSeal: electronicSeal.optional(),
});
export type UploadSealInput = z.input<typeof uploadSealInput>;

/** Where a person can move a seal; reviews move it otherwise. */
export const sealTargets = ["active", "suspended", "retired", "destroyed"] as const;
export const moveSealInput = z.object({
  sealId: z.uuid(),
  to: z.enum(sealTargets),
  reason: line(sealLimits.reason).default(""),
});
export type MoveSealInput = z.input<typeof moveSealInput>;

export const sealOrigins = ["designed", "uploaded", "imported"] as const;
export type SealOrigin = (typeof sealOrigins)[number];

export type SealCard = {
  id: string;
  organizationId: string;
  kind: SealKind;
  name: string;
  state: SealState;
  /** The version in use; 0 before the first. */
  version: number;
  origin: SealOrigin;
  outline: Outline;
  createdAt: Date;
  changedAt: Date;
};

export type SealVersionLine = {
  number: number;
  origin: SealOrigin;
  outline: Outline;
  createdAt: Date;
  by: string | null;
  /** Of an uploaded one. */
  review: "waiting" | "approved" | "refused" | "withdrawn" | null;
  reviewReason: string | null;
};

/** What can be done to a seal as it is now by whoever looks. */
export type SealMoves = {
  change: boolean;
  activate: boolean;
  suspend: boolean;
  resume: boolean;
  retire: boolean;
  destroy: boolean;
  withdraw: boolean;
  grant: boolean;
  audit: boolean;
  /** Take it as a file. */
  copy: boolean;
};

export type SealPage = SealCard & {
  /** The newest first. */
  versions: SealVersionLine[];
  /** Of the newest version, where it was made in the studio. */
  design: StoredDesign | null;
  /** It bears a name that the organization does not have any more. */
  outdated: boolean;
  may: SealMoves;
};

/** Why a design cannot be drawn; `field` is where to look, `code` a key of the messages area "studio" (problems.…). */
export type DesignProblem = {
  field: "size" | "line" | "code" | "shape" | "names" | "emblem" | "name";
  code:
    | "size"
    | "line"
    | "code"
    | "shape"
    | "needs_tax_number"
    | "needs_representative"
    | "name_too_long"
    | "uncuttable"
    | "another_name"
    | "emblem";
};
export type SealPreview = { outline: Outline } | { problem: DesignProblem; characters?: string };
