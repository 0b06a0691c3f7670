import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { SealReviewLine } from "@/lib/domain/administration/seal-reviews";
import { Button } from "../ui/button";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { Tag } from "../ui/tag";
import { ReviewTag } from "./review-tag";
import { useCode } from "./use-code";

/** Uploaded seals that wait to be compared, or those that were. */
export function SealReviewTable({ label, reviews, now }: { label: string; reviews: SealReviewLine[]; now: Date }) {
  const [t, seals] = [useTranslations("office.reviews"), useTranslations("office.sealReview")];
  const kinds = useCode("office.sealReview.kinds");
  const [office, format] = [useTranslations("office"), useFormatter()];
  return (
    <Table label={label}>
      <TableHead>
        <HeadCell>{seals("organization")}</HeadCell>
        <HeadCell>{t("since")}</HeadCell>
        <HeadCell>{t("state")}</HeadCell>
        <HeadCell>
          <span className="sr-only">{t("open")}</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {reviews.map((review) => (
          <Row key={review.id}>
            <Cell>
              <CellTitle
                title={<span className="wrap-anywhere">{review.organization}</span>}
                detail={
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <span className="wrap-anywhere">{`${kinds(review.kind)} · ${review.seal}`}</span>
                    {review.sandbox ? <Tag tone="amber">{office("sandboxTag")}</Tag> : null}
                  </span>
                }
              />
            </Cell>
            <Cell label={t("since")} className="whitespace-nowrap">
              <time dateTime={(review.decidedAt ?? review.createdAt).toISOString()}>
                {review.decidedAt
                  ? format.dateTime(review.decidedAt, { dateStyle: "medium" })
                  : format.relativeTime(review.createdAt, now)}
              </time>
            </Cell>
            <Cell label={t("state")}>
              <ReviewTag state={review.state} />
            </Cell>
            <Cell className="text-right">
              <Button asChild size="sm" variant="secondary" className="phone:w-full">
                <Link
                  href={`/office/reviews/seals/${review.id}`}
                  aria-label={seals("openOf", { seal: review.seal, organization: review.organization })}
                >
                  {t(review.state === "waiting" ? "look" : "open")}
                </Link>
              </Button>
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
