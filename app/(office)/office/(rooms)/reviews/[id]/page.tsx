import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { NameNeeded } from "@/components/office/name-needed";
import { ReviewDecision } from "@/components/office/review-decision";
import { ReviewPapers } from "@/components/office/review-papers";
import { ReviewTag } from "@/components/office/review-tag";
import { TypedFields } from "@/components/office/typed-fields";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { PageHead } from "@/components/ui/page-head";
import { Tag } from "@/components/ui/tag";
import { getReview, type ReviewPage } from "@/lib/domain/administration/get-review";
import { isId } from "@/lib/platform/ids";
import { officePage } from "../../../../office-page";
import { words } from "../../../../words";
import { decide, reveal } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.review"))("title") };
}

export default async function ReviewPageOfOne({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const review = await officePage((actor) => getReview(actor, id));
  const [t, office, kinds, sides] = [
    await getTranslations("office.review"),
    await getTranslations("office"),
    await words("office.review.kinds"),
    await words("office.review.sides"),
  ];
  const name = review.organization?.name ?? review.person.name;
  return (
    <>
      <PageHead
        title={name ?? kinds(review.kind)}
        actions={
          <div className="flex flex-wrap items-center gap-2">
            {review.sandbox ? <Tag tone="amber">{office("sandboxTag")}</Tag> : null}
            <ReviewTag state={review.state} approvals={review.approvals} />
          </div>
        }
      >
        {name ? kinds(review.kind) : review.person.email}
      </PageHead>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(300px,400px)] items-start gap-8 max-xl:grid-cols-1">
        {review.files.length > 0 ? (
          <ReviewPapers papers={review.files.map((file) => ({ ...file, name: sides(file.side) }))} />
        ) : (
          <Card tone="sunk">
            <h2 className="text-subheading">{t("papers.goneTitle")}</h2>
            <p className="mt-1 text-ink-2">{t("papers.gone")}</p>
          </Card>
        )}
        <aside className="grid gap-7">
          <section className="grid gap-3" aria-labelledby="typed">
            <h2 id="typed" className="text-heading">
              {t("typed")}
            </h2>
            <TypedFields reviewId={review.id} fields={review.typed} reveal={reveal} />
          </section>
          <Known review={review} />
          <Decisions review={review} />
          {review.nameNeeded && !review.hindrance ? (
            <NameNeeded />
          ) : (
            <ReviewDecision
              reviewId={review.id}
              looked={review.files.every(({ seen }) => seen)}
              hindrance={review.hindrance}
              approvals={review.approvals}
              approvalsNeeded={review.approvalsNeeded}
              decide={decide}
            />
          )}
        </aside>
      </div>
    </>
  );
}

/** What is known already of whoever sent the papers. */
async function Known({ review }: { review: ReviewPage }) {
  const t = await getTranslations("office.review");
  const { person, organization } = review;
  const none = <span className="font-normal text-ink-3">{t("notProven")}</span>;
  return (
    <section className="grid gap-3" aria-labelledby="known">
      <h2 id="known" className="text-heading">
        {t("known")}
      </h2>
      <Facts
        facts={[
          {
            id: "account",
            name: t("account"),
            value: (
              <Link className="link break-all" href={`/office/people/${person.id}`}>
                {person.email}
              </Link>
            ),
          },
          { id: "name", name: t("provenName"), value: person.name ?? none },
          { id: "number", name: t("provenNumber"), value: person.idNumberMasked ?? none },
          { id: "level", name: t("level"), value: t("levelOf", { level: person.assurance }) },
          ...(organization
            ? [
                {
                  id: "organization",
                  name: t("organization"),
                  value: (
                    <Link className="link" href={`/office/organizations/${organization.id}`}>
                      {organization.name}
                    </Link>
                  ),
                },
                { id: "code", name: t("code"), value: organization.code ?? none },
                { id: "legal", name: t("legalRepresentative"), value: organization.legalRepresentative ?? none },
              ]
            : []),
        ]}
      />
    </section>
  );
}

async function Decisions({ review }: { review: ReviewPage }) {
  const [t, format] = [await getTranslations("office.review"), await getFormatter()];
  if (review.decisions.length === 0)
    return <p className="text-ink-2">{t("nobodyYet", { count: review.approvalsNeeded })}</p>;
  return (
    <section className="grid gap-3" aria-labelledby="decisions">
      <h2 id="decisions" className="text-heading">
        {t("decisions")}
      </h2>
      <ul className="grid gap-2.5">
        {review.decisions.map(({ id, by, verdict, reason, at }) => (
          <li key={id} className="rounded-lg bg-sunk px-4 py-3">
            <p className="font-[560] wrap-break-word">
              {t(verdict === "approve" ? "approvedBy" : "refusedBy", { by })}
            </p>
            {reason ? <p className="text-ink-2">{reason}</p> : null}
            <time className="text-meta text-ink-3" dateTime={at.toISOString()}>
              {format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
