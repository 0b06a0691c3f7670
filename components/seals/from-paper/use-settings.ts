"use client";

import { useMemo, useState } from "react";
import type { PaperKind, PaperSettings } from "@/lib/standards/seal-drawing/paper/from-paper";
import type { PaperSize } from "@/lib/standards/seal-drawing/paper/paper-sizes";
import { type Crop, WHOLE } from "./load-picture";

type Decided = {
  crop: Crop;
  bias: number;
  /** Degrees clockwise; null: set level by itself. */
  turn: number | null;
  size: PaperSize | null;
};

const START: Decided = { crop: WHOLE, bias: 0, turn: null, size: null };

/** What is decided about one picture. */
export function usePaperSettings(kind: PaperKind) {
  const [decided, setDecided] = useState(START);
  const { bias, turn, size } = decided;
  const settings = useMemo<PaperSettings>(() => ({ kind, bias, turn, size }), [kind, bias, turn, size]);
  const change = (part: Partial<Decided>) => setDecided((now) => ({ ...now, ...part }));
  return { crop: decided.crop, settings, change };
}
