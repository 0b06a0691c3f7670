import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthorizationForm } from "@/components/organizations/authorization-form";
import { DeedButton } from "@/components/organizations/deed-button";
import { FlowExits } from "@/components/organizations/flow-exits";
import type { FlowHelp } from "@/components/organizations/flow-layout";
import { PaperStep } from "@/components/organizations/paper-step";
import { ProofChoice } from "@/components/organizations/proof-choice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FlowStanding } from "@/lib/domain/organizations/flow-standing";
import { letterLanguage } from "@/lib/domain/organizations/letter-language";
import type { Actor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import type { AuthorityProof } from "@/lib/platform/organization-settings";
import { submitAsRepresentative, submitAuthorization, submitGiveUp } from "../../actions";
import { BeginPayment } from "./begin-payment";
import { EndedProof } from "./ended-proof";
import { StepFrame } from "./step-frame";

/** The choice among the proofs of authority, or the beginning of the one that was chosen. */
export async function AuthorityStep({
  actor,
  standing,
  way,
}: {
  actor: Actor;
  standing: FlowStanding;
  way: AuthorityProof | null;
}) {
  const t = await getTranslations("organizations");
  const { organization, offered, proven, last } = standing;
  const account = standing.purpose === "account";
  const { id, name } = organization;
  const representative = organization.legalRepresentative ?? "";
  if (way) return <ChosenWay actor={actor} standing={standing} way={way} />;
  const best = adviceAmong(offered).map((one) => t(`proof.best.${one}`, { name: representative }));
  const help: FlowHelp[] = account
    ? []
    : [
        ...(best.length > 0
          ? [
              {
                title: t("proof.helpTitle"),
                detail: best.reduce((before, after) => t("proof.bestJoin", { before, after })),
              },
            ]
          : []),
        { title: t("proof.help2Title"), detail: t("proof.help2") },
      ];
  return (
    <StepFrame
      standing={standing}
      title={t(account ? "proof.accountTitle" : "proof.title")}
      lead={
        account
          ? t("proof.accountLead", { name })
          : proven.length > 0
            ? t("proof.letterToo")
            : t("proof.lead", { name })
      }
      help={help}
    >
      {last && last.method !== "register" ? <EndedProof actor={actor} standing={standing} last={last} correct /> : null}
      <ProofChoice organizationId={id} offered={offered} representative={representative} />
      <FlowExits organizationId={id} giveUp={submitGiveUp} />
    </StepFrame>
  );
}

/** What is said for two of the ways that are offered, the quickest first; nothing where there is no choice. */
function adviceAmong(offered: readonly AuthorityProof[]) {
  const order = ["legal_representative", "payment_in", "legal_authorization", "letter_review"] as const;
  return offered.length > 1 ? order.filter((one) => offered.includes(one)).slice(0, 2) : [];
}

async function ChosenWay({ actor, standing, way }: { actor: Actor; standing: FlowStanding; way: AuthorityProof }) {
  const [t, payments] = [await getTranslations("organizations"), await getTranslations("payments")];
  const { id, name, legalRepresentative } = standing.organization;
  const last =
    standing.last?.method === way ? (
      <EndedProof actor={actor} standing={standing} last={standing.last} correct={false} />
    ) : null;
  const here = `/organizations/${id}/verify`;
  const level = String(env().REPRESENTATIVE_LEVEL);
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
          help={[]}
        >
          {standing.operator.mayRepresent ? (
            <DeedButton organizationId={id} submit={submitAsRepresentative} to={here}>
              {t("proof.ways.legal_representative.action")}
            </DeedButton>
          ) : (
            <Notice
              tone="warning"
              title={t("proof.ways.legal_representative.missingTitle")}
              actions={
                <Button asChild size="lg" className="phone:w-full">
                  <Link href={`/identity/methods?next=${encodeURIComponent(`${here}?way=${way}`)}`}>
                    {t("proof.ways.legal_representative.missingAction")}
                  </Link>
                </Button>
              }
            >
              {t("proof.ways.legal_representative.missing", { level })}
            </Notice>
          )}
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
            { title: t("authorization.helpTitle"), detail: t("authorization.help", { level }) },
            { title: t("authorization.nothingTitle"), detail: t("authorization.nothing") },
          ]}
        >
          {last}
          <AuthorizationForm
            organizationId={id}
            language={letterLanguage(name, actor.locale)}
            submit={submitAuthorization}
          />
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
          {last}
          <PaperStep organizationId={id} kind="letter" />
          {back}
        </StepFrame>
      );
    case "payment_in":
    case "payment_out": {
      const [direction, why] = way === "payment_in" ? (["in", "money"] as const) : (["out", "why"] as const);
      return (
        <StepFrame
          standing={standing}
          title={payments(`${direction}.beginTitle`)}
          lead={payments(`${direction}.beginLead`, { name })}
          help={[
            {
              title: payments(`${direction}.help.${why}Title` as "in.help.moneyTitle"),
              detail: payments(`${direction}.help.${why}` as "in.help.money"),
            },
            { title: t("proof.help2Title"), detail: t("proof.help2") },
          ]}
        >
          {last}
          <BeginPayment organizationId={id} name={name} way={way} />
          {back}
        </StepFrame>
      );
    }
  }
}
