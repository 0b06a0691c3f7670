"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Studio } from "@/lib/domain/seals/organization/open-studio";
import type {
  ChangeSealInput,
  DesignInput,
  PreviewSealInput,
  SealPreview,
} from "@/lib/domain/seals/organization/seal.schema";
import type { SealState } from "@/lib/domain/seals/seal-states";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useToast } from "../../ui/toast";
import { SealStudio, type StudioBefore } from "./seal-studio";
import type { StudioUser } from "./studio-aside";

/** The studio for the next version of a seal. */
export function ChangeSeal({
  organizationId,
  sealId,
  studio,
  users,
  approval,
  design,
  name,
  state,
  before,
  first,
  preview,
  change,
}: {
  organizationId: string;
  sealId: string;
  studio: Studio;
  users: readonly StudioUser[];
  approval: string;
  design: DesignInput;
  name: string;
  state: SealState;
  before: StudioBefore;
  first: SealPreview;
  preview: (input: PreviewSealInput) => Promise<ActionResult<SealPreview>>;
  change: (input: ChangeSealInput) => Promise<ActionResult<{ version: number }>>;
}) {
  const t = useTranslations("studio");
  const router = useRouter();
  const toast = useToast();
  const page = `/organizations/${organizationId}/seals/${sealId}`;
  const draw = useCallback(
    (wanted: DesignInput) => preview({ organizationId, sealId, design: wanted }),
    [organizationId, sealId, preview],
  );
  const outcome = (version: number) => {
    if (version === before.version) return t("change.renamed");
    if (state === "draft") return t("new.drafted");
    return t(state === "suspended" && !before.outdated ? "change.kept" : "change.saved", { version });
  };
  return (
    <SealStudio
      names={studio.names}
      hasOfficial={studio.officialId !== null}
      users={users}
      approval={approval}
      design={design}
      name={name}
      before={before}
      first={first}
      back={{ href: page, label: name }}
      discard={page}
      preview={draw}
      save={async (input) => {
        const answer = await change({ sealId, name: input.name, design: input.design });
        if (!answer.ok) return answer;
        toast({ tone: "success", title: outcome(answer.data.version) });
        return { ok: true, data: { sealId } };
      }}
      onSaved={() => router.push(page)}
    />
  );
}
