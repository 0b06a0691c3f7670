"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { ChangeGrantInput, GrantLine, MemberChoice, TemplateChoice } from "@/lib/domain/seals/grants/grant.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useDeed } from "../../organizations/use-deed";
import { AlertDialog } from "../../ui/alert-dialog";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../../ui/table";
import { Tag, type Tone } from "../../ui/tag";
import { useToast } from "../../ui/toast";
import { ChangeGrant } from "./change-grant";

export type GrantListProps = {
  grants: readonly GrantLine[];
  /** The seal is out of use for good. */
  over: boolean;
  /** When the page was made. */
  now: Date;
  /** Everybody in the organization, for whoever may change leave. */
  members: readonly MemberChoice[];
  /** Of the reader's, for other terms. */
  templates: readonly TemplateChoice[];
  change: (input: ChangeGrantInput) => Promise<ActionResult<unknown>>;
  end: (input: { grantId: string }) => Promise<ActionResult<unknown>>;
};

type Standing = GrantLine["state"] | "member_left" | "over" | "later";

const tones: Record<Standing, Tone> = {
  waiting: "amber",
  given: "jade",
  ended: "gray",
  member_left: "gray",
  over: "gray",
  later: "gray",
};

const standingOf = ({ state, lapsed, notBefore }: GrantLine, now: Date): Standing =>
  lapsed ?? (state === "given" && notBefore > now ? "later" : state);

/** Who may use a seal, until when, with whom and with whose word; those that ended are folded away. */
export function GrantList({ grants, over, now, templates, members, change, end }: GrantListProps) {
  const t = useTranslations("sealUse.grants");
  const router = useRouter();
  const toast = useToast();
  const deed = useDeed();
  const [ending, setEnding] = useState<GrantLine | null>(null);
  const [changing, setChanging] = useState<GrantLine | null>(null);
  const isOver = (grant: GrantLine) => ["ended", "member_left", "over"].includes(standingOf(grant, now));
  const [counting, past] = [grants.filter((grant) => !isOver(grant)), grants.filter(isOver)];
  return (
    <div className="grid gap-3">
      {counting.length > 0 ? (
        <GrantTable label={t("label")} grants={counting} now={now} onChange={setChanging} onEnd={setEnding} />
      ) : over ? null : (
        <p className="text-ink-2">{t("none")}</p>
      )}
      {past.length > 0 ? (
        <details>
          <summary className="min-h-8 w-fit cursor-pointer content-center text-meta text-ink-2">
            {t("past", { count: past.length })}
          </summary>
          <GrantTable
            label={t("past", { count: past.length })}
            grants={past}
            now={now}
            onChange={setChanging}
            onEnd={setEnding}
          />
        </details>
      ) : null}
      {changing ? (
        <ChangeGrant
          grant={changing}
          now={now}
          templates={templates}
          members={members}
          change={change}
          onClose={() => setChanging(null)}
        />
      ) : null}
      <AlertDialog
        open={ending !== null}
        onOpenChange={(open) => {
          if (open) return;
          deed.clear();
          setEnding(null);
        }}
        title={t("endTitle", { name: ending?.to ?? "" })}
        description={t("endDetail")}
        confirm={t("endConfirm")}
        cancel={t("keep")}
        busy={deed.pending}
        onConfirm={() =>
          ending &&
          deed.run(
            () => end({ grantId: ending.id }),
            () => {
              setEnding(null);
              toast({ tone: "success", title: t("endedDone", { name: ending.to }) });
              router.refresh();
            },
          )
        }
      >
        {deed.general() ? (
          <Notice tone="error" announce>
            {deed.general()}
          </Notice>
        ) : null}
      </AlertDialog>
    </div>
  );
}

function GrantTable({
  label,
  grants,
  now,
  onChange,
  onEnd,
}: {
  label: string;
  grants: readonly GrantLine[];
  now: Date;
  onChange: (grant: GrantLine) => void;
  onEnd: (grant: GrantLine) => void;
}) {
  const t = useTranslations("sealUse.grants");
  return (
    <Table label={label}>
      <TableHead>
        <HeadCell>{t("to")}</HeadCell>
        <HeadCell>{t("time")}</HeadCell>
        <HeadCell>{t("with")}</HeadCell>
        <HeadCell>{t("approval")}</HeadCell>
        <HeadCell aria-hidden="true" />
      </TableHead>
      <TableBody>
        {grants.map((grant) => (
          <GrantRow
            key={grant.id}
            grant={grant}
            standing={standingOf(grant, now)}
            onChange={() => onChange(grant)}
            onEnd={() => onEnd(grant)}
          />
        ))}
      </TableBody>
    </Table>
  );
}

function GrantRow({
  grant,
  standing,
  onChange,
  onEnd,
}: {
  grant: GrantLine;
  standing: Standing;
  onChange: () => void;
  onEnd: () => void;
}) {
  const t = useTranslations("sealUse.grants");
  const format = useFormatter();
  const day = (at: Date) => format.dateTime(at, { dateStyle: "medium" });
  const {
    to,
    toOrganization,
    passedOnFrom,
    notBefore,
    notAfter,
    counterparties,
    templates,
    approver,
    deputy,
    answerHours,
  } = grant;
  const about = [
    toOrganization ? t("organization") : null,
    passedOnFrom ? t("passedOn", { name: passedOnFrom }) : null,
  ].filter(Boolean);
  return (
    <Row>
      <Cell>
        <CellTitle title={<span className="wrap-anywhere">{to}</span>} detail={about.join(" · ") || undefined} />
        {standing === "given" ? null : (
          <Tag tone={tones[standing]} className="mt-1.5">
            {t(`states.${standing}`)}
          </Tag>
        )}
      </Cell>
      <Cell label={t("time")}>
        <span className="num">
          {notAfter ? t("range", { from: day(notBefore), until: day(notAfter) }) : t("from", { date: day(notBefore) })}
        </span>
      </Cell>
      <Cell label={t("with")}>
        <span className="wrap-anywhere phone:text-right">
          {counterparties.length > 0 ? format.list(counterparties) : t("anybody")}
          {templates.length > 0 ? (
            <span className="block text-meta text-ink-3">
              {t("ofTemplates", { titles: format.list(templates.map(({ title }) => title || t("goneTemplate"))) })}
            </span>
          ) : null}
        </span>
      </Cell>
      <Cell label={t("approval")}>
        <span className="phone:text-right">
          {approver ? t("approvedBy", { approver }) : t("noApproval")}
          {approver && deputy ? (
            <span className="block text-meta text-ink-3">{t("deputy", { hours: answerHours ?? 0, deputy })}</span>
          ) : null}
        </span>
      </Cell>
      <Cell className={grant.canEnd || grant.authorizationId ? "text-right phone:text-left" : "phone:hidden"}>
        <span className="inline-flex items-center justify-end gap-1 whitespace-nowrap phone:-ml-2.5 phone:flex-wrap phone:justify-start">
          {grant.authorizationId ? (
            <Link href={`/contracts/${grant.authorizationId}`} className="link mx-2.5 text-meta">
              {t("letter")}
            </Link>
          ) : null}
          {grant.terms ? (
            <Button variant="quiet" size="sm" aria-label={t("changeLabel", { name: to })} onClick={onChange}>
              {t("change")}
            </Button>
          ) : null}
          {grant.canEnd ? (
            <Button variant="quiet" size="sm" aria-label={t("endLabel", { name: to })} onClick={onEnd}>
              {t("end")}
            </Button>
          ) : null}
        </span>
      </Cell>
    </Row>
  );
}
