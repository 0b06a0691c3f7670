"use client";

import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { ActButton } from "./act-button";
import { ReasonButton } from "./reason-button";

type Counts = { fresh: number; matched: number };
type One = { importId: string };

export type ImportDeedsProps = {
  importId: string;
  /** How many new payments it brings; null where it cannot be taken in as it stands. */
  fresh: number | null;
  /** An entry by hand, which another administrator confirms. */
  manual: boolean;
  /** The reader may take it in or confirm it. */
  decides: boolean;
  state: string;
  /** How many of its lines can be taken out again, and how many stay; null where it cannot be undone. */
  undoable: { lines: number; staying: number } | null;
  commit: (input: One) => Promise<ActionResult<Counts>>;
  confirm: (input: One) => Promise<ActionResult<Counts>>;
  discard: (input: One) => Promise<ActionResult<unknown>>;
  undo: (input: One & { reason: string }) => Promise<ActionResult<unknown>>;
};

/** What can be done with an import as it stands. */
export function ImportDeeds(props: ImportDeedsProps) {
  const { importId, fresh, manual, decides, state, undoable, commit, confirm, discard, undo } = props;
  const t = useTranslations("office.import.deeds");
  if (state === "committed")
    return undoable ? (
      <ReasonButton
        label={t(undoable.staying ? "undoRest" : "undo")}
        title={undoable.staying ? t("undoRestTitle", { count: undoable.lines }) : t("undoTitle")}
        description={undoable.staying ? t("undoRestDetail", { count: undoable.staying }) : t("undoDetail")}
        variant="danger"
        done={t(undoable.staying ? "undoneRest" : "undone")}
        run={(reason) => undo({ importId, reason })}
      />
    ) : null;
  if (state !== "preview") return null;
  return (
    <>
      <ActButton
        label={t("discard")}
        title={t("discardTitle")}
        description={t("discardDetail")}
        variant={manual && decides ? "danger" : "secondary"}
        done={() => t("discarded")}
        run={() => discard({ importId })}
      />
      {manual && decides ? (
        <ActButton
          label={t("confirm")}
          title={t("confirmTitle")}
          description={t("confirmDetail")}
          done={({ matched }) => t("confirmed", { matched })}
          run={() => confirm({ importId })}
        />
      ) : null}
      {!manual && decides && fresh !== null ? (
        <ActButton
          label={t("commit", { count: fresh })}
          title={t("commitTitle", { count: fresh })}
          description={t("commitDetail")}
          done={({ fresh: taken, matched }) => t("committed", { count: taken, matched })}
          run={() => commit({ importId })}
        />
      ) : null}
    </>
  );
}
