import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { AreaMessages } from "@/components/i18n/area-messages";
import { CloseOrganization } from "@/components/organizations/close-organization";
import { InviteForm } from "@/components/organizations/invite-form";
import { LeaveButton } from "@/components/organizations/leave-button";
import { LevelForm } from "@/components/organizations/level-form";
import { MemberList } from "@/components/organizations/member-list";
import { OrganizationCertificates } from "@/components/organizations/organization-certificates";
import { OrganizationChanges } from "@/components/organizations/organization-changes";
import { OrganizationFacts } from "@/components/organizations/organization-facts";
import { ProofList } from "@/components/organizations/proof-list";
import { SandboxRegisterTag } from "@/components/organizations/sandbox-register-tag";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { invitedRoles } from "@/lib/domain/organizations/policy";
import { consentText } from "@/lib/domain/people/consent-text";
import { ownSealDuty } from "@/lib/domain/seals/grants/own-duty";
import { orNotFound } from "@/lib/platform/web/or-not-found";
import {
  submitClosing,
  submitEnd,
  submitInvitation,
  submitLeave,
  submitLevel,
  submitNewAccount,
  submitNewName,
  submitNewRepresentative,
  submitRole,
  submitWithdrawal,
} from "../actions";
import { submitDuty } from "./seals/actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizations"))("title") };
}

/** One organization, as its members see it. */
export default async function OrganizationPage({ params }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const organization = await getOrganization(actor, id).catch(orNotFound);
  const { may: seals } = await ownSealDuty(actor, id);
  const [t, s, duty] = await Promise.all([
    getTranslations("organizations"),
    getTranslations("studio.nav"),
    getTranslations("sealUse.duty"),
  ]);
  const { name, state, may, certificates } = organization;
  const certified = certificates.some((certificate) => certificate.state === "active");
  const roles = invitedRoles.filter((role) => may[role === "administrator" ? "invite_administrator" : "invite_member"]);
  return (
    <AreaMessages areas={["organizations", "sealUse"]}>
      <div className="grid gap-9">
        <div className="grid gap-4">
          <Link href="/organizations" className="link w-fit text-meta">
            {t("title")}
          </Link>
          <PageHead
            title={name}
            actions={
              organization.openChange || (may.issue_certificate && !certified) ? (
                <Button asChild>
                  <Link href={`/organizations/${id}/verify`}>
                    {t(organization.openChange ? "list.continue" : "page.certificateGet")}
                  </Link>
                </Button>
              ) : null
            }
          />
          {organization.sandbox ? <SandboxRegisterTag /> : null}
          {state === "suspended" || state === "dissolved" ? (
            <Notice tone="warning" title={t(`page.${state}.title`)}>
              {t(`page.${state}.detail`)}
            </Notice>
          ) : null}
        </div>
        <div className="grid items-start gap-x-12 gap-y-9 xl:grid-cols-[minmax(0,1fr)_380px]">
          <div className="grid min-w-0 gap-9">
            <section className="grid gap-3" aria-labelledby="facts">
              <h2 id="facts" className="text-subheading">
                {t("page.facts")}
              </h2>
              <OrganizationFacts organization={organization} />
            </section>
            <section className="grid gap-4" aria-labelledby="members">
              <div className="grid gap-1">
                <h2 id="members" className="text-subheading">
                  {t("members.title")}
                </h2>
                <p className="text-meta text-ink-2">
                  {t("members.rolesHint")} {duty("hint")}
                </p>
              </div>
              <MemberList
                organizationId={id}
                name={name}
                members={organization.members}
                end={submitEnd}
                changeRole={submitRole}
                setDuty={seals.appoint ? submitDuty : null}
              />
              {roles.length > 0 ? (
                <InviteForm
                  organizationId={id}
                  roles={roles.toReversed()}
                  invitations={organization.invitations}
                  invite={submitInvitation}
                  withdraw={submitWithdrawal}
                />
              ) : null}
              {may.set_level ? (
                <LevelForm organizationId={id} level={organization.requiredLevel} submit={submitLevel} />
              ) : null}
              {may.leave ? <LeaveButton organizationId={id} name={name} submit={submitLeave} /> : null}
            </section>
          </div>
          <div className="grid min-w-0 gap-9">
            {seals.look ? (
              <section className="grid gap-3" aria-labelledby="seals">
                <h2 id="seals" className="text-subheading">
                  {s("organization")}
                </h2>
                <p className="text-ink-2">{s("detail")}</p>
                <Button asChild variant="secondary" className="w-fit">
                  <Link href={`/organizations/${id}/seals`}>{s("open")}</Link>
                </Button>
              </section>
            ) : null}
            <section className="grid gap-3" aria-labelledby="certificate">
              <h2 id="certificate" className="text-subheading">
                {t("page.certificate")}
              </h2>
              <OrganizationCertificates organizationId={id} certificates={certificates} />
            </section>
            <section className="grid gap-3" aria-labelledby="proofs">
              <h2 id="proofs" className="text-subheading">
                {t("page.proofs")}
              </h2>
              <ProofList proofs={organization.proofs} />
            </section>
            {may.change_facts ? (
              <section className="grid gap-3" aria-labelledby="changes">
                <h2 id="changes" className="text-subheading">
                  {t("changes.title")}
                </h2>
                <OrganizationChanges
                  organizationId={id}
                  consent={await consentText("organization_check", await getLocale())}
                  takeOverName={submitNewName}
                  changeRepresentative={submitNewRepresentative}
                  changeAccount={submitNewAccount}
                />
              </section>
            ) : null}
          </div>
        </div>
        {may.close ? (
          <section id="close" className="grid max-w-3xl gap-3 border-t border-line pt-6" aria-labelledby="close-title">
            <h2 id="close-title" className="text-subheading">
              {t("close.title")}
            </h2>
            <CloseOrganization organizationId={id} name={name} submit={submitClosing} />
          </section>
        ) : null}
      </div>
    </AreaMessages>
  );
}
