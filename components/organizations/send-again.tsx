"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useDeed } from "./use-deed";

/** Sends the letter of authorization to the same address again. */
export function SendAgain({
  organizationId,
  email,
  submit,
}: {
  organizationId: string;
  email: string;
  submit: (input: { organizationId: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("organizations.authorization");
  const deed = useDeed();
  const [sent, setSent] = useState(false);
  const problem = deed.general();
  const send = () => {
    setSent(false);
    deed.run(
      () => submit({ organizationId }),
      () => setSent(true),
    );
  };
  return (
    <div className="grid gap-3">
      <Button variant="secondary" size="sm" className="w-fit" busy={deed.pending} onClick={send}>
        {t("again")}
      </Button>
      {sent || problem ? (
        <Notice tone={problem ? "error" : "success"} announce>
          {problem ?? t("sentAgain", { email })}
        </Notice>
      ) : null}
    </div>
  );
}
