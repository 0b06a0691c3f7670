"use client";

import { PenLine, RotateCcw, Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { OutlineView } from "../outline-view";
import { useMedia } from "../use-media";
import { PadSurface } from "./pad-surface";
import { type SignaturePadModel, useSignaturePad } from "./use-signature-pad";

export type SignaturePadProps = {
  /** Takes the finished signature. If it rejects, the person is told so and keeps the drawing. */
  onUse: (outline: Outline) => void | Promise<void>;
  /** Is told of the signature so far after each step; null where there is no ink. */
  onChange?: (outline: Outline | null) => void;
  onCancel?: () => void;
  /** The way on for who cannot or will not draw: offered as a button under the pad. */
  onGenerate?: () => void;
  busy?: boolean;
  /** On a phone, where the pad takes the whole screen: open it at once instead of behind a button. */
  openAtOnce?: boolean;
};

const SMALL_SCREEN = "(width < 640px), (height < 480px) and (pointer: coarse)";

/** Draw a signature with a finger, a pen or a mouse. Stands in the page on a desk, takes the whole screen of a phone. */
export function SignaturePad({
  onUse,
  onChange,
  onCancel,
  onGenerate,
  busy = false,
  openAtOnce = false,
}: SignaturePadProps) {
  const t = useTranslations("seals.pad");
  const pad = useSignaturePad(onUse, onChange);
  const small = useMedia(SMALL_SCREEN);
  const [open, setOpen] = useState(openAtOnce);
  const parts = { pad, busy: busy || pad.sending };

  if (!small) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: catches the undo shortcut from the controls inside
      <div className="grid gap-3" onKeyDown={(event) => undoShortcut(event, pad)}>
        <PadSurface {...surfaceProps(parts)} className="h-60" />
        <Result pad={pad} />
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="secondary" icon={<Undo2 size={16} aria-hidden />} disabled={!pad.canUndo} onClick={pad.undo}>
            {t("undo")}
          </Button>
          <Button variant="secondary" disabled={pad.strokes.length === 0} onClick={pad.clear}>
            {t("clear")}
          </Button>
          <div className="ml-auto flex flex-wrap gap-2">
            {onGenerate ? (
              <Button variant="quiet" onClick={onGenerate}>
                {t("generate")}
              </Button>
            ) : null}
            {onCancel ? (
              <Button variant="quiet" onClick={onCancel}>
                {t("cancel")}
              </Button>
            ) : null}
            <Button disabled={!pad.outline} busy={parts.busy} onClick={() => void pad.use()}>
              {t("use")}
            </Button>
          </div>
        </div>
      </div>
    );
  }

  const setOpenOrCancel = (next: boolean) => {
    setOpen(next);
    if (!next) onCancel?.();
  };
  return (
    <Dialog.Root open={open} onOpenChange={setOpenOrCancel}>
      <Dialog.Trigger asChild>
        <Button variant="secondary" size="lg" wide icon={<PenLine size={18} aria-hidden />}>
          {t("open")}
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={(event) => undoShortcut(event, pad)}
          className="fixed inset-0 z-50 grid grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] bg-paper pt-[env(safe-area-inset-top)] text-ink outline-none"
        >
          <header className="grid grid-cols-[1fr_auto_1fr] items-center border-b border-line bg-sheet px-2 py-1.5 landscape:py-0">
            <Dialog.Close asChild>
              <IconButton label={t("close")} icon={<X size={18} aria-hidden />} />
            </Dialog.Close>
            <Dialog.Title className="font-sans text-sm font-[600]">{t("title")}</Dialog.Title>
            <Button variant="quiet" className="justify-self-end" disabled={!pad.canUndo} onClick={pad.undo}>
              {t("undo")}
            </Button>
          </header>
          <div className="relative min-h-0 p-4 pb-3 landscape:px-[max(1rem,env(safe-area-inset-left))] landscape:py-2">
            <PadSurface {...surfaceProps(parts)} className="h-full" />
            <p
              aria-hidden="true"
              className="pointer-events-none absolute top-1/2 left-6 -translate-y-1/2 text-xs text-ink-3 [writing-mode:vertical-rl] landscape:hidden"
            >
              {t("turnPhone")}
            </p>
          </div>
          <footer className="grid gap-3 px-4 pb-[max(1rem,env(safe-area-inset-bottom))] landscape:flex landscape:items-center landscape:gap-2 landscape:pb-[max(0.5rem,env(safe-area-inset-bottom))]">
            <Result pad={pad} compact />
            {onGenerate ? (
              <Button
                variant="quiet"
                className="order-last landscape:order-none landscape:ml-auto"
                onClick={onGenerate}
              >
                {t("generate")}
              </Button>
            ) : null}
            <div className="grid grid-cols-2 gap-2.5 landscape:ml-auto">
              <Button variant="secondary" size="lg" disabled={pad.strokes.length === 0} onClick={pad.clear}>
                {t("clear")}
              </Button>
              <Button
                size="lg"
                disabled={!pad.outline}
                busy={parts.busy}
                onClick={async () => {
                  if (await pad.use()) setOpen(false);
                }}
              >
                {t("use")}
              </Button>
            </div>
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What will stand on the contract, on a desk at the size it will have there, and anything that is to be said. */
function Result({ pad, compact = false }: { pad: SignaturePadModel; compact?: boolean }) {
  const t = useTranslations("seals.pad");
  const { outline } = pad;
  const frame = "on-paper grid place-items-center rounded-md border border-line bg-sheet px-2 py-1";
  return (
    <>
      {outline ? (
        <div className="flex min-h-12 items-center gap-3">
          <div
            className={classNames(frame, compact && "h-12 max-w-[40%] shrink-0")}
            style={compact ? { aspectRatio: outline.widthMm / outline.heightMm } : undefined}
          >
            <OutlineView outline={outline} label={t("preview")} size={compact ? "fill" : "true"} />
          </div>
          <p
            className={classNames(
              "text-xs text-ink-3 tabular-nums",
              compact ? "landscape:hidden" : "whitespace-nowrap",
            )}
          >
            {t("onPaper", { width: Math.round(outline.widthMm), height: Math.round(outline.heightMm) })}
          </p>
          {pad.mayTurn ? (
            <Button
              variant="quiet"
              size="sm"
              icon={<RotateCcw size={14} aria-hidden />}
              className="ml-auto shrink-0"
              onClick={pad.turn}
            >
              {t("turn")}
            </Button>
          ) : null}
        </div>
      ) : null}
      <p aria-live="polite" className="sr-only">
        {pad.said}
      </p>
      <div role="alert" className="empty:hidden">
        {pad.error ? <p className="text-meta text-seal-ink">{pad.error}</p> : null}
      </div>
    </>
  );
}

function surfaceProps({ pad, busy }: { pad: SignaturePadModel; busy: boolean }) {
  return { strokes: pad.strokes, onStroke: pad.draw, onResize: pad.resize, off: busy };
}

function undoShortcut(event: KeyboardEvent, pad: SignaturePadModel): void {
  if (event.key.toLowerCase() !== "z" || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  pad.undo();
}
