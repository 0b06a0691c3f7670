"use client";

import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";

export type ToastMessage = {
  title: ReactNode;
  detail?: ReactNode;
  /** `error` stays until it is closed; the others leave after six seconds, or later while pointed at. */
  tone?: "success" | "info" | "error";
  /** One thing to do about it. `altText` says how to do it without the toast. */
  action?: { label: string; altText: string; onAction: () => void };
};

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** Shows a message at the edge of the screen and reads it out. For what the person did not wait for. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

const icons = {
  success: <CircleCheck size={18} className="text-jade" aria-hidden="true" />,
  info: <Info size={18} className="text-ink-3" aria-hidden="true" />,
  error: <CircleAlert size={18} className="text-seal-ink" aria-hidden="true" />,
};

/** Holds the messages of everything below it; once, in the root layout. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const [messages, setMessages] = useState<Array<ToastMessage & { id: number }>>([]);
  const next = useRef(0);
  const show = useCallback((message: ToastMessage) => {
    next.current += 1;
    const id = next.current;
    // More than three at once nobody reads.
    setMessages((shown) => [...shown.slice(-2), { ...message, id }]);
  }, []);
  const drop = (id: number) => setMessages((shown) => shown.filter((message) => message.id !== id));
  return (
    <ToastContext value={show}>
      <Radix.Provider label={t("toast.region")} swipeDirection="right">
        {children}
        {messages.map((message) => (
          <Radix.Root
            key={message.id}
            type={message.tone === "error" ? "foreground" : "background"}
            duration={message.tone === "error" ? Number.POSITIVE_INFINITY : 6000}
            onOpenChange={(open) => !open && drop(message.id)}
            className="grid animate-rise-in grid-cols-[18px_1fr_auto] items-start gap-3 rounded-lg border border-line bg-sheet py-3 pr-2 pl-4 shadow-paper"
          >
            <span className="mt-px">{icons[message.tone ?? "info"]}</span>
            <div className="min-w-0">
              <Radix.Title className="font-[560]">{message.title}</Radix.Title>
              {message.detail ? (
                <Radix.Description className="text-meta text-ink-2">{message.detail}</Radix.Description>
              ) : null}
              {message.action ? (
                <Radix.Action altText={message.action.altText} asChild>
                  <button
                    type="button"
                    className="-ml-1 min-h-10 px-1 font-[560] text-seal-ink hover:underline"
                    onClick={message.action.onAction}
                  >
                    {message.action.label}
                  </button>
                </Radix.Action>
              ) : null}
            </div>
            <Radix.Close
              aria-label={t("close")}
              className="-my-2 grid size-10 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
            >
              <X size={16} aria-hidden="true" />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport
          label={t("toasts", { hotkey: "{hotkey}" })}
          className="fixed bottom-4 left-4 z-[60] grid w-[min(380px,calc(100vw-32px))] gap-2 outline-none phone:bottom-[calc(4.75rem+env(safe-area-inset-bottom))]"
        />
      </Radix.Provider>
    </ToastContext>
  );
}
