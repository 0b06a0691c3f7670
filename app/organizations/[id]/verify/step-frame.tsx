import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type FlowHelp, FlowLayout } from "@/components/organizations/flow-layout";
import { FlowTimeline, positionOf, type TimelineFacts } from "@/components/organizations/flow-timeline";
import { SandboxRegisterTag } from "@/components/organizations/sandbox-register-tag";
import type { FlowStanding } from "@/lib/domain/organizations/flow-standing";
import { timelineOf } from "./timeline";

/** One step of a flow in its layout. */
export function StepFrame({
  standing,
  certificate,
  title,
  lead,
  help,
  children,
}: {
  standing: FlowStanding;
  certificate?: TimelineFacts["certificate"];
  title: ReactNode;
  lead?: ReactNode;
  help: FlowHelp[];
  children: ReactNode;
}) {
  const t = useTranslations("organizations.flow");
  const facts = timelineOf(standing, certificate);
  return (
    <FlowLayout
      timeline={<FlowTimeline facts={facts} />}
      position={t("position", positionOf(facts))}
      tag={standing.sandbox ? <SandboxRegisterTag /> : null}
      title={title}
      lead={lead}
      help={help}
    >
      {children}
    </FlowLayout>
  );
}
