"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { MemberChoice } from "@/lib/domain/seals/grants/grant.schema";
import type { BorrowedSeal } from "@/lib/domain/seals/lending/borrowed-seals";
import type { PassOnInput } from "@/lib/domain/seals/lending/lending.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useDeed } from "../../organizations/use-deed";
import { AlertDialog } from "../../ui/alert-dialog";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Tag } from "../../ui/tag";
import { useToast } from "../../ui/toast";
import { OutlineView } from "../outline-view";
import { PassOnDialog } from "./pass-on-dialog";

export type BorrowedSealsProps = {
  seals: readonly BorrowedSeal[];
  /** Whom they can be passed on to; null where the reader passes on none. */
  members: readonly MemberChoice[] | null;
  passOn: (input: PassOnInput) => Promise<ActionResult<unknown>>;
  end: (input: { grantId: string }) => Promise<ActionResult<unknown>>;
};

/** Leave that is about to end: a member's, or, where somebody lent it, the whole loan. */
type Ending = { grantId: string; name: string; lentBy: string | null };

/** Seals that other organizations lent, and which members use them. */
export function BorrowedSeals({ seals, members, passOn, end }: BorrowedSealsProps) {
  const t = useTranslations("sealUse.borrowed");
  const g = useTranslations("sealUse.grants");
  const router = useRouter();
  const toast = useToast();
  const deed = useDeed();
  const [ending, setEnding] = useState<Ending | null>(null);
  // What is passed on ends with the loan, which is given back by the same deed.
  const about = ending?.lentBy
    ? {
        title: t("giveBackTitle", { seal: ending.name, name: ending.lentBy }),
        description: t("giveBackDetail", { name: ending.lentBy }),
        confirm: t("giveBack"),
        done: t("givenBack", { seal: ending.name }),
      }
    : {
        title: g("endTitle", { name: ending?.name ?? "" }),
        description: g("endDetail"),
        confirm: g("endConfirm"),
        done: g("endedDone", { name: ending?.name ?? "" }),
      };
  return (
    <section className="grid gap-4 border-t border-line pt-6" aria-labelledby="borrowed">
      <div className="grid gap-1">
        <h2 id="borrowed" className="text-subheading">
          {t("title")}
        </h2>
        <p className="text-ink-2">{t("lead")}</p>
      </div>
      <ul className="grid gap-4">
        {seals.map((seal) => (
          <Borrowed key={seal.grantId} seal={seal} members={members} passOn={passOn} onEnd={setEnding} />
        ))}
      </ul>
      <AlertDialog
        open={ending !== null}
        onOpenChange={(open) => {
          if (open) return;
          deed.clear();
          setEnding(null);
        }}
        title={about.title}
        description={about.description}
        confirm={about.confirm}
        cancel={g("keep")}
        busy={deed.pending}
        onConfirm={() =>
          ending &&
          deed.run(
            () => end({ grantId: ending.grantId }),
            () => {
              setEnding(null);
              toast({ tone: "success", title: about.done });
              router.refresh();
            },
          )
        }
      >
        {deed.general() ? (
          <Notice tone="error" announce>
            {deed.general()}
          </Notice>
        ) : null}
      </AlertDialog>
    </section>
  );
}

function Borrowed({
  seal,
  members,
  passOn,
  onEnd,
}: {
  seal: BorrowedSeal;
  members: BorrowedSealsProps["members"];
  passOn: BorrowedSealsProps["passOn"];
  onEnd: (grant: Ending) => void;
}) {
  const t = useTranslations("sealUse.borrowed");
  const g = useTranslations("sealUse.grants");
  const format = useFormatter();
  const day = (at: Date) => format.dateTime(at, { dateStyle: "medium" });
  const { name, from, outline, inForce, notBefore, later, notAfter, counterparties, passedOn } = seal;
  return (
    <li className="grid grid-cols-[112px_minmax(0,1fr)] items-start gap-5 rounded-xl border border-line bg-sheet p-5 phone:grid-cols-1 phone:p-4">
      <span className="on-paper grid h-28 place-items-center rounded-md border border-line bg-sheet p-2 phone:w-28">
        <OutlineView outline={outline} size="box" />
      </span>
      <div className="grid min-w-0 gap-3">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="grid min-w-0 gap-0.5">
            <h3 className="font-sans text-sm font-[580] wrap-anywhere">{name}</h3>
            <p className="text-ink-2 wrap-anywhere">{t("from", { name: from })}</p>
            <p className="text-meta text-ink-3">
              {[
                later ? g("from", { date: day(notBefore) }) : null,
                notAfter ? t("until", { date: day(notAfter) }) : g("noEnd"),
                counterparties.length > 0 ? t("with", { names: format.list(counterparties) }) : null,
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </div>
          <Tag tone={inForce ? "jade" : "gray"}>
            {inForce ? t("inForce") : later ? g("states.later") : t("notInForce")}
          </Tag>
        </div>
        {passedOn.length > 0 ? (
          <ul aria-label={g("label")} className="grid divide-y divide-line border-y border-line">
            {passedOn.map((one) => (
              <li key={one.grantId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5">
                <span className="min-w-0 wrap-anywhere">
                  {one.name}
                  {one.notAfter ? (
                    <span className="text-meta text-ink-3"> · {t("until", { date: day(one.notAfter) })}</span>
                  ) : null}
                </span>
                {members ? (
                  <Button
                    variant="quiet"
                    size="sm"
                    aria-label={g("endLabel", { name: one.name })}
                    onClick={() => onEnd({ grantId: one.grantId, name: one.name, lentBy: null })}
                  >
                    {g("end")}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-ink-2">{t("nobody")}</p>
        )}
        {members ? (
          <div className="flex flex-wrap gap-2">
            {inForce ? <PassOnDialog seal={seal} members={members} passOn={passOn} /> : null}
            <Button
              variant="quiet"
              size="sm"
              aria-label={t("giveBackLabel", { seal: name, name: from })}
              onClick={() => onEnd({ grantId: seal.grantId, name, lentBy: from })}
            >
              {t("giveBack")}
            </Button>
          </div>
        ) : null}
      </div>
    </li>
  );
}
