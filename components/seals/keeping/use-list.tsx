import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ListedUse } from "@/lib/domain/seals/log/seal-uses";
import { useZonedTime } from "../../i18n/zoned-time";
import { Button } from "../../ui/button";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../../ui/table";
import { usePressedWords } from "../pressed-words";
import { UseChart } from "./use-chart";
import type { Week } from "./weeks-of-uses";

export type UseListProps = {
  page: string;
  uses: readonly ListedUse[];
  total: number;
  /** The last line of this part, where earlier ones follow. */
  next: string | null;
  /** This is not the first part. */
  later: boolean;
  weeks: readonly Week[];
  csvHref: string;
};

/** What a seal was used for: a picture over time, and each use. */
export function UseList({ page, uses, total, next, later, weeks, csvHref }: UseListProps) {
  const t = useTranslations("sealUse.uses");
  const time = useZonedTime();
  const words = usePressedWords();
  if (total === 0) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <div className="grid gap-4">
      <UseChart weeks={weeks} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-2">{t("total", { count: total })}</p>
        <a href={csvHref} download className="link text-meta">
          {t("csv")}
        </a>
      </div>
      <Table label={t("label")}>
        <TableHead>
          <HeadCell>{t("contract")}</HeadCell>
          <HeadCell>{t("person")}</HeadCell>
          <HeadCell>{t("approvedBy")}</HeadCell>
          <HeadCell>{t("time")}</HeadCell>
        </TableHead>
        <TableBody>
          {uses.map(({ id, contractId, title, mayOpen, person, at, address, approvedBy, ...where }) => (
            <Row key={id}>
              <Cell>
                <CellTitle
                  title={
                    mayOpen ? (
                      <Link href={`/contracts/${contractId}`} className="link wrap-anywhere">
                        {title}
                      </Link>
                    ) : (
                      <span className="wrap-anywhere">{title}</span>
                    )
                  }
                  detail={words(where)}
                />
              </Cell>
              <Cell label={t("person")}>{person}</Cell>
              <Cell label={t("approvedBy")} className={approvedBy ? undefined : "phone:hidden"}>
                {approvedBy}
              </Cell>
              <Cell label={t("time")}>
                <span className="num phone:text-right">
                  <time dateTime={at.toISOString()}>{time(at, "minutes")}</time>
                  {address ? <span className="block text-meta text-ink-3">{address}</span> : null}
                </span>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {next || later ? (
        <div className="flex gap-2">
          {later ? (
            <Button asChild variant="secondary" size="sm">
              <Link href={page}>{t("latest")}</Link>
            </Button>
          ) : null}
          {next ? (
            <Button asChild variant="secondary" size="sm">
              <Link href={`${page}?after=${next}`}>{t("earlier")}</Link>
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
