"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { classNames } from "./class-names";

/** Copies a value. `name` says which one, so that five "Copy" on a page are five different buttons when read out. */
export function CopyButton({ value, name, className }: { value: string; name: string; className?: string }) {
  const t = useTranslations("common.copy");
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), state === "copied" ? 2000 : 6000);
    return () => clearTimeout(timer);
  }, [state]);
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setState("copied");
    } catch {
      setState("failed");
    }
  }
  return (
    <span className={classNames("inline-flex items-center gap-2", className)}>
      <button
        type="button"
        onClick={copy}
        className="inline-flex min-h-10 items-center gap-1.5 rounded-sm px-1 font-[540] text-seal-ink hover:underline"
      >
        {state === "copied" ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
        {t(state === "copied" ? "copied" : "copy")}
        <span className="sr-only"> {name}</span>
      </button>
      <span aria-live="polite" className={state === "failed" ? "text-meta text-seal-ink" : "sr-only"}>
        {state === "copied" ? t("copied") : state === "failed" ? t("failed") : ""}
      </span>
    </span>
  );
}
