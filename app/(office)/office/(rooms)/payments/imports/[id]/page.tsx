import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { ColumnMapper } from "@/components/office/column-mapper";
import { ColumnMeanings } from "@/components/office/column-meanings";
import { ImportCounts } from "@/components/office/import-counts";
import { ImportDeeds } from "@/components/office/import-deeds";
import { ImportExamples } from "@/components/office/import-examples";
import { ImportStaying } from "@/components/office/import-staying";
import { ImportWarnings } from "@/components/office/import-warnings";
import { NameNeeded } from "@/components/office/name-needed";
import { TypedPaymentFacts } from "@/components/office/typed-payment";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { getImportPage, type ImportPage } from "@/lib/domain/administration/get-import-page";
import { isId } from "@/lib/platform/ids";
import { officePage } from "../../../../../office-page";
import { words } from "../../../../../words";
import { confirmTyped } from "../../entry/actions";
import { commit, discard, saveMapping, undo } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.import"))("title") };
}

/** One import: before it is taken in, what would become of it; afterwards, what became of it. */
export default async function ImportPageOfOne({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const view = await officePage((actor) => getImportPage(actor, id));
  const [t, sources, formats] = [
    await getTranslations("office.import"),
    await words("office.payments.sources"),
    await words("office.import.formats"),
  ];
  const waits = view.state === "preview";
  const manual = view.source === "manual";
  return (
    <>
      <PageHead
        title={<span className="wrap-anywhere">{view.fileName ?? sources(view.source)}</span>}
        actions={
          <ImportDeeds
            importId={view.id}
            fresh={view.problem || view.blockedBy ? null : (view.counts.fresh ?? 0)}
            manual={manual}
            decides={view.decides}
            state={view.state}
            undoable={view.undoable && { lines: view.undoable.lines, staying: view.staying.count }}
            commit={commit}
            confirm={confirmTyped}
            discard={discard}
            undo={undo}
          />
        }
      >
        {t("into", { format: formats(view.format), bank: view.account.bank, end: view.account.number.slice(-4) })}
      </PageHead>
      <HowItStands view={view} />
      {view.nameNeeded ? <NameNeeded /> : null}
      {view.problem ? <Problem problem={view.problem} /> : null}
      <ImportWarnings view={view} />
      {view.entry ? <TypedPaymentFacts {...view.entry} /> : null}
      {!view.problem && !manual && (waits || view.committedAt) ? <ImportCounts view={view} /> : null}
      <ImportStaying staying={view.staying} undone={view.state === "undone"} />
      {view.examples.length > 0 && !manual ? (
        <section className="grid gap-3" aria-labelledby="examples">
          <h2 id="examples" className="text-heading">
            {t("examples")}
          </h2>
          <ImportExamples examples={view.examples} />
        </section>
      ) : null}
      {view.table && !view.mapsColumns ? (
        <ColumnMeanings headers={view.table.headers} rows={view.table.rows} mapping={view.table.mapping} />
      ) : null}
      {view.table && view.mapsColumns ? (
        <ColumnMapper
          importId={view.id}
          headers={view.table.headers}
          rows={view.table.rows}
          mapping={view.table.mapping}
          from={view.table.mappingFrom}
          save={saveMapping}
        />
      ) : null}
    </>
  );
}

async function HowItStands({ view }: { view: ImportPage }) {
  const [t, format] = [await getTranslations("office.import"), await getFormatter()];
  const time = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  const brought = view.by
    ? t("broughtBy", { by: view.by, when: time(view.createdAt) })
    : t("brought", { when: time(view.createdAt) });
  if (view.state === "committed" && view.committedAt)
    return (
      <Notice tone="success" title={t("takenIn", { when: time(view.committedAt) })}>
        {brought} {view.confirmedBy ? t("confirmedBy", { by: view.confirmedBy }) : ""}{" "}
        {view.undoable
          ? t(view.staying.count ? "restUndoableUntil" : "undoableUntil", {
              until: time(view.undoable.until),
              count: view.undoable.lines,
            })
          : ""}{" "}
        <Link className="link" href="/office/payments">
          {t("toPayments")}
        </Link>
      </Notice>
    );
  if (view.state === "undone" && view.undoneAt)
    return (
      <Notice
        title={t(view.staying.count ? "undonePartly" : "undone", {
          when: time(view.undoneAt),
          count: view.staying.count,
        })}
      >
        {brought} {view.staying.count ? t("stayKnown") : ""}
      </Notice>
    );
  if (view.state === "discarded") return <Notice title={t("discarded")}>{brought}</Notice>;
  if (view.needsAnother && !view.nameNeeded) {
    const whose = view.mine ? "waitsForAnother" : "waitsForYou";
    const detail =
      view.source === "manual"
        ? (`${whose}Detail` as const)
        : view.mine
          ? "fileWaitsForAnotherDetail"
          : "fileWaitsForYouDetail";
    return (
      <Notice tone="warning" title={t(whose)}>
        {brought} {t(detail)}
      </Notice>
    );
  }
  return (
    <p className="text-ink-2">
      {brought} {t("nothingYet")}
    </p>
  );
}

/** Why a preview cannot be taken in as it stands. */
async function Problem({ problem }: { problem: NonNullable<ImportPage["problem"]> }) {
  const [t, codes] = [await getTranslations("office.import"), await getTranslations("errors.codes")];
  const key = problem.code as Parameters<typeof codes>[0];
  return (
    <Notice tone={problem.code === "mapping_needed" ? "warning" : "error"} title={t("cannotRead")}>
      {codes.has(key) ? codes(key, problem.details as never) : problem.code}
    </Notice>
  );
}
