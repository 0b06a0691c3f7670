import { IdCard } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ReviewTable } from "@/components/office/review-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { listReviews } from "@/lib/domain/administration/list-reviews";
import { countSealReviews } from "@/lib/domain/administration/seal-reviews";
import { officePage, parameter, type Search } from "../../../office-page";
import { ReviewTabs } from "./review-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.reviews"))("title") };
}

export default async function ReviewsPage({ searchParams }: { searchParams: Search }) {
  const decided = (await parameter(searchParams, "tab")) === "decided";
  const after = await parameter(searchParams, "after");
  const { reviews, waiting, next, seals } = await officePage(async (actor) => ({
    ...(await listReviews(actor, { decided, after })),
    seals: await countSealReviews(),
  }));
  const t = await getTranslations("office.reviews");
  return (
    <>
      <PageHead title={t("title")}>{t("lead")}</PageHead>
      <div>
        <ReviewTabs current={decided ? "decided" : "waiting"} papers={waiting} seals={seals} />
        <div className="pt-1 phone:pt-4">
          {reviews.length > 0 ? (
            <ReviewTable label={t(decided ? "decided" : "waiting")} reviews={reviews} now={new Date()} />
          ) : (
            <EmptyState
              className="mt-5"
              picture={<IdCard size={22} />}
              title={t(decided ? "noneDecided" : "noneWaiting")}
            >
              {t(decided ? "noneDecidedDetail" : "noneWaitingDetail")}
            </EmptyState>
          )}
        </div>
        {next ? (
          <div className="pt-5 text-center">
            <Button asChild variant="secondary">
              <Link
                href={`/office/reviews?${new URLSearchParams({ ...(decided && { tab: "decided" }), after: next })}`}
              >
                {t("more")}
              </Link>
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}
