"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Studio } from "@/lib/domain/seals/organization/open-studio";
import type {
  DesignInput,
  MakeSealInput,
  PreviewSealInput,
  SealPreview,
} from "@/lib/domain/seals/organization/seal.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useToast } from "../../ui/toast";
import { SealStudio } from "./seal-studio";

/** The studio for a seal that is not there yet. */
export function NewSeal({
  organizationId,
  studio,
  design,
  first,
  preview,
  make,
}: {
  organizationId: string;
  studio: Studio;
  design: DesignInput;
  first: SealPreview;
  preview: (input: PreviewSealInput) => Promise<ActionResult<SealPreview>>;
  make: (input: MakeSealInput) => Promise<ActionResult<{ sealId: string }>>;
}) {
  const t = useTranslations("studio");
  const router = useRouter();
  const toast = useToast();
  const seals = `/organizations/${organizationId}/seals`;
  const draw = useCallback(
    (wanted: DesignInput) => preview({ organizationId, design: wanted }),
    [organizationId, preview],
  );
  const owners = studio.owners.map((owner, index) => ({
    id: `owner ${index}`,
    name: owner,
    detail: t("aside.owner"),
    until: t("aside.always"),
  }));
  return (
    <SealStudio
      names={studio.names}
      hasOfficial={studio.officialId !== null}
      users={[...owners, { id: "others", name: t("aside.others"), detail: null, until: t("aside.afterwards") }]}
      approval={t("aside.approvalNone")}
      design={design}
      name=""
      first={first}
      back={{ href: seals, label: t("title") }}
      discard={`${seals}/new`}
      preview={draw}
      save={async (input) => {
        const answer = await make({ organizationId, ...input });
        if (answer.ok) {
          const title = t(input.draft ? "new.drafted" : "new.saved");
          toast({ tone: "success", title, ...(!input.draft && { detail: t("new.savedDetail") }) });
        }
        return answer;
      }}
      onSaved={(sealId) => router.push(`${seals}/${sealId}`)}
    />
  );
}
