"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { NameSealLook, NameSealStart } from "@/lib/domain/seals/personal/name-seal.schema";
import type { SaveDrawnInput, SaveGeneratedInput } from "@/lib/domain/seals/personal/signature.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import { Notice } from "../ui/notice";
import { Tabs } from "../ui/tabs";
import { useToast } from "../ui/toast";
import { NameSealMaker } from "./name-seal-maker";
import { SignaturePad } from "./signature-pad";
import type { SignatureChoice } from "./style-picker";
import type { PreviewNameSeal } from "./use-name-seal";
import { WrittenName } from "./written-name";

type Saved = Promise<ActionResult<{ id: string }>>;

export type SignatureMakerProps = {
  /** The verified name in each hand. */
  choices: readonly SignatureChoice[];
  /** What the verified name can be cut into; null where it is not one of one to four Chinese characters. */
  nameSeal: NameSealStart | null;
  saveDrawn: (input: SaveDrawnInput) => Saved;
  saveGenerated: (input: SaveGeneratedInput) => Saved;
  saveNameSeal: (look: NameSealLook) => Saved;
  previewNameSeal: PreviewNameSeal;
  /** The new signature's id. Where nothing is given, the page is read anew. */
  onSaved?: (id: string) => void;
};

/** The ways to a signature: drawn by hand, the verified name written in one of the hands, or cut into a seal. */
export function SignatureMaker({
  choices,
  nameSeal,
  saveDrawn,
  saveGenerated,
  saveNameSeal,
  previewNameSeal,
  onSaved,
}: SignatureMakerProps) {
  const t = useTranslations("seals.page");
  const router = useRouter();
  const toast = useToast();
  const [way, setWay] = useState("draw");
  const writable = choices.some((choice) => choice.missing.length === 0);

  const finish = (id: string, said = t("saved")) => {
    toast({ tone: "success", title: said });
    focusContent();
    if (onSaved) onSaved(id);
    else router.refresh();
  };
  const draw = (
    <SignaturePad
      onGenerate={writable ? () => setWay("generate") : undefined}
      onUse={async (outline) => {
        const answer = await saveDrawn({ outline });
        // The pad keeps the drawing and says that it was not kept.
        if (!answer.ok) throw new Error(answer.error.code);
        finish(answer.data.id);
      }}
    />
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
        { value: "seal", label: t("nameSeal"), content: seal },
      ]}
    />
  );
}
