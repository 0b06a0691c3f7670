"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useDeed } from "./use-deed";

/** Accepts an invitation. */
export function JoinButton({
  token,
  submit,
}: {
  token: string;
  submit: (input: { token: string }) => Promise<ActionResult<{ organizationId: string }>>;
}) {
  const t = useTranslations("organizations.join");
  const router = useRouter();
  const deed = useDeed();
  return (
    <div className="grid gap-4">
      {deed.general() ? (
        <Notice tone="error" announce>
          {deed.general()}
        </Notice>
      ) : null}
      <Button
        size="lg"
        wide
        busy={deed.pending}
        onClick={() =>
          deed.run(
            () => submit({ token }),
            ({ organizationId }) => router.push(`/organizations/${organizationId}`),
          )
        }
      >
        {t("accept")}
      </Button>
    </div>
  );
}
