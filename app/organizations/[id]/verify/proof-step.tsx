import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { FlowExits } from "@/components/organizations/flow-exits";
import { SendAgain } from "@/components/organizations/send-again";
import { Waiting } from "@/components/organizations/waiting";
import { WaitingSteps } from "@/components/organizations/waiting-steps";
import type { FlowStanding } from "@/lib/domain/organizations/flow-standing";
import type { Actor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { submitAuthorizationAgain, submitCancel, submitGiveUp } from "../../actions";
import { PaymentInStep } from "./payment-in-step";
import { PaymentOutStep } from "./payment-out-step";
import { StepFrame } from "./step-frame";
import { authorizationSteps, reviewSteps } from "./waiting-steps";

const short = { dateStyle: "medium", timeStyle: "short" } as const;

/** A proof that waits: for a signature, for administrators, for a payment. */
export async function ProofStep({ actor, standing }: { actor: Actor; standing: FlowStanding }) {
  const [t, format] = [await getTranslations("organizations"), await getFormatter()];
  const { underWay, organization } = standing;
  const { id, legalRepresentative } = organization;
  const name = legalRepresentative ?? "";
  const exits = <FlowExits organizationId={id} cancel={submitCancel} giveUp={submitGiveUp} />;
  const letter = underWay?.letter;
  switch (underWay?.method) {
    case "payment_in":
      return <PaymentInStep actor={actor} standing={standing} exits={exits} />;
    case "payment_out":
      return <PaymentOutStep actor={actor} standing={standing} exits={exits} />;
    case "letter_review":
      return (
        <StepFrame
          standing={standing}
          title={t("papers.letter.waitingTitle")}
          help={[{ title: t("papers.nothingTitle"), detail: t("papers.nothing") }]}
        >
          <Waiting
            title={t("papers.sent", {
              when: format.dateTime(underWay.since, short),
            })}
          >
            <p>{t("papers.letter.waiting")}</p>
          </Waiting>
          <WaitingSteps
            title={t("papers.steps.title")}
            steps={reviewSteps(t, format.dateTime(underWay.since, short))}
          />
          {exits}
        </StepFrame>
      );
    case "legal_authorization":
      return (
        <StepFrame
          standing={standing}
          title={t(letter?.sent ? "authorization.waitingTitle" : "authorization.preparingTitle", { name })}
          help={[
            {
              title: t("authorization.helpTitle"),
              detail: t("authorization.help", { level: String(env().REPRESENTATIVE_LEVEL) }),
            },
            { title: t("authorization.nothingTitle"), detail: t("authorization.nothing") },
          ]}
        >
          {letter?.sent ? (
            <Waiting title={t("flow.authorityNow.legal_authorization")}>
              <p>
                {t("authorization.waiting", {
                  email: letter.email,
                  until: letter.until ? format.dateTime(letter.until, { dateStyle: "long" }) : "",
                })}
              </p>
              <Link href={`/contracts/${letter.contractId}`} className="link w-fit">
                {t("authorization.read")}
              </Link>
            </Waiting>
          ) : (
            <Waiting title={t("authorization.preparing")} busy>
              {null}
            </Waiting>
          )}
          {letter?.sent ? (
            <SendAgain organizationId={id} email={letter.email} submit={submitAuthorizationAgain} />
          ) : null}
          {letter?.sent ? (
            <WaitingSteps
              title={t("authorization.steps.title")}
              steps={authorizationSteps(t, name, letter.opened, format.dateTime(underWay.since, short))}
            />
          ) : null}
          {letter?.sent ? exits : null}
        </StepFrame>
      );
    default:
      return (
        <StepFrame standing={standing} title={t("flow.registerAsked")} help={[]}>
          <Waiting title={t("flow.registerAsked")} busy>
            <p>{t("check.checking")}</p>
          </Waiting>
        </StepFrame>
      );
  }
}
