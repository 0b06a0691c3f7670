import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Preferences } from "@/app/(preferences)/preferences";
import { BatchRoom } from "@/components/batch/batch-room";
import { AreaMessages } from "@/components/i18n/area-messages";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { ownSignatures } from "@/lib/domain/seals/personal/own-signatures";
import { readBatch } from "@/lib/domain/signing/batch/read-batch";
import { waysOf } from "@/lib/domain/signing/intent-ways";
import { isOutboxOpen } from "@/lib/platform/mail/local-outbox";
import { orNotFound } from "@/lib/platform/web/or-not-found";
import {
  markOneShown,
  proveAllByCode,
  proveAllByPasskey,
  proveAllByPassword,
  sendCodeForAll,
  signOneOfSeveral,
  startPasskeyForAll,
} from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("batch.read"))("pageTitle") };
}

type Props = { params: Promise<{ batchId: string }> };

/** Several contracts that are read, confirmed once, and signed each on its own. */
export default async function SeveralPage({ params }: Props) {
  const actor = await requireActor();
  const batch = await readBatch(actor, (await params).batchId).catch(orNotFound);
  const [signatures, ways] = await Promise.all([ownSignatures(actor.accountId), waysOf(actor, null)]);
  return (
    <AreaMessages areas={["batch", "room", "seals", "contracts"]}>
      <BatchRoom
        batch={batch}
        signatures={signatures.map(({ id, kind, origin, cut, outline }) => ({ id, kind, origin, cut, outline }))}
        ways={ways}
        outbox={isOutboxOpen()}
        preferences={<Preferences />}
        actions={{
          markShown: markOneShown,
          sendCode: sendCodeForAll,
          proveCode: proveAllByCode,
          provePassword: proveAllByPassword,
          startPasskey: startPasskeyForAll,
          provePasskey: proveAllByPasskey,
          signItem: signOneOfSeveral,
        }}
      />
    </AreaMessages>
  );
}
