"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Proven } from "@/lib/domain/signing/batch/prove-batch";
import type { BatchItem } from "@/lib/domain/signing/batch/read-batch";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";
import type { BatchActions } from "./batch-actions";

/**
 * Confirms several contracts and has them signed one after the other. What the server tells is the truth: the page is
 * read anew at the end, and what was cut off goes on from there.
 */
export function useBatch(batchId: string, items: readonly BatchItem[], sealId: string | null, actions: BatchActions) {
  const words = useTranslations("room.confirm");
  const router = useRouter();
  const [outcomes, setOutcomes] = useState<Record<string, Pick<BatchItem, "outcome" | "problem">>>({});
  const [current, setCurrent] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const [offline, setOffline] = useState(false);
  const shown = items.map((item) => ({ ...item, ...outcomes[item.id] }));

  async function sign(ids: readonly string[]) {
    setRunning(true);
    setOffline(false);
    const utcOffsetMinutes = -new Date().getTimezoneOffset();
    for (const itemId of ids) {
      setCurrent(itemId);
      const result = await actions.signItem({ batchId, itemId, utcOffsetMinutes }).catch(() => null);
      if (!result) {
        setOffline(true);
        break;
      }
      const outcome: Pick<BatchItem, "outcome" | "problem"> = !result.ok
        ? { outcome: "failed", problem: result.error.code }
        : result.data.outcome === "signed"
          ? { outcome: "signed", problem: null }
          : { outcome: "failed", problem: result.data.problem };
      setOutcomes((before) => ({ ...before, [itemId]: outcome }));
    }
    setCurrent(null);
    setRunning(false);
    router.refresh();
  }

  /** Starts the signing of all that was proven. */
  function afterProof(result: ActionResult<Proven>): ActionError | null {
    if (!result.ok) return result.error;
    const { problems } = result.data;
    const left = shown.filter(({ outcome }) => outcome !== "signed");
    setOutcomes((before) => ({
      ...before,
      ...Object.fromEntries(
        left.map(({ id }) => {
          const problem = problems[id];
          return [id, problem ? { outcome: "failed", problem } : { outcome: "proven", problem: null }];
        }),
      ),
    }));
    void sign(left.filter(({ id }) => !problems[id]).map(({ id }) => id));
    return null;
  }

  async function sendCode(): Promise<{ sentTo: string } | ActionError> {
    const result = await actions.sendCode({ batchId });
    return result.ok ? result.data : result.error;
  }
  const byCode = async (code: string) => afterProof(await actions.proveCode({ batchId, sealId, code }));

  async function byPasskey(): Promise<ActionError | null> {
    const options = await actions.startPasskey({ batchId });
    if (!options.ok) return options.error;
    const response = await startAuthentication({ optionsJSON: options.data }).catch(() => null);
    if (!response) return { code: "passkey_cancelled", message: words("passkeyCancelled") };
    return afterProof(await actions.provePasskey({ batchId, sealId, response }));
  }

  const byPassword = async (password: string) => afterProof(await actions.provePassword({ batchId, sealId, password }));

  const goOn = () => void sign(shown.filter(({ outcome }) => outcome === "proven").map(({ id }) => id));
  return { items: shown, current, running, offline, sendCode, byCode, byPasskey, byPassword, goOn };
}
