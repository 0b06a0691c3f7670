import { type PaperSettings, type PaperTrace, traceFromPaper } from "@/lib/standards/seal-drawing/paper/from-paper";
import type { Pixels } from "@/lib/standards/seal-drawing/paper/raster";

export type PaperQuestion = { id: number; pixels: Pixels; settings: PaperSettings };
export type PaperAnswer = { id: number; trace: PaperTrace | null };

/** Looks for ink beside the page, which goes on answering meanwhile. */
self.addEventListener("message", ({ data: { id, pixels, settings } }: MessageEvent<PaperQuestion>) => {
  const answer: PaperAnswer = { id, trace: traceFromPaper(pixels, settings) };
  self.postMessage(answer);
});
