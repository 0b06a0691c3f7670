"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Tag, type Tone } from "@/components/ui/tag";
import { useToast } from "@/components/ui/toast";
import type { OverviewParticipant } from "@/lib/domain/contracts/overview/get-overview";
import { isDone } from "@/lib/domain/contracts/roles";
import { participantStates } from "@/lib/domain/contracts/states";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Avatar } from "../ui/avatar-stack";
import { type Correct, CorrectDialog } from "./correct-dialog";
import { useRoleWords } from "./role-words";

export type OverviewParticipantsProps = {
  contractId: string;
  ordered: boolean;
  participants: readonly OverviewParticipant[];
  /** Ids of those who signed under a name proven in the sandbox only. */
  sandbox: readonly string[];
  mayCorrect: boolean;
  remind: (input: { contractId: string; participantId: string }) => Promise<ActionResult<void>>;
  correct: Correct;
};

const tones: Record<string, Tone> = {
  waiting: "gray",
  invited: "amber",
  opened: "amber",
  signed: "jade",
  approved: "jade",
  informed: "gray",
  declined: "seal",
};

/** Who takes part and how far each one is; the sender reminds and corrects here. */
export function OverviewParticipants(props: OverviewParticipantsProps) {
  const t = useTranslations("contracts.overview");
  return (
    <section className="grid gap-3">
      <h2 className="text-heading">{props.ordered ? t("peopleOrdered") : t("people")}</h2>
      <ol className="grid gap-2">
        {props.participants.map((participant) => (
          <Person key={participant.id} participant={participant} {...props} />
        ))}
      </ol>
      {props.sandbox.length > 0 ? <p className="text-meta text-ink-3">{t("sandboxNote")}</p> : null}
    </section>
  );
}

function Person({
  participant,
  contractId,
  ordered,
  sandbox,
  mayCorrect,
  remind,
  correct,
}: OverviewParticipantsProps & { participant: OverviewParticipant }) {
  const t = useTranslations("contracts.overview");
  const format = useFormatter();
  const toast = useToast();
  const now = useNow({ updateInterval: 60_000 });
  const [busy, setBusy] = useState(false);
  const { id, name, organizationName, role, state, turn } = participant;
  const roles = useRoleWords();
  const at = participant.doneAt ?? participant.declinedAt ?? (state === "opened" ? participant.openedAt : null);
  const known = participantStates.find((one) => one === state);
  const correctable = mayCorrect && !isDone(state) && state !== "declined";
  const remindable = participant.remindableAt !== null && !participant.isMe;
  const tooSoon = participant.remindableAt !== null && participant.remindableAt > now;

  async function sendReminder() {
    setBusy(true);
    const result = await remind({ contractId, participantId: id }).catch(() => null);
    setBusy(false);
    if (result?.ok) toast({ tone: "success", title: t("reminded", { name }) });
    else toast({ tone: "error", title: t("notReminded"), detail: result?.error.message ?? t("noConnection") });
  }

  return (
    <li className="grid grid-cols-[28px_1fr] items-start gap-3 rounded-xl border border-line bg-sheet px-4 py-3.5">
      <span aria-hidden="true">
        <Avatar name={organizationName ?? name} done={isDone(state)} />
      </span>
      <div className="grid min-w-0 gap-2">
        <div className="flex items-start justify-between gap-x-4 gap-y-1.5 phone:grid">
          <div className="min-w-0">
            <div className="font-[580]">
              {organizationName ?? name}
              {participant.isMe ? <span className="ml-1.5 font-normal text-ink-3">{t("you")}</span> : null}
            </div>
            {organizationName ? <div className="text-meta text-ink-2">{t("through", { name })}</div> : null}
            {role !== "signer" || ordered ? (
              <div className="text-meta text-ink-2">
                {ordered ? t("turn", { turn, role: roles(role) }) : roles(role)}
              </div>
            ) : null}
            {participant.email ? <div className="truncate text-meta text-ink-3">{participant.email}</div> : null}
          </div>
          <div className="grid justify-items-end gap-0.5 phone:justify-items-start">
            <span className="flex flex-wrap justify-end gap-1.5 phone:justify-start">
              {sandbox.includes(id) ? <Tag tone="amber">{t("sandbox")}</Tag> : null}
              <Tag tone={tones[state] ?? "gray"}>{known ? t(`states.${known}`) : state}</Tag>
            </span>
            {at ? (
              <time dateTime={at.toISOString()} className="num text-xs text-ink-3">
                {format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}
              </time>
            ) : null}
          </div>
        </div>
        {participant.declineReason ? (
          <blockquote className="border-l-2 border-line-strong pl-3 text-ink-2">{participant.declineReason}</blockquote>
        ) : null}
        {correctable || remindable ? (
          <div className="-ml-3.5 flex flex-wrap items-center gap-1">
            {remindable ? (
              <Button size="sm" variant="quiet" busy={busy} disabled={tooSoon} onClick={sendReminder}>
                {t("remind")}
                <span className="sr-only">{t("about", { name })}</span>
              </Button>
            ) : null}
            {correctable ? <CorrectDialog contractId={contractId} participant={participant} correct={correct} /> : null}
            {remindable && tooSoon && participant.remindableAt ? (
              <span className="text-meta text-ink-3">
                {t("remindAgain", {
                  time: format.dateTime(participant.remindableAt, { dateStyle: "medium", timeStyle: "short" }),
                })}
              </span>
            ) : null}
          </div>
        ) : null}
      </div>
    </li>
  );
}
