import { Stamp } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SealReviewTable } from "@/components/office/seal-review-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { countWaitingReviews } from "@/lib/domain/administration/list-reviews";
import { countSealReviews, listSealReviews } from "@/lib/domain/administration/seal-reviews";
import { officePage, parameter, type Search } from "../../../../office-page";
import { ReviewTabs } from "../review-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.sealReview"))("title") };
}

export default async function SealReviewsPage({ searchParams }: { searchParams: Search }) {
  const decided = (await parameter(searchParams, "tab")) === "decided";
  const { reviews, seals, papers } = await officePage(async (actor) => ({
    reviews: await listSealReviews(actor, { decided }),
    seals: await countSealReviews(),
    papers: await countWaitingReviews(),
  }));
  const [t, room] = [await getTranslations("office.sealReview"), await getTranslations("office.reviews")];
  const list = t(decided ? "listDecided" : "listWaiting");
  return (
    <>
      <PageHead title={room("title")}>{t("lead")}</PageHead>
      <div>
        <ReviewTabs
          current="seals"
          papers={papers}
          seals={seals}
          aside={
            <Button asChild size="sm" variant="quiet">
              <Link href={decided ? "/office/reviews/seals" : "/office/reviews/seals?tab=decided"}>
                {t(decided ? "showWaiting" : "showDecided")}
              </Link>
            </Button>
          }
        />
        <div className="pt-1 phone:pt-4">
          {reviews.length > 0 ? (
            <SealReviewTable label={list} reviews={reviews} now={new Date()} />
          ) : (
            <EmptyState
              className="mt-5"
              picture={<Stamp size={22} />}
              title={t(decided ? "noneDecided" : "noneWaiting")}
            >
              {t(decided ? "noneDecidedDetail" : "noneWaitingDetail")}
            </EmptyState>
          )}
        </div>
      </div>
    </>
  );
}
