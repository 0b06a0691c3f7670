"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BeginResult } from "@/lib/domain/organizations/organization.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Notice } from "../ui/notice";
import { useDeed } from "./use-deed";

/** The organization is verified here: its owner invites, and where nobody answers authority is proven anew. */
export function AlreadyVerified({
  found,
  ask,
  takeOver,
  onBegun,
  onBack,
}: {
  found: Extract<BeginResult, { outcome: "already_verified" }>;
  ask: (input: { organizationId: string }) => Promise<ActionResult<unknown>>;
  takeOver: () => Promise<ActionResult<BeginResult>>;
  onBegun: (result: BeginResult) => void;
  onBack: () => void;
}) {
  const t = useTranslations("organizations.already");
  const asking = useDeed();
  const taking = useDeed();
  const [asked, setAsked] = useState(false);
  const { organizationId, name, member } = found;
  const problem = asking.general() ?? taking.general();
  return (
    <section className="grid gap-5" aria-labelledby="already">
      <div className="grid gap-1.5">
        <h2 id="already" className="text-heading" tabIndex={-1} ref={(heading) => heading?.focus()}>
          {t("title", { name })}
        </h2>
        <p className="text-ink-2">{member ? t("member") : t("lead")}</p>
      </div>
      {problem ? (
        <Notice tone="error" announce>
          {problem}
        </Notice>
      ) : null}
      {asked ? (
        <Notice tone="success" announce>
          {t("asked")}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-2.5">
        {member ? (
          <Button asChild>
            <Link href={`/organizations/${organizationId}`}>{t("openIt")}</Link>
          </Button>
        ) : asked ? null : (
          <Button
            busy={asking.pending}
            onClick={() =>
              asking.run(
                () => ask({ organizationId }),
                () => setAsked(true),
              )
            }
          >
            {t("ask")}
          </Button>
        )}
        <Button variant="secondary" onClick={onBack}>
          {t("back")}
        </Button>
      </div>
      <Card tone="sunk" className="grid gap-2">
        <h3 className="text-[15px]">{t("over")}</h3>
        <p className="text-meta text-ink-2">{t("overDetail")}</p>
        <Button
          variant="secondary"
          size="sm"
          className="w-fit"
          busy={taking.pending}
          onClick={() => taking.run(takeOver, onBegun)}
        >
          {t("takeOver")}
        </Button>
      </Card>
    </section>
  );
}
