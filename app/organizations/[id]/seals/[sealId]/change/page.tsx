import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { askPreview, submitChange } from "@/app/(workspace)/organizations/[id]/seals/actions";
import { AreaMessages } from "@/components/i18n/area-messages";
import { ChangeSeal } from "@/components/seals/studio/change-seal";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { listGrants } from "@/lib/domain/seals/grants/list-grants";
import { getSeal } from "@/lib/domain/seals/organization/get-seal";
import { openStudio } from "@/lib/domain/seals/organization/open-studio";
import { previewSeal } from "@/lib/domain/seals/organization/preview-seal";
import { designInput } from "@/lib/domain/seals/organization/seal.schema";
import { orNotFound } from "@/lib/platform/web/or-not-found";

type Props = { params: Promise<{ id: string; sealId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("detail.change") };
}

/** The studio with a seal that is there: what is saved becomes its next version. */
export default async function ChangeSealPage({ params }: Props) {
  const actor = await requireActor();
  const { id, sealId } = await params;
  const seal = await getSeal(actor, sealId).catch(orNotFound);
  const { organizationId, design } = seal;
  if (organizationId !== id || !seal.may.change || !design)
    redirect(`/organizations/${organizationId}/seals/${sealId}`);
  const [studio, grants, t, format] = await Promise.all([
    openStudio(actor, organizationId).catch(orNotFound),
    listGrants(actor, sealId),
    getTranslations("studio.aside"),
    getFormatter(),
  ]);
  const parsed = designInput.parse(design);
  const inForce = grants.filter(({ state, lapsed }) => state === "given" && lapsed === null);
  const asking = inForce.filter(({ approver }) => approver !== null).length;
  const owners = studio.owners.map((name, index) => ({
    id: `owner ${index}`,
    name,
    detail: t("owner"),
    until: t("always"),
  }));
  const others = inForce.map(({ id: grantId, to, notAfter }) => ({
    id: grantId,
    name: to,
    detail: null,
    until: notAfter ? t("until", { date: format.dateTime(notAfter, { dateStyle: "medium" }) }) : t("open"),
    limited: notAfter !== null,
  }));
  return (
    <AreaMessages areas={["studio", "sealUse", "organizations"]}>
      <ChangeSeal
        organizationId={organizationId}
        sealId={sealId}
        studio={studio}
        users={[...owners, ...others]}
        approval={asking > 0 ? t("approvalSome", { count: asking }) : t("approvalFree")}
        design={parsed}
        name={seal.name}
        state={seal.state}
        before={{ outline: seal.outline, version: seal.version, outdated: seal.outdated }}
        first={await previewSeal(actor, { organizationId, sealId, design: parsed })}
        preview={askPreview}
        change={submitChange}
      />
    </AreaMessages>
  );
}
