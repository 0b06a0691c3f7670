import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTimeZone, getTranslations } from "next-intl/server";
import { AreaMessages } from "@/components/i18n/area-messages";
import { GrantDialog } from "@/components/seals/grants/grant-dialog";
import { GrantList } from "@/components/seals/grants/grant-list";
import { SealCopies } from "@/components/seals/keeping/seal-copies";
import { SealLog } from "@/components/seals/keeping/seal-log";
import { SealMoves } from "@/components/seals/keeping/seal-moves";
import { SealStanding } from "@/components/seals/keeping/seal-standing";
import { SealStateTag } from "@/components/seals/keeping/seal-state-tag";
import { UseList } from "@/components/seals/keeping/use-list";
import { VersionList } from "@/components/seals/keeping/version-list";
import { weeksOfUses } from "@/components/seals/keeping/weeks-of-uses";
import { SilentList } from "@/components/seals/silent/silent-list";
import { SealSheet } from "@/components/seals/studio/seal-sheet";
import { Button } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { templateChoices } from "@/lib/domain/seals/grants/grant-templates";
import { listGrants, memberChoices } from "@/lib/domain/seals/grants/list-grants";
import { listUses, sealLog, usesByDay } from "@/lib/domain/seals/log/seal-uses";
import { getSeal } from "@/lib/domain/seals/organization/get-seal";
import { listSilent } from "@/lib/domain/seals/silent/manage-silent";
import { orNotFound } from "@/lib/platform/web/or-not-found";
import {
  endSilentSealing,
  submitEnd,
  submitGrant,
  submitLoan,
  submitMove,
  submitOtherTerms,
  submitSilent,
  submitWithdrawal,
} from "../actions";

type Props = {
  params: Promise<{ id: string; sealId: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

const weeksShown = 26;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("title") };
}

