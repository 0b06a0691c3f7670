import { BadgeCheck, Building2, Files, FileText, PenLine, ScanSearch, ScrollText, Settings, Stamp } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { submitSignOut } from "@/app/(accounts)/actions";
import { Preferences } from "@/app/(preferences)/preferences";
import { SignOutItem } from "@/components/accounts/sign-out-item";
import { AccountMenu } from "@/components/layouts/account-menu";
import { WorkspaceLayout } from "@/components/layouts/workspace-layout";
import { accountCard } from "@/lib/domain/accounts/account-card";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { countWaitingApprovals } from "@/lib/domain/seals/approvals/waiting-approvals";
import { isOutboxOpen } from "@/lib/platform/mail/local-outbox";

/** The frame of a signed-in person's pages. It does not protect them: each page asks for its own actor. */
export default async function WorkspacePages({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const [t, card] = [await getTranslations("accounts"), await accountCard(actor)];
  const waiting = await countWaitingApprovals(actor);
  const nav = [
    {
      items: [
        { href: "/contracts", label: t("nav.contracts"), icon: <FileText /> },
        { href: "/templates", label: t("nav.templates"), icon: <Files /> },
        ...(waiting === null
          ? []
          : [{ href: "/approvals", label: t("nav.approvals"), icon: <Stamp />, count: waiting }]),
        { href: "/signature", label: t("nav.signature"), icon: <PenLine /> },
        { href: "/identity", label: t("nav.identity"), icon: <BadgeCheck /> },
        { href: "/certificate", label: t("nav.certificate"), icon: <ScrollText /> },
        { href: "/organizations", label: t("nav.organizations"), icon: <Building2 /> },
      ],
    },
    {
      label: t("nav.more"),
      items: [
        { href: "/verify", label: t("nav.verify"), icon: <ScanSearch /> },
        { href: "/settings", label: t("nav.settings"), icon: <Settings /> },
      ],
    },
  ];
  return (
    <WorkspaceLayout
      nav={nav}
      preferences={<Preferences />}
      account={
        <AccountMenu name={card.name ?? card.email} email={card.email}>
          <SignOutItem
            settings={t("nav.settings")}
            outbox={isOutboxOpen() ? t("nav.outbox") : null}
            signOut={t("signOut.submit")}
            submit={submitSignOut}
          />
        </AccountMenu>
      }
    >
      {children}
    </WorkspaceLayout>
  );
}
