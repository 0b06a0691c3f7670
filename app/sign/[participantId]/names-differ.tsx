"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FocusCard, FocusLayout } from "@/components/layouts/focus-layout";
import type { RoomActions } from "@/components/room/room-actions";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { useOnDemand } from "@/components/ui/use-on-demand";
import type { Room } from "@/lib/domain/signing/open-room";
import type { ActionResult } from "@/lib/platform/web/action-result";

type Props = {
  room: Room;
  askCorrection: (input: { contractId: string; note?: string }) => Promise<ActionResult<unknown>>;
  decline: RoomActions["decline"];
};

const loadDecline = () => import("@/components/room/decline-dialog").then(({ DeclineDialog }) => DeclineDialog);

/** The invitation names somebody else: ask the sender to correct it, or decline. */
export function NamesDiffer({ room, askCorrection, decline }: Props) {
  const t = useTranslations("room.name");
  const [note, setNote] = useState("");
  const [state, setState] = useState<"open" | "busy" | "asked">("open");
  const [error, setError] = useState<string | null>(null);
  const [declining, setDeclining] = useState(false);
  const refusal = useOnDemand(loadDecline);
  const { contract, identity, name } = room;
  async function ask() {
    setState("busy");
    const result = await askCorrection({ contractId: contract.id, note });
    setError(result.ok ? null : result.error.message);
    setState(result.ok ? "asked" : "open");
  }
  return (
    <FocusLayout about={contract.title}>
      <FocusCard
        title={t("title")}
        lead={t("lead", { sender: contract.sender, invited: name, verified: identity.verifiedName ?? "" })}
      >
        {state === "asked" ? (
          <Notice tone="success" announce>
            {t("asked")}
          </Notice>
        ) : (
          <div className="grid gap-4">
            <p className="text-ink-2">{t("correctLead")}</p>
            {error ? (
              <Notice tone="error" announce>
                {error}
              </Notice>
            ) : null}
            <Field label={t("note")}>
              <Textarea value={note} maxLength={500} rows={2} onChange={(event) => setNote(event.target.value)} />
            </Field>
            <Button size="lg" wide busy={state === "busy"} onClick={ask}>
              {t("correct")}
            </Button>
          </div>
        )}
        <Button
          variant="quiet"
          onPointerEnter={refusal.prepare}
          onFocus={refusal.prepare}
          onClick={() => {
            setDeclining(true);
            refusal.ask();
          }}
        >
          {t("decline")}
        </Button>
      </FocusCard>
      {refusal.Part ? (
        <refusal.Part open={declining} onOpenChange={setDeclining} contractId={contract.id} decline={decline} />
      ) : null}
    </FocusLayout>
  );
}
