"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useTransition } from "react";
import type { AdministratorLine } from "@/lib/domain/administration/manage-administrators";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { Tag, type Tone } from "../ui/tag";
import { useToast } from "../ui/toast";
import { LinkOnce } from "./link-once";
import { ReasonDialog } from "./reason-dialog";

const tones: Record<AdministratorLine["state"], Tone> = { active: "jade", no_second_factor: "amber", disabled: "gray" };
type Target = { administratorId: string; reason: string };

export type AdministratorActions = {
  disable: (input: Target) => Promise<ActionResult<unknown>>;
  reset: (input: Target) => Promise<ActionResult<{ link: string; expiresAt: Date }>>;
};

/** Who works here; each can be given a new second factor, or be disabled. */
export function AdministratorList({
  administrators,
  disable,
  reset,
}: AdministratorActions & { administrators: AdministratorLine[] }) {
  const [t, office, format] = [useTranslations("office.administrators"), useTranslations("office"), useFormatter()];
  return (
    <Table label={t("title")}>
      <TableHead>
        <HeadCell>{t("who")}</HeadCell>
        <HeadCell>{t("role")}</HeadCell>
        <HeadCell>{t("state")}</HeadCell>
        <HeadCell>{t("lastSeen")}</HeadCell>
        <HeadCell>
          <span className="sr-only">{t("deeds")}</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {administrators.map((one) => (
          <Row key={one.id}>
            <Cell>
              <CellTitle
                title={
                  <span className="break-all">
                    {one.name ?? one.email}
                    {one.isMe ? <span className="font-normal text-ink-3"> {t("you")}</span> : null}
                  </span>
                }
                detail={one.name ? <span className="break-all">{one.email}</span> : undefined}
              />
            </Cell>
            <Cell label={t("role")}>
              {one.role === "chief" || one.role === "reviewer" || one.role === "finance"
                ? office(`roles.${one.role}`)
                : one.role}
            </Cell>
            <Cell label={t("state")}>
              <Tag tone={tones[one.state]}>{t(`states.${one.state}`)}</Tag>
            </Cell>
            <Cell label={t("lastSeen")} className="whitespace-nowrap">
              {one.lastSeenAt ? (
                <time dateTime={one.lastSeenAt.toISOString()}>
                  {format.dateTime(one.lastSeenAt, { dateStyle: "medium", timeStyle: "short" })}
                </time>
              ) : (
                <span className="text-ink-3">{t("never")}</span>
              )}
            </Cell>
            <Cell className="text-right">
              {one.state === "disabled" ? null : <Deeds one={one} disable={disable} reset={reset} />}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function Deeds({ one, disable, reset }: AdministratorActions & { one: AdministratorLine }) {
  const t = useTranslations("office.administrators");
  const [router, toast] = [useRouter(), useToast()];
  const name = one.name ?? one.email;
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {one.isMe ? null : (
        <ReasonDialog
          trigger={
            <Button variant="quiet" size="sm">
              {t("reset")}
              <span className="sr-only"> {name}</span>
            </Button>
          }
          title={t("resetTitle", { name })}
          description={t("resetDetail")}
          confirm={t("resetConfirm")}
          run={async (reason) => {
            const answer = await reset({ administratorId: one.id, reason });
            if (answer.ok) router.refresh();
            return answer;
          }}
          result={(made) => <LinkOnce {...made} />}
        />
      )}
      <ReasonDialog
        trigger={
          <Button variant="quiet" size="sm">
            {t("disable")}
            <span className="sr-only"> {name}</span>
          </Button>
        }
        title={t("disableTitle", { name })}
        description={t("disableDetail")}
        confirm={t("disable")}
        variant="danger"
        run={async (reason) => {
          const answer = await disable({ administratorId: one.id, reason });
          if (answer.ok) {
            toast({ tone: "success", title: t("disabled", { name }) });
            router.refresh();
          }
          return answer;
        }}
      />
    </div>
  );
}

/** A link that nobody has used yet. */
export function WithdrawInvitation({
  invitationId,
  label,
  withdraw,
}: {
  invitationId: string;
  label: string;
  withdraw: (input: { invitationId: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("office.administrators");
  const [router, toast] = [useRouter(), useToast()];
  const [busy, start] = useTransition();
  return (
    <Button
      variant="quiet"
      size="sm"
      busy={busy}
      onClick={() =>
        start(async () => {
          const answer = await withdraw({ invitationId });
          if (!answer.ok) toast({ tone: "error", title: answer.error.message });
          router.refresh();
        })
      }
    >
      {t("withdraw")}
      <span className="sr-only"> {label}</span>
    </Button>
  );
}
