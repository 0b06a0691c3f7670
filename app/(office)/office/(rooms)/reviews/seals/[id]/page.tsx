import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { ReviewTag } from "@/components/office/review-tag";
import { SealPicture } from "@/components/office/seal-picture";
import { SealReviewDecision } from "@/components/office/seal-review-decision";
import { EnlargedSeal, SealAtTrueSize } from "@/components/office/seal-sizes";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { PageHead } from "@/components/ui/page-head";
import { Tag } from "@/components/ui/tag";
import { getSealReview, type SealReviewPage } from "@/lib/domain/administration/seal-reviews";
import { isId } from "@/lib/platform/ids";
import { officePage } from "../../../../../office-page";
import { words } from "../../../../../words";
import { decideSeal } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.sealReview"))("title") };
}

export default async function SealReviewOfOne({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const review = await officePage((actor) => getSealReview(actor, id));
  const [t, office] = [await getTranslations("office.sealReview"), await getTranslations("office")];
  const kinds = await words("office.sealReview.kinds");
  return (
    <>
      <PageHead
        title={review.organization}
        actions={
          <div className="flex flex-wrap items-center gap-2">
            {review.sandbox ? <Tag tone="amber">{office("sandboxTag")}</Tag> : null}
            <ReviewTag state={review.state} />
          </div>
        }
      >
        {`${kinds(review.kind)} · ${review.seal}`}
      </PageHead>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(300px,400px)] items-start gap-8 max-xl:grid-cols-1">
        <div className="grid gap-7">
          <div className="grid grid-cols-2 items-start gap-5 max-lg:grid-cols-1">
            {review.state === "waiting" ? (
              <SealPicture reviewId={review.id} />
            ) : (
              <Card tone="sunk">
                <h2 className="text-subheading">{t("picture.goneTitle")}</h2>
                <p className="mt-1 text-ink-2">{t("picture.gone")}</p>
              </Card>
            )}
            <EnlargedSeal outline={review.outline} />
          </div>
          <SealAtTrueSize outline={review.outline} />
        </div>
        <aside className="grid gap-7">
          <Names review={review} />
          <Decision review={review} />
          <SealReviewDecision reviewId={review.id} hindrance={review.hindrance} decide={decideSeal} />
        </aside>
      </div>
    </>
  );
}

/** What has to stand on the seal, by the register. */
async function Names({ review }: { review: SealReviewPage }) {
  const [t, kinds] = [await getTranslations("office.sealReview"), await words("office.sealReview.kinds")];
  const verdicts = await words("office.sealReview.verdicts");
  const organizationKinds = await words("office.organizationKinds");
  const { names } = review;
  const none = <span className="font-normal text-ink-3">{t("notKnown")}</span>;
  return (
    <section className="grid gap-3" aria-labelledby="names">
      <div>
        <h2 id="names" className="text-heading">
          {t("names")}
        </h2>
        <p className="text-ink-2">{t("namesDetail")}</p>
      </div>
      <Facts
        facts={[
          {
            id: "organization",
            name: t("organization"),
            value: (
              <Link className="link" href={`/office/organizations/${review.organizationId}`}>
                {names.organization}
              </Link>
            ),
          },
          { id: "code", name: t("code"), value: names.code ? <span className="num">{names.code}</span> : none },
          { id: "legal", name: t("legalRepresentative"), value: names.legalRepresentative ?? none },
          { id: "is", name: t("organizationKind"), value: organizationKinds(names.kind) },
          { id: "kind", name: t("sealKind"), value: kinds(review.kind) },
          { id: "origin", name: t("origin"), value: t(review.origin === "imported" ? "imported" : "uploaded") },
          ...(review.electronic
            ? [
                { id: "maker", name: t("maker"), value: review.electronic.maker },
                { id: "verdict", name: t("genuine"), value: verdicts(review.electronic.verdict) },
              ]
            : []),
          { id: "by", name: t("sentBy"), value: review.sentBy ?? none },
        ]}
      />
    </section>
  );
}

async function Decision({ review }: { review: SealReviewPage }) {
  const [t, format] = [await getTranslations("office.sealReview"), await getFormatter()];
  if (!review.decidedAt || (review.state !== "approved" && review.state !== "refused")) return null;
  return (
    <section className="grid gap-1 rounded-lg bg-sunk px-4 py-3" aria-label={t("decision")}>
      <p className="font-[560]">{t(`decidedAs.${review.state}`)}</p>
      {review.reason ? <p className="wrap-break-word text-ink-2">{review.reason}</p> : null}
      <time className="text-meta text-ink-3" dateTime={review.decidedAt.toISOString()}>
        {format.dateTime(review.decidedAt, { dateStyle: "medium", timeStyle: "short" })}
      </time>
    </section>
  );
}
