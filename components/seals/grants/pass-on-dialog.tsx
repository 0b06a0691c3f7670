"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { grantLimits, type MemberChoice } from "@/lib/domain/seals/grants/grant.schema";
import type { BorrowedSeal } from "@/lib/domain/seals/lending/borrowed-seals";
import type { PassOnInput } from "@/lib/domain/seals/lending/lending.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useDeed } from "../../organizations/use-deed";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Notice } from "../../ui/notice";
import { Select } from "../../ui/select";
import { useToast } from "../../ui/toast";
import { emptyGrant, problemOf, termsOf } from "./grant-draft";
import { TermFields } from "./term-fields";

export type PassOnDialogProps = {
  seal: BorrowedSeal;
  members: readonly MemberChoice[];
  passOn: (input: PassOnInput) => Promise<ActionResult<unknown>>;
};

/** Lets a member use a seal that was lent: whom, and for how long; never further than it was lent. */
export function PassOnDialog({ seal, members, passOn }: PassOnDialogProps) {
  const t = useTranslations("sealUse");
  const router = useRouter();
  const toast = useToast();
  const deed = useDeed();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(emptyGrant);
  const set = (change: Partial<typeof draft>) => {
    deed.clear();
    setDraft({ ...draft, ...change });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = problemOf(draft);
    if (problem) return deed.refuse(problem.field, t(`give.${problem.code}`, { most: grantLimits.counterparties }));
    const { notBefore, notAfter, counterparties } = termsOf(draft);
    const name = members.find(({ id }) => id === draft.membershipId)?.name ?? "";
    deed.run(
      () => passOn({ grantId: seal.grantId, membershipId: draft.membershipId, notBefore, notAfter, counterparties }),
      () => {
        setOpen(false);
        setDraft(emptyGrant);
        toast({ tone: "success", title: t("grants.given", { name }) });
        router.refresh();
      },
    );
  };
  const general = deed.general("membershipId", "notAfter", "counterparties");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        deed.clear();
        setOpen(next);
      }}
      keepOpen
      title={t("borrowed.passOnTitle", { seal: seal.name, name: seal.from })}
      trigger={
        <Button variant="secondary" size="sm" className="w-fit">
          {t("borrowed.passOn")}
        </Button>
      }
      actions={
        <>
          <Button type="submit" form={formId} busy={deed.pending}>
            {t("give.submit")}
          </Button>
          <DialogClose>
            <Button variant="secondary">{t("give.cancel")}</Button>
          </DialogClose>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-5">
        {general ? (
          <Notice tone="error" announce>
            {general}
          </Notice>
        ) : null}
        <Field label={t("give.member")} required error={deed.errorOf("membershipId")}>
          <Select value={draft.membershipId} onChange={(event) => set({ membershipId: event.target.value })}>
            <option value="">{t("give.memberChoose")}</option>
            {members.map(({ id, name, email }) => (
              <option key={id} value={id}>
                {name === email ? email : `${name} · ${email}`}
              </option>
            ))}
          </Select>
        </Field>
        <TermFields draft={draft} onChange={set} errorOf={deed.errorOf} />
      </form>
    </Dialog>
  );
}
