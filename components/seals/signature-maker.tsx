"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { SaveDrawnInput, SaveGeneratedInput } from "@/lib/domain/seals/personal/signature.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import type { SignatureStyle } from "@/lib/standards/seal-drawing/personal-signature";
import { focusContent } from "../layouts/focus-content";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Tabs } from "../ui/tabs";
import { useToast } from "../ui/toast";
import { OutlineView } from "./outline-view";
import { SignaturePad } from "./signature-pad";
import { type SignatureChoice, StylePicker } from "./style-picker";

export type SignatureMakerProps = {
  /** The verified name in each hand. */
  choices: readonly SignatureChoice[];
  saveDrawn: (input: SaveDrawnInput) => Promise<ActionResult<{ id: string }>>;
  saveGenerated: (input: SaveGeneratedInput) => Promise<ActionResult<{ id: string }>>;
  /** The new signature's id. Where nothing is given, the page is read anew. */
  onSaved?: (id: string) => void;
};

/** Two ways to a signature: drawn by hand, or the verified name written in one of the hands. */
export function SignatureMaker({ choices, saveDrawn, saveGenerated, onSaved }: SignatureMakerProps) {
  const t = useTranslations("seals.page");
  const router = useRouter();
  const toast = useToast();
  const [way, setWay] = useState("draw");
  const whole = choices.filter((choice) => choice.missing.length === 0);
  const [style, setStyle] = useState<SignatureStyle | undefined>(whole[0]?.style);
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const chosen = whole.find((choice) => choice.style === style);

  const finish = (answer: ActionResult<{ id: string }>) => {
    if (!answer.ok) return;
    toast({ tone: "success", title: t("saved") });
    focusContent();
    if (onSaved) onSaved(answer.data.id);
    else router.refresh();
  };
  const draw = (
    <SignaturePad
      onGenerate={whole.length > 0 ? () => setWay("generate") : undefined}
      onUse={async (outline) => {
        const answer = await saveDrawn({ outline });
        // The pad keeps the drawing and says that it was not kept.
        if (!answer.ok) throw new Error(answer.error.code);
        finish(answer);
      }}
    />
  );
  const keep = () =>
    start(async () => {
      if (!style) return;
      setError(null);
      const answer = await saveGenerated({ style });
      if (!answer.ok) return setError(answer.error.message);
      finish(answer);
    });
  const generate =
    whole.length === 0 ? (
      <Notice>{t("unwritable")}</Notice>
    ) : (
      <div className="grid gap-5">
        <StylePicker choices={choices} value={style} onValueChange={setStyle} />
        {chosen ? (
          <figure className="grid gap-2">
            <div className="on-paper grid min-h-32 place-items-center overflow-hidden rounded-lg border border-line bg-sheet p-4">
              <OutlineView outline={chosen.outline} label={t("showTrue")} />
            </div>
            <figcaption className="num text-center text-xs text-ink-3">
              {t("trueSize", {
                width: Math.round(chosen.outline.widthMm),
                height: Math.round(chosen.outline.heightMm),
              })}
            </figcaption>
          </figure>
        ) : null}
        {error ? (
          <Notice tone="error" announce>
            {error}
          </Notice>
        ) : null}
        <Button size="lg" className="sm:justify-self-end" busy={pending} disabled={!chosen} onClick={keep}>
          {t("save")}
        </Button>
      </div>
    );
  return (
    <Tabs
      label={t("ways")}
      value={way}
      onValueChange={setWay}
      tabs={[
        { value: "draw", label: t("draw"), content: draw },
        { value: "generate", label: t("generate"), content: generate },
      ]}
    />
  );
}
