"use client";

import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { useOnDemand } from "../ui/use-on-demand";

export type RoomStepsSheetProps = {
  title: ReactNode;
  lead?: ReactNode;
  step: { title: ReactNode; detail?: ReactNode; counter?: ReactNode };
  /** The steps. */
  children: ReactNode;
};

const loadDialog = () => import("../ui/dialog").then(({ Dialog }) => Dialog);

/** On a phone: the name of the step in the bar, and under it a sheet with all steps. */
export function RoomStepsSheet({ title, lead, step, children }: RoomStepsSheetProps) {
  const { Part: Dialog, prepare, ask } = useOnDemand(loadDialog);
  if (!Dialog) return <StepLine step={step} aria-haspopup="dialog" onPointerEnter={prepare} onClick={ask} />;
  return (
    <Dialog defaultOpen title={title} description={lead} trigger={<StepLine step={step} />}>
      {children}
    </Dialog>
  );
}

function StepLine({ step, ...rest }: ComponentProps<"button"> & Pick<RoomStepsSheetProps, "step">) {
  const t = useTranslations("common.room");
  return (
    <button type="button" {...rest} className="flex min-h-10 w-full items-center gap-2 rounded-md text-left text-meta">
      <ListChecks size={17} aria-hidden="true" className="text-ink-3" />
      <span className="sr-only">{t("steps")}: </span>
      <span className="min-w-0 flex-1 truncate">
        <b className="font-[600]">{step.title}</b>
        {step.detail ? <span className="text-ink-2"> · {step.detail}</span> : null}
      </span>
      <span className="num text-ink-3">{step.counter}</span>
    </button>
  );
}
