import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { ErasePerson } from "@/components/office/erase-person";
import { LiftLock } from "@/components/office/lift-lock";
import { PersonFacts } from "@/components/office/person-facts";
import { StepList } from "@/components/office/step-list";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Tag } from "@/components/ui/tag";
import { getPerson, type PersonPage } from "@/lib/domain/administration/get-person";
import { isId } from "@/lib/platform/ids";
import { officePage } from "../../../../office-page";
import { words } from "../../../../words";
import { erase, lift, reveal } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.person"))("title") };
}

export default async function PersonPageOfOne({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const person = await officePage((actor) => getPerson(actor, id));
  const [t, office, format, documents] = [
    await getTranslations("office.person"),
    await getTranslations("office"),
    await getFormatter(),
    await words("office.documents"),
  ];
  const time = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  return (
    <>
      <PageHead
        title={person.name ?? t("unproven")}
        actions={person.sandbox ? <Tag tone="amber">{office("sandboxTag")}</Tag> : undefined}
      >
        {person.email}
      </PageHead>
      {person.restrictedAt ? (
        <Notice tone="warning">{t("restricted", { since: time(person.restrictedAt) })}</Notice>
      ) : null}
      {person.lock.until ? <LiftLock personId={person.id} until={time(person.lock.until)} lift={lift} /> : null}
      <div className="grid grid-cols-2 items-start gap-x-10 gap-y-8 max-lg:grid-cols-1">
        <section className="grid min-w-0 gap-3" aria-labelledby="facts">
          <h2 id="facts" className="text-heading">
            {t("facts")}
          </h2>
          <PersonFacts
            reveal={reveal}
            person={{
              id: person.id,
              name: person.name,
              email: person.email,
              document: person.documentKind && documents(person.documentKind),
              idNumberMasked: person.idNumberMasked,
              mobileMasked: person.mobileMasked,
              level: t("levelOf", { level: person.assurance }),
              verified: person.verifiedAt && time(person.verifiedAt),
              since: time(person.createdAt),
            }}
          />
          {person.lock.until ? null : (
            <p className="text-meta text-ink-3">{t("triesLeft", { count: person.lock.left })}</p>
          )}
        </section>
        <Proofs person={person} />
        <Consents person={person} />
        <Memberships person={person} />
      </div>
      {person.restrictedAt || !person.mayErase ? null : <ErasePerson personId={person.id} erase={erase} />}
    </>
  );
}

async function Proofs({ person }: { person: PersonPage }) {
  const [t, states] = [await getTranslations("office.person"), await words("office.flowStates")];
  return (
    <section className="grid min-w-0 gap-3" aria-labelledby="proofs">
      <h2 id="proofs" className="text-heading">
        {t("proofs")}
      </h2>
      {person.flows.length === 0 ? <p className="text-ink-2">{t("noProofs")}</p> : null}
      {person.flows.map((flow) => (
        <div key={flow.id} className="rounded-xl border border-line bg-sheet px-4 py-2">
          <div className="flex flex-wrap items-center justify-between gap-2 py-1.5 text-meta text-ink-2">
            <span>
              {flow.organization ? (
                <Link className="link" href={`/office/organizations/${flow.organization.id}`}>
                  {flow.organization.name}
                </Link>
              ) : (
                t("ownFlow", { level: flow.requiredLevel })
              )}
            </span>
            <span>{states(flow.state)}</span>
          </div>
          <StepList steps={flow.steps} />
        </div>
      ))}
    </section>
  );
}

async function Consents({ person }: { person: PersonPage }) {
  const [t, kinds, format] = [
    await getTranslations("office.person"),
    await words("office.consents"),
    await getFormatter(),
  ];
  return (
    <section className="grid min-w-0 gap-3" aria-labelledby="consents">
      <h2 id="consents" className="text-heading">
        {t("consents")}
      </h2>
      {person.consents.length === 0 ? <p className="text-ink-2">{t("noConsents")}</p> : null}
      <ul>
        {person.consents.map((consent) => (
          <li key={consent.id} className="border-t border-line py-2.5 first:border-t-0">
            <div className="font-[540]">{kinds(consent.kind)}</div>
            <div className="text-meta text-ink-3">
              {t("consentOf", {
                time: format.dateTime(consent.givenAt, { dateStyle: "medium", timeStyle: "short" }),
                version: consent.textVersion,
                language: consent.locale,
              })}
              {consent.withdrawnAt
                ? ` · ${t("withdrawn", { time: format.dateTime(consent.withdrawnAt, { dateStyle: "medium" }) })}`
                : ""}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function Memberships({ person }: { person: PersonPage }) {
  const [t, roles] = [await getTranslations("office.person"), await words("office.memberRoles")];
  if (person.memberships.length === 0) return null;
  return (
    <section className="grid min-w-0 gap-3" aria-labelledby="memberships">
      <h2 id="memberships" className="text-heading">
        {t("memberships")}
      </h2>
      <ul>
        {person.memberships.map(({ id, organizationId, name, role, endedAt }) => (
          <li key={id} className="flex justify-between gap-4 border-t border-line py-2.5 first:border-t-0">
            <Link className="link" href={`/office/organizations/${organizationId}`}>
              {name}
            </Link>
            <span className="text-ink-3">{endedAt ? t("formerRole", { role: roles(role) }) : roles(role)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
