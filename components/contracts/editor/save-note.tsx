"use client";

import { useTranslations } from "next-intl";
import type { SaveState } from "./use-draft-saver";

/** In one quiet word, whether what is on the screen is kept. */
export function SaveNote({ state }: { state: SaveState }) {
  const t = useTranslations("editor.save");
  const worry = state.status === "failed" || state.status === "refused" || state.status === "conflict";
  return (
    <span role="status" className={worry ? "text-meta text-seal-ink" : "text-meta text-ink-3"}>
      {t(state.status === "waiting" ? "saving" : state.status)}
    </span>
  );
}
