"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import { Button } from "../ui/button";

/** Ends the step that waits, and leads to the other ways. */
export function AnotherWay({
  stepId,
  cancel,
  href,
  children,
}: {
  stepId: string;
  cancel: (input: { stepId: string }) => Promise<ActionResult<unknown>>;
  href: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <Button
      variant="quiet"
      busy={pending}
      onClick={() =>
        start(async () => {
          await cancel({ stepId });
          focusContent();
          router.push(href);
          router.refresh();
        })
      }
    >
      {children}
    </Button>
  );
}
