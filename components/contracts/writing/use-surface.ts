"use client";

import { keymap } from "prosemirror-keymap";
import { type Command, EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Block, WrittenText } from "@/lib/domain/contracts/written/written-text.schema";
import { fromSurface, toSurface } from "./convert";
import { numberIn, surfacePlugins } from "./surface-plugins";
import { enterSignature, Stage, type Surroundings, surfaceViews } from "./surface-views";

export type Surface = {
  /** Where it is drawn. */
  place: RefObject<HTMLDivElement | null>;
  /** For tools that show what the cursor stands in; null until it is drawn. */
  state: EditorState | null;
  /** Does something to the text, and puts the cursor back into it. */
  run: (command: Command) => void;
  focus: () => void;
};

/**
 * A writing surface (ProseMirror) in a React component.
 * @param first the blocks that it begins with; later ones are its own
 * @param attributes of the element that is written in
 */
export function useSurface(
  first: readonly Block[],
  surroundings: Surroundings,
  attributes: Record<string, string>,
  onChange: (blocks: Block[]) => void,
): Surface {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const [state, setState] = useState<EditorState | null>(null);
  const stage = useRef<Stage>(null);
  stage.current ??= new Stage(surroundings);
  const begin = useRef({ first, locale: surroundings.locale });
  const latest = useRef({ attributes, onChange });
  latest.current = { attributes, onChange };

  useEffect(() => {
    const own = stage.current;
    if (!place.current || !own) return;
    const surface = new EditorView(place.current, {
      state: EditorState.create({
        doc: toSurface(begin.current.first),
        plugins: [keymap({ Enter: enterSignature(own) }), ...surfacePlugins(begin.current.locale)],
      }),
      nodeViews: surfaceViews(own),
      attributes: () => latest.current.attributes,
      dispatchTransaction(transaction) {
        const next = surface.state.apply(transaction);
        surface.updateState(next);
        setState(next);
        if (transaction.docChanged) {
          const blocks = fromSurface(next.doc);
          // Drawn again elsewhere, it goes on with what is written.
          begin.current = { first: blocks, locale: own.now.locale };
          latest.current.onChange(blocks);
        }
      },
    });
    view.current = surface;
    setState(surface.state);
    return () => {
      view.current = null;
      surface.destroy();
    };
  }, []);

  const { locale, variables, values } = surroundings;
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and callbacks are made anew at every drawing
  useEffect(() => stage.current?.change(surroundings), [locale, variables, values]);
  useNumbersIn(locale, view);

  const run = useCallback((command: Command) => {
    const surface = view.current;
    if (!surface) return;
    command(surface.state, surface.dispatch, surface);
    surface.focus();
  }, []);
  const focus = useCallback(() => view.current?.focus(), []);
  return { place, state, run, focus };
}

function useNumbersIn(locale: WrittenText["locale"], view: RefObject<EditorView | null>): void {
  useEffect(() => {
    const surface = view.current;
    if (surface) numberIn(locale)(surface.state, surface.dispatch);
  }, [locale, view]);
}
