"use client";

import { useState } from "react";
import type { SaveDrawnInput } from "@/lib/domain/seals/personal/signature.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { FromPaper } from "../from-paper/from-paper";
import { KeepButton } from "./keep-button";

export type PaperMakerProps = {
  save: (input: SaveDrawnInput) => Promise<ActionResult<{ id: string }>>;
  onKept: (id: string) => void;
};

/** A signature that was written on paper: photographed, taken from it, and kept when its owner is content. */
export function PaperMaker({ save, onKept }: PaperMakerProps) {
  const [outline, setOutline] = useState<Outline | null>(null);
  return (
    <div className="grid gap-5">
      <FromPaper kind="signature" onMade={(made) => setOutline(made?.outline ?? null)} />
      <KeepButton keep={outline ? () => save({ outline }) : null} onKept={onKept} />
    </div>
  );
}
