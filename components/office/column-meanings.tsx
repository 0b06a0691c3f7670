import { useTranslations } from "next-intl";
import type { ColumnMapping } from "@/lib/standards/bank-statements/csv-mapping";
import { Facts } from "../ui/facts";
import { columnRoles, stateOf } from "./mapper-state";
import { StatementSample } from "./statement-sample";

/** What the columns of a table are taken for, for somebody who may not change it. */
export function ColumnMeanings({
  headers,
  rows,
  mapping,
}: {
  headers: string[];
  /** The first rows of the file. */
  rows: string[][];
  mapping: ColumnMapping | undefined;
}) {
  const t = useTranslations("office.mapper");
  const { columns, notes } = stateOf(mapping);
  const named = columnRoles.filter((role) => columns[role] !== "");
  return (
    <section className="grid gap-4" aria-labelledby="mapper">
      <div>
        <h2 id="mapper" className="text-heading">
          {t("title")}
        </h2>
        <p className="mt-1 text-ink-2">{t("locked")}</p>
      </div>
      <StatementSample headers={headers} rows={rows} />
      {mapping ? (
        <Facts
          className="max-w-2xl"
          facts={[
            ...named.map((role) => ({ id: role, name: t(`roles.${role}`), value: columns[role] })),
            ...(notes.length > 0 ? [{ id: "notes", name: t("notes"), value: notes.join(", ") }] : []),
          ]}
        />
      ) : null}
    </section>
  );
}
