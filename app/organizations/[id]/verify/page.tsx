import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { flowStanding } from "@/lib/domain/organizations/flow-standing";
import { authorityProofs } from "@/lib/platform/organization-settings";
import { orNotFound } from "@/lib/platform/web/or-not-found";
import { FlowFrame } from "../../frame";
import { AuthorityStep } from "./authority-step";
import { EndedStep } from "./ended-step";
import { ProofStep } from "./proof-step";
import { RegisterStep } from "./register-step";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizations.flow"))("aboutNew") };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One flow, at the step where it stands. */
export default async function VerifyOrganizationPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const standing = await flowStanding(actor, id).catch(orNotFound);
  // A new operator's flow ends at the organization that was there before.
  if (standing.organization.id !== id) redirect(`/organizations/${standing.organization.id}/verify`);
  const asked = (await searchParams).way;
  const way = authorityProofs.find((proof) => proof === asked && standing.offered.includes(proof)) ?? null;
  const t = await getTranslations("organizations.flow");
  return (
    <FlowFrame about={t("about", { name: standing.organization.name })}>
      {standing.phase === "register" || standing.phase === "asked" || standing.phase === "licence" ? (
        <RegisterStep standing={standing} />
      ) : standing.phase === "authority" ? (
        <AuthorityStep actor={actor} standing={standing} way={way} />
      ) : standing.phase === "proof" ? (
        <ProofStep actor={actor} standing={standing} />
      ) : (
        <EndedStep actor={actor} standing={standing} />
      )}
    </FlowFrame>
  );
}
