"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import type { DrawOnPadInput } from "@/lib/domain/seals/personal/pad.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { focusContent } from "../../layouts/focus-content";
import { FocusCard } from "../../layouts/focus-layout";
import { Button } from "../../ui/button";
import { OutlineView } from "../outline-view";
import { SignaturePad } from "./signature-pad";
import { useLiveDrawing } from "./use-live-drawing";

export type RemotePadProps = {
  token: string;
  opened: (input: { token: string }) => Promise<ActionResult<unknown>>;
  show: (input: DrawOnPadInput) => Promise<ActionResult<unknown>>;
};

type Stage = { at: "drawing" } | { at: "sent"; outline: Outline } | { at: "over" };

/** The pad on a phone: what is drawn is seen on the computer at once, and is kept there. */
export function RemotePad({ token, opened, show }: RemotePadProps) {
  const t = useTranslations("seals.remote");
  const [stage, setStage] = useState<Stage>({ at: "drawing" });

  /** False when the pad is over, which the page then says. */
  const send = useCallback(
    async (outline: Outline | null, done: boolean): Promise<boolean> => {
      const answer = await show({ token, outline, done });
      if (!answer.ok && answer.error.code === "pad_over") {
        setStage({ at: "over" });
        focusContent();
        return false;
      }
      if (!answer.ok) throw new Error(answer.error.code);
      return true;
    },
    [show, token],
  );
  const soFar = useCallback((outline: Outline | null) => send(outline, false), [send]);
  const live = useLiveDrawing(soFar);

  useEffect(() => {
    opened({ token }).catch(() => {
      // The computer learns of the phone by the first stroke.
    });
  }, [opened, token]);

  switch (stage.at) {
    case "drawing":
      return (
        <FocusCard title={t("title")} lead={t("lead")} size="lg">
          <SignaturePad
            openAtOnce
            onChange={live.changed}
            onUse={async (outline) => {
              await live.settle();
              if (!(await send(outline, true))) return;
              setStage({ at: "sent", outline });
              focusContent();
            }}
          />
        </FocusCard>
      );
    case "sent":
      return (
        <FocusCard title={t("sentTitle")} lead={t("sent")}>
          <div className="on-paper grid min-h-36 place-items-center rounded-lg border border-line bg-sheet p-4">
            <OutlineView outline={stage.outline} label={t("yours")} />
          </div>
          <Button variant="secondary" size="lg" wide onClick={() => setStage({ at: "drawing" })}>
            {t("again")}
          </Button>
        </FocusCard>
      );
    case "over":
      return (
        <FocusCard title={t("overTitle")} lead={t("over")}>
          {null}
        </FocusCard>
      );
  }
}
