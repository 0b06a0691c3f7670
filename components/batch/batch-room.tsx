"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useState } from "react";
import type { ReadBatch } from "@/lib/domain/signing/batch/read-batch";
import type { IntentWay } from "@/lib/domain/signing/intent-ways";
import { FocusLayout } from "../layouts/focus-layout";
import type { RoomSeal } from "../room/room-steps";
import type { BatchActions } from "./batch-actions";
import { BatchConfirm } from "./batch-confirm";
import { isRead, isSignedByHand, openItems } from "./batch-item";
import { BatchReader } from "./batch-reader";
import { BatchResult } from "./batch-result";
import { useBatch } from "./use-batch";

export type BatchRoomProps = {
  batch: ReadBatch;
  /** Her own signatures, the preferred one first. */
  signatures: readonly RoomSeal[];
  /** In which ways she can confirm. */
  ways: readonly IntentWay[];
  outbox: boolean;
  /** Stands in the header of the result. */
  preferences: ReactNode;
  actions: BatchActions;
};

/** Several contracts: read one after the other, confirmed once, signed each on its own. */
export function BatchRoom({ batch, signatures, ways, outbox, preferences, actions }: BatchRoomProps) {
  const [sealId, setSealId] = useState(
    () => (signatures.find(({ id }) => id === batch.sealId) ?? signatures[0])?.id ?? null,
  );
  const router = useRouter();
  const work = useBatch(batch.id, batch.items, sealId, actions);
  const left = openItems(work.items).filter(({ outcome }) => outcome !== "signed");
  const untouched = work.items.every(({ outcome }) => outcome === "open");
  const [reading, setReading] = useState(untouched && left.length > 0);
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string | null>(null);
  // What she reads stays before her eyes until she goes on, also once it is read.
  const [openId, setOpenId] = useState(() => (left.find((one) => !isRead(one)) ?? left[0])?.id ?? null);
  const [confirming, setConfirming] = useState(false);
  const signature = signatures.find(({ id }) => id === sealId) ?? null;

  const { markShown } = actions;
  const onRead = useCallback(
    async (itemId: string) => {
      const result = await markShown({ batchId: batch.id, itemId });
      setProblem(result.ok ? null : result.error.message);
      if (result.ok) setRead((before) => new Set(before).add(itemId));
      // It ended meanwhile: the page is read anew without it.
      else router.refresh();
    },
    [markShown, batch.id, router],
  );
  /** The result stands on its own page from the moment that something is proven. */
  function begun<T>(error: T | null): T | null {
    if (error === null) {
      setConfirming(false);
      setReading(false);
      setRead(new Set());
    }
    return error;
  }

  const item = left.find(({ id }) => id === openId) ?? left.find((one) => !read.has(one.id) && !isRead(one)) ?? left[0];
  if (!reading || !item)
    return (
      <FocusLayout preferences={preferences}>
        <BatchResult
          items={work.items}
          current={work.current}
          running={work.running}
          offline={work.offline}
          onGoOn={work.goOn}
          onAgain={() => setReading(true)}
        />
      </FocusLayout>
    );
  return (
    <>
      <BatchReader
        key={item.id}
        items={left}
        item={item}
        read={read}
        signature={signature}
        problem={problem}
        onRead={onRead}
        onOpen={setOpenId}
        onConfirm={() => setConfirming(true)}
      />
      <BatchConfirm
        open={confirming}
        onOpenChange={setConfirming}
        items={left}
        signatures={left.some(isSignedByHand) ? signatures : []}
        sealId={sealId}
        onSeal={setSealId}
        ways={ways}
        outbox={outbox}
        onSendCode={work.sendCode}
        onCode={async (code) => begun(await work.byCode(code))}
        onPasskey={async () => begun(await work.byPasskey())}
        onPassword={async (password) => begun(await work.byPassword(password))}
      />
    </>
  );
}
