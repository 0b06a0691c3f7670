import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { FlowLayout } from "@/components/organizations/flow-layout";
import { FlowTimeline, positionOf, type TimelineFacts } from "@/components/organizations/flow-timeline";
import { SandboxRegisterTag } from "@/components/organizations/sandbox-register-tag";
import { SearchDesk } from "@/components/organizations/search-desk";
import { Button } from "@/components/ui/button";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { operatorStanding } from "@/lib/domain/organizations/operator";
import { businessRegister } from "@/lib/domain/organizations/registers";
import { sandboxOrganizations } from "@/lib/domain/organizations/sandbox/organizations";
import { submitAskToJoin, submitBegin, submitSearch, submitUnlisted } from "../actions";
import { FlowFrame } from "../frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizations.flow"))("aboutNew") };
}

/** Which organization? Only a person whose own name is proven is asked. */
export default async function NewOrganizationPage() {
  const actor = await requireActor();
  const [t, { person, sureEnough }] = [await getTranslations("organizations"), await operatorStanding(actor)];
  const facts: TimelineFacts = {
    operator: sureEnough && person ? person.name : null,
    register: sureEnough ? "now" : "todo",
    authority: "todo",
    certificate: "todo",
  };
  const frame = { timeline: <FlowTimeline facts={facts} />, position: t("flow.position", positionOf(facts)) };
  if (!sureEnough)
    return (
      <FlowFrame about={t("flow.aboutNew")}>
        <FlowLayout
          {...frame}
          title={t(person ? "you.moreTitle" : "you.title")}
          lead={t(person ? "you.more" : "you.lead")}
          help={[{ title: t("you.helpTitle"), detail: t("you.help") }]}
        >
          <Button asChild size="lg" className="w-fit phone:w-full">
            <Link href="/identity?next=/organizations/new">{t(person ? "you.moreAction" : "you.action")}</Link>
          </Button>
        </FlowLayout>
      </FlowFrame>
    );
  const { sandbox } = businessRegister();
  return (
    <FlowFrame about={t("flow.aboutNew")}>
      <FlowLayout
        {...frame}
        tag={sandbox ? <SandboxRegisterTag /> : null}
        title={t("search.title")}
        lead={t("search.lead")}
        help={[
          { title: t("search.helpTitle"), detail: t("search.help") },
          { title: t("search.help2Title"), detail: t("search.help2") },
        ]}
      >
        <SearchDesk
          search={submitSearch}
          begin={submitBegin}
          beginUnlisted={submitUnlisted}
          askToJoin={submitAskToJoin}
          sandbox={sandbox ? sandboxOrganizations : null}
        />
      </FlowLayout>
    </FlowFrame>
  );
}
