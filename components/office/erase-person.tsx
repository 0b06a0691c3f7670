"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { ReasonDialog } from "./reason-dialog";

/** Deletes somebody's account on her request, for a reason that stays. */
export function ErasePerson({
  personId,
  erase,
}: {
  personId: string;
  erase: (input: { personId: string; reason: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("office.person.erase");
  const [router, toast] = [useRouter(), useToast()];
  return (
    <section className="grid gap-3 border-t border-line pt-6" aria-labelledby="erase">
      <h2 id="erase" className="text-heading">
        {t("title")}
      </h2>
      <p className="max-w-2xl text-ink-2">{t("detail")}</p>
      <ReasonDialog
        trigger={
          <Button variant="danger" className="w-fit">
            {t("open")}
          </Button>
        }
        title={t("ask")}
        description={t("askDetail")}
        confirm={t("confirm")}
        variant="danger"
        run={async (reason) => {
          const answer = await erase({ personId, reason });
          if (answer.ok) {
            toast({ tone: "success", title: t("done") });
            router.refresh();
          }
          return answer;
        }}
      />
    </section>
  );
}
