"use client";

import { Smartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { NameSealLook, NameSealStart } from "@/lib/domain/seals/personal/name-seal.schema";
import type { SaveDrawnInput, SaveGeneratedInput } from "@/lib/domain/seals/personal/signature.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../../layouts/focus-content";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Tabs } from "../../ui/tabs";
import { useToast } from "../../ui/toast";
import { NameSealMaker } from "./name-seal-maker";
import { PaperMaker } from "./paper-maker";
import { PhonePad } from "./phone-pad";
import { SignaturePad } from "./signature-pad";
import type { SignatureChoice } from "./style-picker";
import type { PreviewNameSeal } from "./use-name-seal";
import { type PhonePadActions, usePhonePad } from "./use-phone-pad";
import { WrittenName } from "./written-name";

type Saved = Promise<ActionResult<{ id: string }>>;

export type SignatureMakerProps = {
  /** The verified name in each hand. */
  choices: readonly SignatureChoice[];
  /** What the verified name can be cut into; null where it is not one of one to four Chinese characters. */
  nameSeal: NameSealStart | null;
  saveDrawn: (input: SaveDrawnInput) => Saved;
  saveGenerated: (input: SaveGeneratedInput) => Saved;
  /** What was taken from paper: an outline, not the photograph. */
  savePhotographed: (input: SaveDrawnInput) => Saved;
  saveNameSeal: (look: NameSealLook) => Saved;
  previewNameSeal: PreviewNameSeal;
  phonePad: PhonePadActions;
  /** The new signature's id. Where nothing is given, the page is read anew. */
  onSaved?: (id: string) => void;
};

/** The ways to a signature: drawn by hand, the verified name written in one of the hands, taken from paper, or cut. */
export function SignatureMaker({
  choices,
  nameSeal,
  saveDrawn,
  saveGenerated,
  savePhotographed,
  saveNameSeal,
  previewNameSeal,
  phonePad,
  onSaved,
}: SignatureMakerProps) {
  const t = useTranslations("seals.page");
  const router = useRouter();
  const toast = useToast();
  const [way, setWay] = useState("draw");
  const phone = usePhonePad(phonePad);
  const writable = choices.some((choice) => choice.missing.length === 0);

  const finish = (id: string, said = t("saved")) => {
    toast({ tone: "success", title: said });
    focusContent();
    if (onSaved) onSaved(id);
    else router.refresh();
  };
  const draw = phone.pad ? (
    <PhonePad phone={phone} take={phonePad.take} onKept={(id) => finish(id)} />
  ) : (
    <div className="grid gap-4">
      <SignaturePad
        onGenerate={writable ? () => setWay("generate") : undefined}
        onUse={async (outline) => {
          const answer = await saveDrawn({ outline });
          // The pad keeps the drawing and says that it was not kept.
          if (!answer.ok) throw new Error(answer.error.code);
          finish(answer.data.id);
        }}
      />
      <PhoneOffer phone={phone} />
    </div>
  );
  const seal = nameSeal ? (
    <NameSealMaker
      start={nameSeal}
      preview={previewNameSeal}
      save={saveNameSeal}
      onKept={(id) => finish(id, t("savedSeal"))}
    />
  ) : (
    <Notice>{t("noNameSeal")}</Notice>
  );
  return (
    <Tabs
      label={t("ways")}
      value={way}
      onValueChange={setWay}
      tabs={[
        { value: "draw", label: t("draw"), content: draw },
        {
          value: "generate",
          label: t("generate"),
          content: <WrittenName choices={choices} save={saveGenerated} onKept={finish} />,
        },
        { value: "paper", label: t("paper"), content: <PaperMaker save={savePhotographed} onKept={finish} /> },
        { value: "seal", label: t("nameSeal"), content: seal },
      ]}
    />
  );
}

/** On a computer: the way to a finger, which draws better than a mouse. */
function PhoneOffer({ phone }: { phone: ReturnType<typeof usePhonePad> }) {
  const t = useTranslations("seals.phone");
  return (
    <div className="grid gap-3 border-t border-line pt-4 phone:hidden">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-2">{t("offer")}</p>
        <Button
          variant="secondary"
          size="sm"
          icon={<Smartphone size={16} aria-hidden />}
          busy={phone.pending}
          onClick={phone.begin}
        >
          {t("begin")}
        </Button>
      </div>
      {phone.error ? (
        <Notice tone="error" announce>
          {phone.error}
        </Notice>
      ) : null}
    </div>
  );
}
