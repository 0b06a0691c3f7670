"use client";

import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";

export type ToastMessage = {
  title: ReactNode;
  detail?: ReactNode;
  /** `error` stays until it is closed; the others leave after six seconds, or later while pointed at. */
  tone?: "success" | "info" | "error";
};

type Shown = ToastMessage & { id: number };

/** Milliseconds that a message stays while nobody points at it. */
const staysMs = 6000;

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** Shows a message at the edge of the screen and reads it out. For what the person did not wait for. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

/** The same for parts that are also drawn where there is no provider. */
export const useToastIfAny = () => useContext(ToastContext);

const icons = {
  success: <CircleCheck size={18} className="text-jade" aria-hidden="true" />,
  info: <Info size={18} className="text-ink-3" aria-hidden="true" />,
  error: <CircleAlert size={18} className="text-seal-ink" aria-hidden="true" />,
};

/** Holds the messages of everything below it; once, in the root layout. F8 leads to them. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const [messages, setMessages] = useState<Shown[]>([]);
  const next = useRef(0);
  const region = useRef<HTMLElement>(null);
  const show = useCallback((message: ToastMessage) => {
    next.current += 1;
    const id = next.current;
    // More than three at once nobody reads.
    setMessages((shown) => [...shown.slice(-2), { ...message, id }]);
  }, []);
  const drop = useCallback((id: number) => setMessages((shown) => shown.filter((message) => message.id !== id)), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "F8" && region.current?.focus();
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      {/* There before anything is in it: only then is what comes into it read out. */}
      <section
        ref={region}
        tabIndex={-1}
        aria-label={t("toasts", { hotkey: "F8" })}
        aria-live="polite"
        className="pointer-events-none fixed bottom-4 left-4 z-[60] grid w-[min(380px,calc(100vw-32px))] gap-2 outline-none phone:bottom-[calc(4.75rem+env(safe-area-inset-bottom))]"
      >
        {messages.map((message) => (
          <Toast key={message.id} message={message} drop={drop} />
        ))}
      </section>
    </ToastContext>
  );
}

function Toast({
  message: { id, title, detail, tone = "info" },
  drop,
}: {
  message: Shown;
  drop: (id: number) => void;
}) {
  const t = useTranslations("common");
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || tone === "error") return;
    const timer = setTimeout(() => drop(id), staysMs);
    return () => clearTimeout(timer);
  }, [held, tone, id, drop]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: to point at it or be in it only keeps it where it is
    <div
      role={tone === "error" ? "alert" : "status"}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto grid animate-rise-in grid-cols-[18px_1fr_auto] items-start gap-3 rounded-lg border border-line bg-sheet py-3 pr-2 pl-4 shadow-paper"
    >
      <span className="mt-px">{icons[tone]}</span>
      <div className="min-w-0">
        <p className="font-[560]">{title}</p>
        {detail ? <p className="text-meta text-ink-2">{detail}</p> : null}
      </div>
      <button
        type="button"
        aria-label={t("close")}
        onClick={() => drop(id)}
        className="-my-2 grid size-10 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
      >
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
