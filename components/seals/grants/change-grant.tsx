"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import {
  type ChangeGrantInput,
  type GrantLine,
  grantLimits,
  type MemberChoice,
  type TemplateChoice,
} from "@/lib/domain/seals/grants/grant.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useDeed } from "../../organizations/use-deed";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { useToast } from "../../ui/toast";
import { ApprovalFields } from "./approval-fields";
import { draftOf, type GrantDraft, problemOf, termsOf } from "./grant-draft";
import { TermFields } from "./term-fields";

export type ChangeGrantProps = {
  grant: GrantLine;
  /** When the page was made: leave that counts already began, and its beginning stays. */
  now: Date;
  /** Of the giver's, to choose from beside those that it is for already. */
  templates: readonly TemplateChoice[];
  members: readonly MemberChoice[];
  change: (input: ChangeGrantInput) => Promise<ActionResult<unknown>>;
  onClose: () => void;
};

/** Other terms for a member's leave: until when, with whom, and with whose word. They count at once. */
export function ChangeGrant({ grant, now, templates, members, change, onClose }: ChangeGrantProps) {
  const t = useTranslations("sealUse");
  const router = useRouter();
  const toast = useToast();
  const deed = useDeed();
  const [draft, setDraft] = useState<GrantDraft>(() => draftOf(grant));
  const others = templates.filter(({ id }) => grant.templates.every((one) => one.id !== id));
  const choices = [...grant.templates, ...others];
  const begun = grant.notBefore <= now;
  const set = (next: Partial<GrantDraft>) => {
    deed.clear();
    setDraft({ ...draft, ...next });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = problemOf(draft);
    if (problem) {
      const most = problem.code === "tooMany" ? grantLimits.counterparties : grantLimits.mostHours;
      return deed.refuse(problem.field, t(`give.${problem.code}`, { most }));
    }
    const terms = termsOf(draft);
    // What has begun keeps its beginning; an empty day of what has not means now, as it does where leave is given.
    const notBefore = begun ? null : (terms.notBefore ?? new Date().toISOString());
    deed.run(
      () => change({ grantId: grant.id, ...terms, notBefore, templateIds: [...draft.templateIds] }),
      () => {
        toast({ tone: "success", title: t("change.done", { name: grant.to }) });
        onClose();
        router.refresh();
      },
    );
  };
  const general = deed.general("notAfter", "counterparties", "approverId", "deputyId", "answerHours");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      keepOpen
      title={t("change.title", { name: grant.to })}
      description={t("change.lead")}
      actions={
        <>
          <Button type="submit" form="change-leave" busy={deed.pending}>
            {t("change.submit")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {t("give.cancel")}
          </Button>
        </>
      }
    >
      <form id="change-leave" noValidate onSubmit={submit} className="grid gap-5">
        {general ? (
          <Notice tone="error" announce>
            {general}
          </Notice>
        ) : null}
        <TermFields
          draft={draft}
          onChange={set}
          errorOf={deed.errorOf}
          templates={choices.slice(0, grantLimits.templates)}
          begun={begun}
        />
        <ApprovalFields
          draft={draft}
          onChange={set}
          errorOf={deed.errorOf}
          members={members.filter(({ id }) => id !== grant.terms?.membershipId)}
        />
      </form>
    </Dialog>
  );
}
