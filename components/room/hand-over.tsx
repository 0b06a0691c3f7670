"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { useOnDemand } from "../ui/use-on-demand";
import { handOverButton } from "./hand-over-button";
import type { HandOverProps } from "./hand-over-dialog";

const loadDialog = () => import("./hand-over-dialog").then(({ HandOverDialog }) => HandOverDialog);

/** For whoever acts for an organization, or approves: a colleague can do it instead. */
export function HandOver(props: HandOverProps) {
  const t = useTranslations("room.handOver");
  const { Part: Dialog, prepare, ask } = useOnDemand(loadDialog);
  if (Dialog) return <Dialog {...props} />;
  return (
    <Button {...handOverButton} aria-haspopup="dialog" onPointerEnter={prepare} onFocus={prepare} onClick={ask}>
      {t("open")}
    </Button>
  );
}
