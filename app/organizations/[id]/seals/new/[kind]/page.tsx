import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { askPreview, submitSeal } from "@/app/(workspace)/organizations/[id]/seals/actions";
import { orList } from "@/app/(workspace)/organizations/[id]/seals/or-list";
import { AreaMessages } from "@/components/i18n/area-messages";
import { NewSeal } from "@/components/seals/studio/new-seal";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { openStudio } from "@/lib/domain/seals/organization/open-studio";
import { previewSeal } from "@/lib/domain/seals/organization/preview-seal";
import { designInput } from "@/lib/domain/seals/organization/seal.schema";
import { presetDesign } from "@/lib/domain/seals/organization/seal-presets";
import { SEAL_KINDS } from "@/lib/standards/seal-drawing/seal/design";

type Props = { params: Promise<{ id: string; kind: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("list.new") };
}

/** The studio with everything set for one kind of seal. */
export default async function NewSealPage({ params }: Props) {
  const actor = await requireActor();
  const { id, kind: asked } = await params;
  const kind = SEAL_KINDS.find((one) => one === asked);
  if (!kind) notFound();
  const studio = await openStudio(actor, id).catch(orList(id));
  if (kind === "official" && studio.officialId) redirect(`/organizations/${id}/seals/new`);
  const design = presetDesign(kind);
  const first = await previewSeal(actor, { organizationId: id, design: designInput.parse(design) });
  return (
    <AreaMessages areas={["studio", "sealUse", "organizations"]}>
      <NewSeal
        organizationId={id}
        studio={studio}
        design={design}
        first={first}
        preview={askPreview}
        make={submitSeal}
      />
    </AreaMessages>
  );
}
