"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import {
  type GiveGrantInput,
  grantLimits,
  type MemberChoice,
  type TemplateChoice,
} from "@/lib/domain/seals/grants/grant.schema";
import type { LendSealInput } from "@/lib/domain/seals/lending/lending.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useDeed } from "../../organizations/use-deed";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Notice } from "../../ui/notice";
import { Segmented } from "../../ui/segmented";
import { Select } from "../../ui/select";
import { useToast } from "../../ui/toast";
import { ApprovalFields } from "./approval-fields";
import { emptyGrant, type GrantDraft, problemOf, termsOf } from "./grant-draft";
import { TermFields } from "./term-fields";

export type GrantDialogProps = {
  sealId: string;
  seal: string;
  /** Of the giver's, to choose from. */
  templates: readonly TemplateChoice[];
  /** Everybody in the organization. */
  members: readonly MemberChoice[];
  /** Where the reader invites members; null where others do. */
  invite: string | null;
  /** A seal that is not in use cannot be lent. */
  mayLend: boolean;
  give: (input: GiveGrantInput) => Promise<ActionResult<unknown>>;
  lend: (input: LendSealInput) => Promise<ActionResult<{ contractId: string }>>;
};

/** Gives leave to use a seal: to a member at once, to another organization by a letter that an owner seals. */
export function GrantDialog({ sealId, seal, templates, members, invite, mayLend, give, lend }: GrantDialogProps) {
  const t = useTranslations("sealUse");
  const router = useRouter();
  const toast = useToast();
  const deed = useDeed();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<GrantDraft>(emptyGrant);
  const set = (change: Partial<GrantDraft>) => {
    deed.clear();
    setDraft({ ...draft, ...change });
  };
  const users = members.filter(({ role, isMe }) => role !== "owner" && !isMe);
  const toMember = draft.to === "member";
  const nobody = toMember && users.length === 0;
  const done = (title: string, detail?: string) => {
    setOpen(false);
    setDraft(emptyGrant);
    toast({ tone: "success", title, ...(detail && { detail }) });
    router.refresh();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = problemOf(draft);
    if (problem) {
      const most = problem.code === "tooMany" ? grantLimits.counterparties : grantLimits.mostHours;
      return deed.refuse(problem.field, t(`give.${problem.code}`, { most }));
    }
    const terms = termsOf(draft);
    if (toMember) {
      const name = members.find(({ id }) => id === draft.membershipId)?.name ?? "";
      deed.run(
        () => give({ sealId, membershipId: draft.membershipId, ...terms, templateIds: [...draft.templateIds] }),
        () => done(t("grants.given", { name })),
      );
    } else
      deed.run(
        () => lend({ sealId, code: draft.code, ...terms }),
        () => done(t("give.lent"), t("give.lentDetail")),
      );
  };
  const fields = ["membershipId", "code", "notAfter", "counterparties", "approverId", "deputyId", "answerHours"];
  const general = deed.general(...fields);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        deed.clear();
        setOpen(next);
      }}
      keepOpen
      title={t("give.title", { seal })}
      trigger={
        <Button variant="secondary" size="sm">
          {t("grants.give")}
        </Button>
      }
      actions={
        <>
          {nobody ? null : (
            <Button type="submit" form="give-leave" busy={deed.pending}>
              {t(toMember ? "give.submit" : "give.lend")}
            </Button>
          )}
          <DialogClose>
            <Button variant="secondary">{t(nobody ? "give.close" : "give.cancel")}</Button>
          </DialogClose>
        </>
      }
    >
      <form id="give-leave" noValidate onSubmit={submit} className="grid gap-5">
        {general ? (
          <Notice tone="error" announce>
            {general}
          </Notice>
        ) : null}
        {mayLend ? (
          <Segmented
            label={t("give.whom")}
            value={draft.to}
            options={(["member", "organization"] as const).map((value) => ({ value, label: t(`give.kinds.${value}`) }))}
            onValueChange={(to) => set({ to })}
          />
        ) : null}
        {nobody ? (
          <NobodyYet invite={invite} />
        ) : toMember ? (
          <Field label={t("give.member")} required error={deed.errorOf("membershipId")}>
            <Select value={draft.membershipId} onChange={(event) => set({ membershipId: event.target.value })}>
              <option value="">{t("give.memberChoose")}</option>
              {users.map(({ id, name, email }) => (
                <option key={id} value={id}>
                  {name === email ? email : `${name} · ${email}`}
                </option>
              ))}
            </Select>
          </Field>
        ) : (
          <Field label={t("give.code")} hint={t("give.codeHint")} required error={deed.errorOf("code")}>
            <Input value={draft.code} onChange={(event) => set({ code: event.target.value })} />
          </Field>
        )}
        {nobody ? null : (
          <>
            <TermFields
              draft={draft}
              onChange={set}
              errorOf={deed.errorOf}
              {...(toMember && { templates: templates.slice(0, grantLimits.templates) })}
            />
            <ApprovalFields
              draft={draft}
              onChange={set}
              errorOf={deed.errorOf}
              members={members.filter(({ id }) => !toMember || id !== draft.membershipId)}
            />
          </>
        )}
      </form>
    </Dialog>
  );
}

/** In place of a form that could give leave to nobody: what has to come first. */
function NobodyYet({ invite }: { invite: string | null }) {
  const t = useTranslations("sealUse.give.nobody");
  return (
    <Notice
      title={t("title")}
      actions={
        invite ? (
          <Button asChild size="sm">
            <Link href={invite}>{t("invite")}</Link>
          </Button>
        ) : null
      }
    >
      {t(invite ? "detail" : "ask")}
    </Notice>
  );
}
