"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { DeskBarButton, deskBarClass } from "../layouts/desk-bar";
import { classNames } from "../ui/class-names";
import type { Hit, SearchState } from "./pdf-search";
import type { PdfViewer } from "./use-pdf-viewer";

/** After the last key, in milliseconds: a search over hundreds of pages is not begun for every letter. */
const pause = 250;

export type PdfSearchBarProps = {
  viewer: PdfViewer;
  /** Another number takes the reader back into the box. */
  asked: number;
  onClose: () => void;
};

/** The search in the pages: what for, how many were found, and the way from one to the next. */
export function PdfSearchBar({ viewer, asked, onClose }: PdfSearchBarProps) {
  const t = useTranslations("common.viewer.search");
  const { search } = viewer;
  const state = useSyncExternalStore(search.subscribe, search.state, search.state);
  const [words, setWords] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  const [arrived, setArrived] = useState<Hit | null>(null);
  const ready = viewer.pdf.status === "ready";

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that it is asked for
  useEffect(() => {
    if (!box.current?.parentElement?.contains(document.activeElement)) before.current = document.activeElement;
    box.current?.focus();
    box.current?.select();
  }, [asked]);

  const from = useRef(viewer.page);
  from.current = viewer.page;
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => void search.find(words, from.current), words === "" ? 0 : pause);
    return () => clearTimeout(timer);
  }, [search, words, ready]);
  useEffect(() => () => search.clear(), [search]);

  // To the first place that is found, once; from there on the reader goes.
  const { goTo } = viewer;
  const hit = state.hits[state.current] ?? null;
  useEffect(() => {
    if (!hit || hit === arrived) return;
    setArrived(hit);
    goTo(hit.page, hit.y, hit.x);
  }, [hit, arrived, goTo]);

  function close() {
    onClose();
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === box.current) {
      // Before the pause is over, Enter begins the search; after it, it goes on.
      if (state.query !== words) void search.find(words, viewer.page);
      else search.step(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <search
      aria-label={t("label")}
      onKeyDown={onKeyDown}
      className={classNames(deskBarClass, "w-96 max-w-full py-0.5 pl-2.5")}
    >
      <input
        ref={box}
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-label={t("words")}
        placeholder={t("words")}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="min-h-9 min-w-0 flex-1 rounded-md bg-transparent px-1.5 text-paper -outline-offset-3 focus-visible:outline-paper placeholder:text-paper/75 pointer-coarse:text-base"
      />
      <span className="num px-2 whitespace-nowrap" aria-live="polite">
        <Outcome state={state} pages={viewer.pages.length} />
      </span>
      <DeskBarButton
        label={t("previous")}
        icon={<ChevronUp size={16} aria-hidden="true" />}
        disabled={state.hits.length === 0}
        onClick={() => search.step(-1)}
      />
      <DeskBarButton
        label={t("next")}
        icon={<ChevronDown size={16} aria-hidden="true" />}
        disabled={state.hits.length === 0}
        onClick={() => search.step(1)}
      />
      <DeskBarButton
        label={state.running ? t("cancel") : t("close")}
        icon={<X size={16} aria-hidden="true" />}
        onClick={close}
      />
    </search>
  );
}

function Outcome({ state, pages }: { state: SearchState; pages: number }) {
  const t = useTranslations("common.viewer.search");
  const { hits, current, running, searched, query, text } = state;
  if (query === "") return null;
  if (hits.length > 0) {
    const found = { at: current + 1, count: hits.length };
    return running ? t("soFar", found) : t("found", found);
  }
  if (running) return t("searching", { page: searched, pages });
  return text ? t("none") : t("noText");
}
