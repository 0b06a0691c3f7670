"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import type { ActionResult } from "@/lib/platform/web/action-result";

type GoButtonProps = Pick<ButtonProps, "variant" | "size" | "icon" | "wide"> & {
  /** What is done on the server; its answer says where to go on. */
  act: () => Promise<ActionResult<{ path: string }>>;
  children: ReactNode;
};

/** Makes something on the server and goes there; what stood against it is said below. */
export function GoButton({ act, children, ...button }: GoButtonProps) {
  const t = useTranslations("templates");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function go() {
    setBusy(true);
    setProblem(null);
    const result = await act().catch(() => null);
    if (result?.ok) return router.push(result.data.path);
    setBusy(false);
    setProblem(result?.error.message ?? t("noConnection"));
  }
  return (
    <span className="grid gap-1.5">
      <Button {...button} busy={busy} onClick={go}>
        {children}
      </Button>
      {problem ? (
        <span role="alert" className="max-w-xs text-meta text-seal-ink">
          {problem}
        </span>
      ) : null}
    </span>
  );
}
