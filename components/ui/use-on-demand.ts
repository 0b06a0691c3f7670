"use client";

import { useTranslations } from "next-intl";
import { type ComponentType, useCallback, useRef, useState } from "react";
import { useToastIfAny } from "./toast";

export type OnDemand<P> = {
  /** The component, once it was asked for and is there. */
  Part: ComponentType<P> | null;
  /** Fetches its code: somebody is near the button. */
  prepare: () => void;
  /** Asks for it. Where its code does not come, that is said, and it can be asked for again. */
  ask: () => void;
};

/**
 * A part of a page whose code comes when it is wanted: most who open the page never want it.
 * @param load imports it; must be the same function each time
 */
export function useOnDemand<P>(load: () => Promise<ComponentType<P>>): OnDemand<P> {
  const t = useTranslations("common");
  const toast = useToastIfAny();
  const [loaded, setLoaded] = useState<ComponentType<P> | null>(null);
  const [asked, setAsked] = useState(false);
  const loading = useRef<Promise<boolean> | null>(null);
  const fetch = useCallback(() => {
    loading.current ??= load().then(
      (part) => {
        setLoaded(() => part);
        return true;
      },
      () => {
        loading.current = null;
        return false;
      },
    );
    return loading.current;
  }, [load]);
  const prepare = useCallback(() => void fetch(), [fetch]);
  async function ask() {
    setAsked(true);
    if (await fetch()) return;
    setAsked(false);
    toast?.({ tone: "error", title: t("notLoaded") });
  }
  return { Part: asked ? loaded : null, prepare, ask: () => void ask() };
}
