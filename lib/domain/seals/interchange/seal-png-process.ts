import { answer } from "@/lib/platform/isolation/answer";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { outlineToPng } from "@/lib/standards/seal-drawing/png";

/* The process in which seals become pictures: a second of work that would hold up everybody. seal-png.ts starts it. */
export type SealPngQuestion = { outline: Outline; dpi: number };

answer(async ({ outline, dpi }: SealPngQuestion): Promise<Uint8Array> => outlineToPng(outline, { dpi }));
