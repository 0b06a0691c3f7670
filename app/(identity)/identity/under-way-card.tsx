import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FocusCard } from "@/components/layouts/focus-layout";
import { AnotherWay } from "@/components/verification/another-way";
import { CodeForm } from "@/components/verification/code-form";
import { FaceHandoff } from "@/components/verification/face-handoff";
import { IdentityChecking } from "@/components/verification/identity-checking";
import { ReviewWaiting } from "@/components/verification/review-waiting";
import { SandboxTag } from "@/components/verification/sandbox-tag";
import type { IdentityStanding } from "@/lib/domain/verification/identity-standing";
import { isSmsOutboxOpen } from "@/lib/platform/sms/configured-sms";
import type { Way } from "../way";
import { lookAtStep, sendAnotherCode, submitCancel, submitCode } from "./actions";

/** A step that is under way: what it waits for, and the way out of it. */
export async function UnderWayCard({
  standing,
  way,
  steps,
}: {
  standing: Exclude<IdentityStanding, { state: "open" | "proven" }>;
  way: Way;
  steps: ReactNode;
}) {
  const t = await getTranslations("verification");
  const tag = (
    <div className="grid gap-3">
      {steps}
      {"sandbox" in standing && standing.sandbox ? <SandboxTag /> : null}
    </div>
  );
  const another = (stepId: string, words: string) => (
    <AnotherWay stepId={stepId} cancel={submitCancel} href={way.to("/identity/methods")}>
      {words}
    </AnotherWay>
  );
  switch (standing.state) {
    case "checking":
      return (
        <FocusCard tag={tag} title={t("title")} lead={t("lead")}>
          <IdentityChecking poll />
        </FocusCard>
      );
    case "code":
      return (
        <FocusCard
          tag={tag}
          title={t("code.title")}
          lead={t.rich("code.lead", { phone: () => <b className="num font-[580] text-ink">{standing.sentTo}</b> })}
        >
          <CodeForm
            stepId={standing.stepId}
            triesLeft={standing.triesLeft}
            againAt={standing.againAt.toISOString()}
            confirm={submitCode}
            resend={sendAnotherCode}
            outboxHref={isSmsOutboxOpen() ? "/outbox" : null}
          />
          {another(standing.stepId, t("methods.another"))}
        </FocusCard>
      );
    case "handoff":
      return (
        <FocusCard tag={tag} title={t(`handoff.title.${standing.opensIn}`)}>
          <FaceHandoff
            url={standing.url}
            appUrl={standing.appUrl}
            opensIn={standing.opensIn}
            expiresAt={standing.expiresAt}
            sandbox={standing.sandbox}
            stepId={standing.stepId}
            follow={lookAtStep}
          />
          {another(standing.stepId, t("methods.another"))}
        </FocusCard>
      );
    case "review":
      return (
        <FocusCard tag={tag} title={t("review.title")}>
          <ReviewWaiting since={standing.since} documentKind={standing.documentKind} />
          {another(standing.stepId, t("review.withdraw"))}
        </FocusCard>
      );
  }
}
