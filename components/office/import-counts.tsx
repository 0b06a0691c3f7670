import { useTranslations } from "next-intl";
import type { ImportView } from "@/lib/domain/bank-payments/get-import";
import { Facts } from "../ui/facts";
import { useCode } from "./use-code";

/** Always told, whether or not there are any; the others only where there are. */
const always = ["fresh", "matched"];
const order = ["fresh", "matched", "returned", "takenBack", "known", "debits", "notBooked", "otherAccounts"] as const;

/** What would become, or what became, of the lines of an import. */
export function ImportCounts({ view }: { view: Pick<ImportView, "counts" | "reasons" | "state"> }) {
  const t = useTranslations("office.import");
  const reasons = useCode("office.payments.reasons");
  const { counts } = view;
  const some = Object.entries(view.reasons).filter(([, count]) => count > 0);
  return (
    <div className="grid grid-cols-2 items-start gap-x-10 gap-y-6 max-lg:grid-cols-1">
      <Facts
        facts={order
          .filter((name) => always.includes(name) || (counts[name] ?? 0) > 0)
          .map((name) => ({
            id: name,
            name: t(`counts.${name}`),
            value: <span className="num">{counts[name] ?? 0}</span>,
          }))}
      />
      {some.length > 0 ? (
        <section className="grid gap-2" aria-labelledby="not-matched">
          <h2 id="not-matched" className="text-meta font-[560]">
            {t(view.state === "preview" ? "wouldNotMatch" : "didNotMatch")}
          </h2>
          <ul className="border-t border-line">
            {some.map(([reason, count]) => (
              <li key={reason} className="flex justify-between gap-4 border-b border-line py-2.5">
                <span className="text-ink-2">{reasons(reason)}</span>
                <span className="num font-[560]">{count}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
