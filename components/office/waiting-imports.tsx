import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { WaitingImport } from "@/lib/domain/administration/list-imports";
import { Button } from "../ui/button";
import { Money } from "./money";

/** Payments entered by hand, and statements, that somebody brought and another administrator has to compare. */
export function WaitingImports({ imports }: { imports: WaitingImport[] }) {
  const [t, format] = [useTranslations("office.payments"), useFormatter()];
  return (
    <ul className="border-t border-line">
      {imports.map(({ id, fileName, payment, by, mine, createdAt }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3.5"
        >
          <div className="min-w-0 flex-1 basis-72">
            <p className="font-[580] wrap-anywhere">
              {payment ? (
                <>
                  <Money amount={payment.money} /> · {t("entryOf", { payer: payment.payerName })}
                </>
              ) : (
                t("statementOf", { file: fileName ?? "–" })
              )}
            </p>
            <p className="text-meta text-ink-3">
              {t("enteredBy", {
                by: by ?? t("byMachine"),
                when: format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" }),
              })}
            </p>
          </div>
          <Button asChild size="sm" variant="secondary" className="phone:w-full">
            <Link href={`/office/payments/imports/${id}`}>{t(mine ? "open" : "compare")}</Link>
          </Button>
        </li>
      ))}
    </ul>
  );
}
