import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { OrganizationTag } from "@/components/office/organization-table";
import { StepList } from "@/components/office/step-list";
import { Facts } from "@/components/ui/facts";
import { PageHead } from "@/components/ui/page-head";
import { Tag } from "@/components/ui/tag";
import { getOrganization, type OrganizationPage } from "@/lib/domain/administration/get-organization";
import { isId } from "@/lib/platform/ids";
import { officePage } from "../../../../office-page";
import { words } from "../../../../words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.organization"))("title") };
}

export default async function OrganizationPageOfOne({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const organization = await officePage((actor) => getOrganization(actor, id));
  const [office, kinds] = [await getTranslations("office"), await words("office.organizationKinds")];
  return (
    <>
      <PageHead
        title={organization.name}
        actions={
          <div className="flex flex-wrap items-center gap-2">
            {organization.sandbox ? <Tag tone="amber">{office("sandboxTag")}</Tag> : null}
            <OrganizationTag state={organization.state} />
          </div>
        }
      >
        {kinds(organization.kind)}
      </PageHead>
      <div className="grid grid-cols-2 items-start gap-x-10 gap-y-8 max-lg:grid-cols-1">
        <Register organization={organization} />
        <Flows organization={organization} />
        <Members organization={organization} />
        <Certificates organization={organization} />
      </div>
    </>
  );
}

async function Register({ organization: one }: { organization: OrganizationPage }) {
  const [t, states, format] = [
    await getTranslations("office.organization"),
    await words("office.registerStates"),
    await getFormatter(),
  ];
  const day = (date: Date | null) => (date ? format.dateTime(date, { dateStyle: "medium" }) : null);
  const none = <span className="font-normal text-ink-3">{t("none")}</span>;
  const facts = {
    code: one.creditCode,
    number: one.registrationNumber,
    legal: one.legalRepresentative,
    address: one.registeredAddress,
    established: one.establishedOn && format.dateTime(one.establishedOn, { dateStyle: "medium", timeZone: "UTC" }),
    register: one.registerState && states(one.registerState),
    verified: day(one.verifiedAt),
    recheck: day(one.recheckAt),
    level: String(one.requiredLevel),
  } as const;
  return (
    <section className="grid min-w-0 gap-3" aria-labelledby="register">
      <h2 id="register" className="text-heading">
        {t("facts")}
      </h2>
      <Facts
        facts={(Object.keys(facts) as (keyof typeof facts)[]).map((name) => ({
          id: name,
          name: t(`fact.${name}`),
          value: facts[name] ?? none,
        }))}
      />
    </section>
  );
}

async function Flows({ organization }: { organization: OrganizationPage }) {
  const [t, states] = [await getTranslations("office.organization"), await words("office.flowStates")];
  return (
    <section className="grid min-w-0 gap-3" aria-labelledby="flows">
      <h2 id="flows" className="text-heading">
        {t("flows")}
      </h2>
      {organization.flows.length === 0 ? <p className="text-ink-2">{t("noFlows")}</p> : null}
      {organization.flows.map((flow) => (
        <div key={flow.id} className="rounded-xl border border-line bg-sheet px-4 py-2">
          <div className="flex flex-wrap items-center justify-between gap-2 py-1.5 text-meta text-ink-2">
            <span>
              {t("operator")}{" "}
              <Link className="link" href={`/office/people/${flow.operator.id}`}>
                {flow.operator.name ?? t("unproven")}
              </Link>
            </span>
            <span>{states(flow.state)}</span>
          </div>
          <StepList steps={flow.steps} />
        </div>
      ))}
    </section>
  );
}

async function Members({ organization }: { organization: OrganizationPage }) {
  const [t, roles] = [await getTranslations("office.organization"), await words("office.memberRoles")];
  return (
    <section className="grid min-w-0 gap-3" aria-labelledby="members">
      <h2 id="members" className="text-heading">
        {t("members")}
      </h2>
      {organization.members.length === 0 ? <p className="text-ink-2">{t("noMembers")}</p> : null}
      <ul>
        {organization.members.map(({ id, personId, name, role, endedAt }) => (
          <li key={id} className="flex justify-between gap-4 border-t border-line py-2.5 first:border-t-0">
            {personId ? (
              <Link className="link min-w-0 break-all" href={`/office/people/${personId}`}>
                {name}
              </Link>
            ) : (
              <span className="min-w-0 break-all">{name}</span>
            )}
            <span className="shrink-0 text-ink-3">
              {endedAt ? t("formerRole", { role: roles(role) }) : roles(role)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function Certificates({ organization }: { organization: OrganizationPage }) {
  const [t, states, format] = [
    await getTranslations("office.organization"),
    await words("office.certificateStates"),
    await getFormatter(),
  ];
  if (organization.certificates.length === 0) return null;
  return (
    <section className="grid min-w-0 gap-3" aria-labelledby="certificates">
      <h2 id="certificates" className="text-heading">
        {t("certificates")}
      </h2>
      <ul>
        {organization.certificates.map(({ id, serial, state, notAfter }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4 border-t border-line py-2.5 first:border-t-0">
            <span className="min-w-0 font-mono text-[13px] wrap-anywhere">{serial}</span>
            <span className="text-ink-3">
              {states(state)} · {t("until", { day: format.dateTime(notAfter, { dateStyle: "medium" }) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
