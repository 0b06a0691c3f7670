"use client";

import type { ActionResult } from "@/lib/platform/web/action-result";
import { RevealButton } from "./reveal-button";

/** Shows a bank account in full, this once, for a reason. */
export function RevealAccount({
  of,
  id,
  name,
  reveal,
}: {
  of: "bank_transaction" | "payout";
  id: string;
  name: string;
  reveal: (input: {
    of: "bank_transaction" | "payout";
    id: string;
    reason: string;
  }) => Promise<ActionResult<{ value: string }>>;
}) {
  return <RevealButton name={name} reveal={(reason) => reveal({ of, id, reason })} />;
}
