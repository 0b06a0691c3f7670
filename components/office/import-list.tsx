import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ImportLine } from "@/lib/domain/administration/list-imports";
import { Tag, type Tone } from "../ui/tag";
import { useCode } from "./use-code";

const tones: Record<string, Tone> = { preview: "amber", committed: "jade", undone: "gray", discarded: "gray" };

/** Where payments came from: statements, callbacks, entries by hand. */
export function ImportList({ imports }: { imports: ImportLine[] }) {
  const [t, format] = [useTranslations("office.payments"), useFormatter()];
  const [sources, states] = [useCode("office.payments.sources"), useCode("office.payments.importStates")];
  return (
    <ul className="border-t border-line">
      {imports.map((one) => (
        <li
          key={one.id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <div className="min-w-0 flex-1 basis-72">
            <p className="font-[560] wrap-anywhere">
              <Link className="link" href={`/office/payments/imports/${one.id}`}>
                {one.fileName ?? sources(one.source)}
              </Link>
            </p>
            <p className="text-meta text-ink-3">
              {[
                sources(one.source),
                one.account,
                format.dateTime(one.createdAt, { dateStyle: "medium", timeStyle: "short" }),
                one.by ?? t("byMachine"),
              ].join(" · ")}
            </p>
          </div>
          <div className="flex items-center gap-3">
            {one.state === "committed" ? (
              <span className="num text-meta text-ink-2">{t("lines", { count: one.lines })}</span>
            ) : null}
            <Tag tone={tones[one.state] ?? "gray"}>{states(one.waitsForAnother ? "waits_another" : one.state)}</Tag>
          </div>
        </li>
      ))}
    </ul>
  );
}
