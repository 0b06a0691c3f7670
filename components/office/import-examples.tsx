import { useTranslations } from "next-intl";
import type { ExampleLine } from "@/lib/domain/bank-payments/get-import";
import { BookedOn } from "../ui/booked-on";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { Tag } from "../ui/tag";
import { Money } from "./money";
import { useCode } from "./use-code";

/** The first of the new lines, and what would become of each. */
export function ImportExamples({ examples }: { examples: ExampleLine[] }) {
  const [t, payments] = [useTranslations("office.import"), useTranslations("office.payments")];
  return (
    <Table label={t("examples")}>
      <TableHead>
        <HeadCell>{payments("payer")}</HeadCell>
        <HeadCell className="text-right">{payments("amount")}</HeadCell>
        <HeadCell>{payments("booked")}</HeadCell>
        <HeadCell>{t("becomes")}</HeadCell>
      </TableHead>
      <TableBody>
        {examples.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file never move
          <Row key={index}>
            <Cell>
              <CellTitle
                title={line.payerName || payments("noPayer")}
                detail={<span className="wrap-anywhere">{line.note || payments("noNote")}</span>}
              />
            </Cell>
            <Cell label={payments("amount")} className="text-right">
              <Money amount={{ cents: line.amountCents, currency: line.currency }} />
            </Cell>
            <Cell label={payments("booked")} className="whitespace-nowrap">
              <BookedOn at={line.bookedAt} />
            </Cell>
            <Cell label={t("becomes")}>
              <Becomes decision={line.decision} />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function Becomes({ decision }: { decision: ExampleLine["decision"] }) {
  const t = useTranslations("office.import");
  const [reasons, ways] = [useCode("office.payments.reasons"), useCode("office.payments.matchedBy")];
  if (decision.kind === "match") return <Tag tone="jade">{t("matches", { by: ways(decision.by) })}</Tag>;
  if (decision.kind === "returned") return <Tag tone="amber">{t("comesBack")}</Tag>;
  return <span className="text-ink-2">{reasons(decision.reason)}</span>;
}
