import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthorizationForm } from "@/components/organizations/authorization-form";
import { DeedButton } from "@/components/organizations/deed-button";
import { FlowExits } from "@/components/organizations/flow-exits";
import type { FlowHelp } from "@/components/organizations/flow-layout";
import { LastProof } from "@/components/organizations/last-proof";
import { PaperStep } from "@/components/organizations/paper-step";
import { ProofChoice } from "@/components/organizations/proof-choice";
import type { FlowStanding } from "@/lib/domain/organizations/flow-standing";
import type { AuthorityProof } from "@/lib/platform/organization-settings";
import { submitAsRepresentative, submitAuthorization, submitGiveUp } from "../../actions";
import { BeginPayment } from "./begin-payment";
import { StepFrame } from "./step-frame";

/** The choice among the proofs of authority, or the beginning of the one that was chosen. */
export async function AuthorityStep({ standing, way }: { standing: FlowStanding; way: AuthorityProof | null }) {
  const t = await getTranslations("organizations");
  const { organization, offered, proven, last } = standing;
  const { id, name } = organization;
  const representative = organization.legalRepresentative ?? "";
  if (way) return <ChosenWay standing={standing} way={way} />;
  const help: FlowHelp[] = [
    { title: t("proof.helpTitle"), detail: t("proof.help") },
    { title: t("proof.help2Title"), detail: t("proof.help2") },
  ];
  return (
    <StepFrame
      standing={standing}
      title={t("proof.title")}
      lead={proven.length > 0 ? t("proof.letterToo") : t("proof.lead", { name })}
      help={help}
    >
      {last && last.method !== "register" ? <LastProof last={last} /> : null}
      <ProofChoice organizationId={id} offered={offered} representative={representative} />
      <FlowExits organizationId={id} giveUp={submitGiveUp} />
    </StepFrame>
  );
}

async function ChosenWay({ standing, way }: { standing: FlowStanding; way: AuthorityProof }) {
  const t = await getTranslations("organizations");
  const { id, name, legalRepresentative } = standing.organization;
  const here = `/organizations/${id}/verify`;
  const back = (
    <Link href={here} className="link w-fit text-meta">
      {t("flow.cancel")}
    </Link>
  );
  switch (way) {
    case "legal_representative":
      return (
        <StepFrame
          standing={standing}
          title={t("proof.ways.legal_representative.title")}
          lead={t("proof.ways.legal_representative.detail")}
          help={[{ title: t("proof.helpTitle"), detail: t("proof.help") }]}
        >
          <DeedButton organizationId={id} submit={submitAsRepresentative} to={here}>
            {t("proof.ways.legal_representative.action")}
          </DeedButton>
          {back}
        </StepFrame>
      );
    case "legal_authorization":
      return (
        <StepFrame
          standing={standing}
          title={t("authorization.title", { name: legalRepresentative ?? "" })}
          lead={t("authorization.lead")}
          help={[
            { title: t("authorization.helpTitle"), detail: t("authorization.help") },
            { title: t("authorization.help2Title"), detail: t("authorization.help2") },
          ]}
        >
          <AuthorizationForm organizationId={id} submit={submitAuthorization} />
          {back}
        </StepFrame>
      );
    case "letter_review":
      return (
        <StepFrame
          standing={standing}
          title={t("papers.letter.title")}
          lead={t("papers.letter.lead")}
          help={[{ title: t("papers.letter.helpTitle"), detail: t("papers.letter.help") }]}
        >
          <PaperStep organizationId={id} kind="letter" />
          {back}
        </StepFrame>
      );
    case "payment_in":
    case "payment_out":
      return (
        <StepFrame
          standing={standing}
          title={t(way === "payment_in" ? "paymentIn.beginTitle" : "paymentOut.title")}
          lead={t(way === "payment_in" ? "paymentIn.beginLead" : "paymentOut.lead", { name })}
          help={[
            { title: t("proof.help2Title"), detail: t("proof.help2") },
            way === "payment_in"
              ? { title: t("paymentIn.helpTitle"), detail: t("paymentIn.help") }
              : { title: t("paymentOut.helpTitle"), detail: t("paymentOut.help") },
          ]}
        >
          <BeginPayment organizationId={id} name={name} way={way} />
          {back}
        </StepFrame>
      );
  }
}
