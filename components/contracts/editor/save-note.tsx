"use client";

import { useTranslations } from "next-intl";
import type { SaveState } from "./use-draft-saver";

/** In one quiet word, whether what is on the screen is kept. */
export function SaveNote({ state }: { state: SaveState }) {
  const t = useTranslations("editor.save");
  const quiet = state.status === "saved" || state.status === "saving" || state.status === "waiting";
  return (
    <span
      role="status"
      className={quiet ? "truncate text-meta text-ink-3" : "line-clamp-2 text-meta leading-tight text-seal-ink"}
    >
      {t(state.status === "waiting" ? "saving" : state.status)}
    </span>
  );
}