/** One seal: how it looks, who may use it, what it was used for, and all that happened to it. */
export default async function SealPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { id, sealId } = await params;
  const { after } = await searchParams;
  const seal = await getSeal(actor, sealId).catch(orNotFound);
  if (seal.organizationId !== id) notFound();
  const [t, u, format, timeZone] = await Promise.all([
    getTranslations("studio"),
    getTranslations("sealUse"),
    getFormatter(),
    getTimeZone(),
  ]);
  const { may } = seal;
  const now = new Date();
  const from = new Date(now.getTime() - (weeksShown + 1) * 7 * 86_400_000);
  const [organization, grants, members, templates, silent, uses, days, log] = await Promise.all([
    getOrganization(actor, id).catch(orNotFound),
    listGrants(actor, sealId),
    may.grant ? memberChoices(actor, id) : [],
    may.grant ? templateChoices(actor) : [],
    listSilent(actor, sealId),
    may.audit ? listUses(actor, sealId, typeof after === "string" ? after : undefined) : null,
    may.audit ? usesByDay(actor, sealId, { from, timeZone }) : [],
    may.audit ? sealLog(actor, sealId) : null,
  ]);
  const mayAllow = may.grant && organization.role === "owner" && seal.state === "active";
  const base = `/organizations/${id}/seals`;
  const page = `${base}/${sealId}`;
  const { widthMm, heightMm } = seal.outline;
  const kind = t(`kinds.${seal.kind}.name`);
  const over = seal.state === "retired" || seal.state === "destroyed";
  const today = new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
  const facts = [
    { id: "kind", name: t("detail.kind"), value: kind },
    { id: "size", name: t("detail.size"), value: t("list.size", { width: widthMm, height: heightMm }) },
    { id: "origin", name: t("detail.origin"), value: t(`origins.${seal.origin}`) },
    {
      id: "changed",
      name: t("detail.changed"),
      value: <span className="num">{format.dateTime(seal.changedAt, { dateStyle: "medium" })}</span>,
    },
  ];
  return (
    <AreaMessages areas={["studio", "sealUse", "organizations"]}>
      <div className="grid gap-9">
        <div className="grid gap-4">
          <Link href={base} className="link w-fit text-meta">
            {t("pageTitle", { name: organization.name })}
          </Link>
          <PageHead
            title={
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-0 wrap-anywhere">{seal.name}</span>
                <span className="font-sans">
                  <SealStateTag state={seal.state} />
                </span>
              </span>
            }
            actions={
              <>
                {may.change && seal.design ? (
                  <Button asChild variant="secondary">
                    <Link href={`${page}/change`}>{t("detail.change")}</Link>
                  </Button>
                ) : null}
                <SealMoves sealId={sealId} may={may} move={submitMove} withdraw={submitWithdrawal} />
              </>
            }
          />
          <SealStanding seal={seal} base={base} />
        </div>
        <div className="grid items-start gap-x-12 gap-y-9 xl:grid-cols-[340px_minmax(0,1fr)]">
          <div className="grid min-w-0 gap-7">
            <SealSheet
              outline={seal.outline}
              label={t("drawing", { kind, name: organization.name })}
              className="w-full max-w-[340px] phone:mx-auto"
            />
            <Facts facts={facts} />
            {may.copy ? (
              <SealCopies sealId={sealId} version={seal.version} electronic={seal.state === "active"} />
            ) : null}
          </div>
          <div className="grid min-w-0 gap-10">
            <section className="grid gap-4" aria-labelledby="grants">
              <div className="flex items-end justify-between gap-x-6 gap-y-3 phone:grid phone:justify-items-start">
                <div className="grid min-w-0 gap-1">
                  <h2 id="grants" className="text-subheading">
                    {u("grants.title")}
                  </h2>
                  <p className="max-w-xl text-ink-2">{u(over ? "grants.over" : "grants.lead")}</p>
                </div>
                {may.grant ? (
                  <GrantDialog
                    sealId={sealId}
                    seal={seal.name}
                    templates={templates}
                    members={members}
                    invite={organization.may.invite_member ? `/organizations/${id}#members` : null}
                    mayLend={seal.state === "active"}
                    give={submitGrant}
                    lend={submitLoan}
                  />
                ) : null}
              </div>
              <GrantList
                over={over}
                grants={grants}
                now={now}
                templates={templates}
                members={members}
                change={submitOtherTerms}
                end={submitEnd}
              />
            </section>
            {silent.length > 0 || mayAllow ? (
              <section className="grid gap-4" aria-labelledby="silent">
                <div className="grid gap-1">
                  <h2 id="silent" className="text-subheading">
                    {u("silent.title")}
                  </h2>
                  <p className="max-w-xl text-ink-2">{u("silent.lead")}</p>
                </div>
                <SilentList
                  sealId={sealId}
                  lines={silent}
                  templates={mayAllow ? templates : null}
                  allow={submitSilent}
                  end={may.grant ? endSilentSealing : null}
                />
              </section>
            ) : null}
            {uses ? (
              <section className="grid gap-4" aria-labelledby="uses">
                <h2 id="uses" className="text-subheading">
                  {u("uses.title")}
                </h2>
                <UseList
                  page={page}
                  {...uses}
                  later={typeof after === "string"}
                  weeks={weeksOfUses(days, today, weeksShown)}
                  csvHref={`/files/seals/${sealId}/uses`}
                />
              </section>
            ) : null}
            <section className="grid gap-4" aria-labelledby="versions">
              <h2 id="versions" className="text-subheading">
                {t("detail.versions")}
              </h2>
              <VersionList
                sealId={sealId}
                versions={seal.versions}
                current={seal.state === "active" ? seal.version : 0}
                newest={seal.version}
                mayCopy={may.copy}
              />
            </section>
            {log ? (
              <section className="grid gap-4" aria-labelledby="log">
                <div className="grid gap-1">
                  <h2 id="log" className="text-subheading">
                    {t("log.title")}
                  </h2>
                  <p className="text-ink-2">{t("log.lead")}</p>
                </div>
                <SealLog {...log} csvHref={`/files/seals/${sealId}/log`} />
              </section>
            ) : null}
          </div>
        </div>
      </div>
    </AreaMessages>
  );
}
