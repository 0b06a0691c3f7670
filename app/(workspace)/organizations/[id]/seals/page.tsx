import { Stamp } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AreaMessages } from "@/components/i18n/area-messages";
import { BorrowedSeals } from "@/components/seals/grants/borrowed-seals";
import { SealGrid } from "@/components/seals/keeping/seal-grid";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { countUsers } from "@/lib/domain/seals/grants/count-users";
import { memberChoices } from "@/lib/domain/seals/grants/list-grants";
import { ownSealDuty } from "@/lib/domain/seals/grants/own-duty";
import { borrowedSeals } from "@/lib/domain/seals/lending/borrowed-seals";
import { listSeals } from "@/lib/domain/seals/organization/list-seals";
import { orNotFound } from "@/lib/platform/web/or-not-found";
import { submitEnd, submitPassingOn } from "./actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("title") };
}

/** An organization's seals, and those that were lent to it. */
export default async function SealsPage({ params }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const organization = await getOrganization(actor, id).catch(orNotFound);
  const { name, may } = await ownSealDuty(actor, id);
  const t = await getTranslations("studio");
  const head = (
    <Link href={`/organizations/${id}`} className="link w-fit text-meta">
      {organization.name}
    </Link>
  );
  if (!may.look)
    return (
      <div className="grid gap-7">
        <div className="grid gap-4">
          {head}
          <PageHead title={t("title")} />
        </div>
        <Notice>{t("list.forbidden")}</Notice>
      </div>
    );
  const [seals, users, borrowed, members] = await Promise.all([
    listSeals(actor, id),
    countUsers(actor, id),
    borrowedSeals(actor, id),
    may.grant ? memberChoices(actor, id) : [],
  ]);
  const gone = seals.filter(({ state }) => state === "retired" || state === "destroyed");
  const kept = seals.filter((seal) => !gone.includes(seal));
  return (
    <AreaMessages areas={["studio", "sealUse", "organizations"]}>
      <div className="grid gap-9">
        <div className="grid gap-4">
          {head}
          <PageHead
            title={t("title")}
            actions={
              may.manage && kept.length > 0 ? (
                <>
                  <Button asChild variant="secondary">
                    <Link href={`/organizations/${id}/seals/upload`}>{t("list.upload")}</Link>
                  </Button>
                  <Button asChild>
                    <Link href={`/organizations/${id}/seals/new`}>{t("list.new")}</Link>
                  </Button>
                </>
              ) : null
            }
          >
            {t("lead")}
          </PageHead>
          {organization.state === "verified" ? null : <Notice tone="warning">{t("list.stopped")}</Notice>}
        </div>
        {kept.length > 0 ? (
          <SealGrid label={t("pageTitle", { name })} seals={kept} users={users} level="h2" />
        ) : (
          <EmptyState
            picture={<Stamp size={22} />}
            title={t("list.empty")}
            action={
              may.manage ? (
                <div className="grid justify-items-center gap-3">
                  <Button asChild size="lg">
                    <Link href={`/organizations/${id}/seals/new`}>{t("list.first")}</Link>
                  </Button>
                  <Link href={`/organizations/${id}/seals/upload`} className="link text-meta">
                    {t("list.uploadLink")}
                  </Link>
                </div>
              ) : null
            }
          >
            {t("list.emptyLead")}
          </EmptyState>
        )}
        {borrowed.length > 0 ? (
          <BorrowedSeals
            seals={borrowed}
            members={may.grant && organization.state === "verified" ? members : null}
            passOn={submitPassingOn}
            end={submitEnd}
          />
        ) : null}
        {gone.length > 0 ? (
          <section className="grid gap-4 border-t border-line pt-6" aria-labelledby="gone">
            <h2 id="gone" className="text-subheading">
              {t("list.gone")}
            </h2>
            <SealGrid label={t("list.gone")} seals={gone} users={null} level="h3" />
          </section>
        ) : null}
      </div>
    </AreaMessages>
  );
}
