import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReviewLine } from "@/lib/domain/administration/list-reviews";
import { Button } from "../ui/button";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { Tag } from "../ui/tag";
import { ReviewTag } from "./review-tag";
import { useCode } from "./use-code";

/** The queue of reviews, or those that are over. */
export function ReviewTable({ label, reviews, now }: { label: string; reviews: ReviewLine[]; now: Date }) {
  const t = useTranslations("office.reviews");
  const kinds = useCode("office.review.kinds");
  const [office, format] = [useTranslations("office"), useFormatter()];
  return (
    <Table label={label}>
      <TableHead>
        <HeadCell>{t("of")}</HeadCell>
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
                title={<span className="wrap-anywhere">{review.name ?? review.email}</span>}
                detail={
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    {[kinds(review.kind), ...(review.name ? [] : [t("nameUnknown")])].join(" · ")}
                    {review.sandbox ? <Tag tone="amber">{office("sandboxTag")}</Tag> : null}
                  </span>
                }
              />
            </Cell>
            <Cell label={t("since")} className="whitespace-nowrap">
              <time dateTime={review.createdAt.toISOString()}>
                {review.decidedAt
                  ? format.dateTime(review.decidedAt, { dateStyle: "medium" })
                  : format.relativeTime(review.createdAt, now)}
              </time>
            </Cell>
            <Cell label={t("state")}>
              <ReviewTag state={review.state} approvals={review.approvals} />
            </Cell>
            <Cell className="text-right">
              <Button asChild size="sm" variant="secondary" className="phone:w-full">
                <Link
                  href={`/office/reviews/${review.id}`}
                  aria-label={t("openOf", { name: review.name ?? review.email })}
                >
                  {t(review.state === "waiting" && !review.notMine ? "look" : "open")}
                </Link>
              </Button>
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
