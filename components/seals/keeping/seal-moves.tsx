"use client";

import { MoreHorizontal } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MoveSealInput, SealMoves as Moves } from "@/lib/domain/seals/organization/seal.schema";
import { sealLimits } from "@/lib/domain/seals/organization/seal.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useDeed } from "../../organizations/use-deed";
import { AlertDialog } from "../../ui/alert-dialog";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { IconButton } from "../../ui/icon-button";
import { Menu, MenuItem } from "../../ui/menu";
import { Notice } from "../../ui/notice";
import { Textarea } from "../../ui/textarea";
import { useToast } from "../../ui/toast";

type Asked = "suspended" | "retired" | "destroyed" | "withdraw";

export type SealMovesProps = {
  sealId: string;
  may: Moves;
  move: (input: MoveSealInput) => Promise<ActionResult<unknown>>;
  withdraw: (input: { sealId: string }) => Promise<ActionResult<unknown>>;
};

/** What can be done with a seal as it is now: what brings it into use as a button, what ends something in a menu. */
export function SealMoves({ sealId, may, move, withdraw }: SealMovesProps) {
  const t = useTranslations("studio.moves");
  const router = useRouter();
  const toast = useToast();
  const deed = useDeed();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [reason, setReason] = useState("");
  const ask = (next: Asked | null) => {
    deed.clear();
    setReason("");
    setAsked(next);
  };
  const done = (title: string) => {
    setAsked(null);
    toast({ tone: "success", title });
    router.refresh();
  };
  const activate = (words: string) =>
    deed.run(
      () => move({ sealId, to: "active", reason: "" }),
      () => done(words),
    );
  const confirm = (what: Asked) =>
    deed.run(
      () => (what === "withdraw" ? withdraw({ sealId }) : move({ sealId, to: what, reason })),
      () => done(t(`${what}.done`)),
    );
  const others = (["suspended", "retired", "destroyed", "withdraw"] as const).filter(
    (what) => ({ suspended: may.suspend, retired: may.retire, destroyed: may.destroy, withdraw: may.withdraw })[what],
  );
  const general = deed.general("reason");
  const problem = general ? (
    <Notice tone="error" announce>
      {general}
    </Notice>
  ) : null;
  const wantsReason = asked === "suspended" || asked === "retired";
  return (
    <>
      {may.activate ? (
        <Button busy={deed.pending && !asked} onClick={() => activate(t("activeDone"))}>
          {t("active.do")}
        </Button>
      ) : null}
      {may.resume ? (
        <Button busy={deed.pending && !asked} onClick={() => activate(t("resume.done"))}>
          {t("resume.do")}
        </Button>
      ) : null}
      {others.length > 0 ? (
        <Menu
          trigger={
            <IconButton variant="secondary" label={t("more")} icon={<MoreHorizontal size={18} aria-hidden="true" />} />
          }
        >
          {others.map((what) => (
            <MenuItem key={what} danger={what !== "suspended"} onSelect={() => ask(what)}>
              {t(`${what}.do`)}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
      {asked === null && problem ? <div className="basis-full">{problem}</div> : null}
      {asked ? (
        <AlertDialog
          open
          onOpenChange={(open) => !open && ask(null)}
          title={t(`${asked}.title`)}
          description={t(`${asked}.detail`)}
          confirm={t(`${asked}.confirm`)}
          cancel={t("cancel")}
          busy={deed.pending}
          onConfirm={() => confirm(asked)}
        >
          <div className="grid gap-4">
            {problem}
            {wantsReason ? (
              <Field label={t("reason")} hint={t("reasonHint")} required error={deed.errorOf("reason")}>
                <Textarea
                  rows={2}
                  value={reason}
                  maxLength={sealLimits.reason}
                  onChange={(event) => {
                    deed.clear();
                    setReason(event.target.value);
                  }}
                />
              </Field>
            ) : null}
          </div>
        </AlertDialog>
      ) : null}
    </>
  );
}
