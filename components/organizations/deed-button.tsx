"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useDeed } from "./use-deed";

/** The one button of a step that needs nothing typed. The page is read anew afterwards. */
export function DeedButton({
  organizationId,
  submit,
  to,
  children,
}: {
  organizationId: string;
  submit: (input: { organizationId: string }) => Promise<ActionResult<unknown>>;
  /** Where to go on; the same page unless given. */
  to?: string;
  children: ReactNode;
}) {
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
        className="w-fit phone:w-full"
        busy={deed.pending}
        onClick={() =>
          deed.run(
            () => submit({ organizationId }),
            () => {
              focusContent();
              if (to) router.push(to);
              router.refresh();
            },
          )
        }
      >
        {children}
      </Button>
    </div>
  );
}
