import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { CheckForm } from "@/components/organizations/check-form";
import { FlowExits } from "@/components/organizations/flow-exits";
import { LastCheck } from "@/components/organizations/last-check";
import { ListedFacts } from "@/components/organizations/listed-facts";
import { PaperStep } from "@/components/organizations/paper-step";
import { Waiting } from "@/components/organizations/waiting";
import { WaitingSteps } from "@/components/organizations/waiting-steps";
import type { FlowStanding } from "@/lib/domain/organizations/flow-standing";
import { fewestElements } from "@/lib/domain/organizations/register-states";
import { consentText } from "@/lib/domain/people/consent-text";
import { submitCancel, submitCheck, submitGiveUp } from "../../actions";
import { StepFrame } from "./step-frame";
import { reviewSteps } from "./waiting-steps";

/** The comparison with the register; or, for an organization that it does not know yet, the licence. */
export async function RegisterStep({ standing }: { standing: FlowStanding }) {
  const [t, format] = [await getTranslations("organizations"), await getFormatter()];
  const { organization, phase, last, lockedUntil } = standing;
  const { id, name, kind, legalRepresentative, registerState } = organization;
  if (registerState === null) {
    const waits = phase === "licence";
    return (
      <StepFrame
        standing={standing}
        title={t("papers.licence.title")}
        lead={t("papers.licence.lead")}
        help={[
          waits
            ? { title: t("papers.nothingTitle"), detail: t("papers.nothing") }
            : { title: t("papers.licence.helpTitle"), detail: t("papers.licence.help") },
        ]}
      >
        {waits ? (
          <Waiting title={t("papers.licence.waitingTitle")}>
            <p>{t("papers.licence.waiting")}</p>
          </Waiting>
        ) : (
          <LastCheck last={last} lockedUntil={null} />
        )}
        {waits && standing.underWay ? (
          <WaitingSteps
            title={t("papers.steps.title")}
            steps={reviewSteps(
              t,
              format.dateTime(standing.underWay.since, { dateStyle: "medium", timeStyle: "short" }),
            )}
          />
        ) : null}
        <ListedFacts organization={organization} />
        {waits ? null : <PaperStep organizationId={id} kind="licence" />}
        <FlowExits organizationId={id} giveUp={submitGiveUp} {...(waits && { cancel: submitCancel })} />
      </StepFrame>
    );
  }
  return (
    <StepFrame
      standing={standing}
      title={t("check.title")}
      lead={t("check.lead", { name })}
      help={[
        { title: t("check.helpTitle"), detail: t("check.help") },
        { title: t("check.help2Title"), detail: t("check.help2") },
      ]}
    >
      <ListedFacts organization={organization} />
      {phase === "asked" ? (
        <Waiting title={t("flow.registerAsked")} busy>
          <p>{t("check.checking")}</p>
        </Waiting>
      ) : (
        <>
          <LastCheck last={last} lockedUntil={lockedUntil} />
          <CheckForm
            organizationId={id}
            name={name}
            representativeNeeded={fewestElements[kind] === 3 || legalRepresentative !== null}
            consent={await consentText("organization_check", await getLocale())}
            submit={submitCheck}
          />
        </>
      )}
      <FlowExits organizationId={id} giveUp={submitGiveUp} />
    </StepFrame>
  );
}
