import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { submitJoin } from "@/app/(workspace)/organizations/actions";
import { FocusCard } from "@/components/layouts/focus-layout";
import { JoinButton } from "@/components/organizations/join-button";
import { Button } from "@/components/ui/button";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { readInvitation } from "@/lib/domain/organizations/accept-invitation";
import type { InvitedRole } from "@/lib/domain/organizations/policy";
import { FlowFrame } from "../../frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizations"))("title"), robots: { index: false } };
}

/** Where the link in an invitation leads. */
export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const actor = await requireActor();
  const { token } = await params;
  const standing = await readInvitation(actor, token);
  const t = await getTranslations("organizations");
  const here = encodeURIComponent(`/organizations/join/${token}`);
  const card = (title: string, lead: string, children: ReactNode) => (
    <FlowFrame about={t("title")}>
      <FocusCard title={title} lead={lead}>
        {children}
      </FocusCard>
    </FlowFrame>
  );
  const link = (href: string, label: string) => (
    <Button asChild size="lg" className="w-full">
      <Link href={href} prefetch={false}>
        {label}
      </Link>
    </Button>
  );
  switch (standing.outcome) {
    case "member":
      return redirect(`/organizations/${standing.organizationId}`);
    case "over":
      return card(t("join.overTitle"), t("join.over"), link("/organizations", t("join.home")));
    case "other_account": {
      const { email, signedInAs } = standing;
      return card(
        t("join.otherTitle"),
        t("join.other", { email, signedInAs }),
        link("/sign-out", t("join.otherAction")),
      );
    }
    case "prove_name":
      return card(t("join.proveTitle"), t("join.prove"), link(`/identity?next=${here}`, t("join.proveAction")));
    case "prove_more":
      return card(t("join.moreTitle"), t("join.more"), link(`/identity?next=${here}`, t("join.moreAction")));
    case "open": {
      const { sender, organization, role } = standing;
      return card(
        t("join.title", { name: organization }),
        t("join.lead", { sender, name: organization, role: t(`roles.${role as InvitedRole}`) }),
        <JoinButton token={token} submit={submitJoin} />,
      );
    }
  }
}
