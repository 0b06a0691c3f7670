"use client";

import { useTranslations } from "next-intl";
import { IntentProof, type IntentProofProps } from "../room/intent-proof";
import type { RoomSeal } from "../room/room-steps";
import { OutlineView } from "../seals/outline-view";
import { signatureWord } from "../seals/personal/signature-word";
import { Dialog } from "../ui/dialog";
import { RadioGroup } from "../ui/radio-group";
import { isSignedByHand, type OpenItem, sealNames } from "./batch-item";

export type BatchConfirmProps = IntentProofProps & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  items: readonly OpenItem[];
  /** Her own signatures; none where only seals are pressed. */
  signatures: readonly RoomSeal[];
  sealId: string | null;
  onSeal: (id: string) => void;
};

const shortSerial = (serial: string) => `${serial.slice(0, 4)} … ${serial.slice(-4)}`.toUpperCase();

/** The last confirmation of several contracts: each of them, as whom, with what, under which certificate. */
export function BatchConfirm({ open, onOpenChange, items, signatures, sealId, onSeal, ...proof }: BatchConfirmProps) {
  const t = useTranslations("batch.confirm");
  const origins = useTranslations("room.seals.origins");
  const words = useTranslations("room.confirm");
  function asWhom(item: OpenItem): string {
    const { identity, organization } = item.room;
    const name = identity.verifiedName ?? "";
    const shown = identity.sandbox ? words("sandboxName", { name }) : name;
    const who = organization ? t("by", { organization: organization.name, name: shown }) : shown;
    const with_ = [...sealNames(item), ...(isSignedByHand(item) ? [t("signature")] : [])];
    return t("asWith", { who, what: with_.reduce((first, second) => t("and", { first, second })) });
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title", { count: items.length })}
      description={t("lead")}
      keepOpen
    >
      <div className="grid gap-4">
        <ol aria-label={t("contracts")} className="grid max-h-64 gap-2 overflow-y-auto">
          {items.map((item) => (
            <li key={item.id} className="rounded-lg border border-line px-3.5 py-2.5">
              <p className="text-sm font-[560] wrap-anywhere">{item.title}</p>
              <p className="text-meta text-ink-2 wrap-anywhere">{asWhom(item)}</p>
              {item.room.identity.certificate ? (
                <p className="num text-xs text-ink-3">
                  {t("certificate", { serial: shortSerial(item.room.identity.certificate.serial) })}
                </p>
              ) : null}
            </li>
          ))}
        </ol>
        {signatures.length > 0 ? (
          <RadioGroup
            look="cards"
            label={t("choose")}
            value={sealId ?? ""}
            onValueChange={onSeal}
            options={signatures.map((seal) => ({
              value: seal.id,
              label: origins(signatureWord(seal)),
              picture: (
                <span className="on-paper grid h-14 w-full place-items-center rounded-sm bg-white p-1.5">
                  <OutlineView outline={seal.outline} size="box" />
                </span>
              ),
            }))}
          />
        ) : null}
        <IntentProof {...proof} />
      </div>
    </Dialog>
  );
}
