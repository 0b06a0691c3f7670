"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PaperKind, PaperSettings, PaperTrace } from "@/lib/standards/seal-drawing/paper/from-paper";
import { type PaperSize, signatureWidths } from "@/lib/standards/seal-drawing/paper/paper-sizes";
import { Button } from "../../ui/button";
import { Slider } from "../../ui/slider";
import { SealSize } from "./seal-size";

export type PaperControlsProps = {
  kind: PaperKind;
  settings: PaperSettings;
  /** What was made with the settings before the last change; null where there was no ink. */
  trace: PaperTrace | null;
  change: (part: { bias?: number; turn?: number | null; size?: PaperSize | null }) => void;
};

/** How much counts as ink, how it is turned, how large it is on paper. */
export function PaperControls({ kind, settings, trace, change }: PaperControlsProps) {
  const t = useTranslations("seals.paper");
  const turn = settings.turn ?? trace?.turn ?? 0;
  const [quarter, fine] = parts(turn);
  return (
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      <Slider
        label={t("ink")}
        min={-1}
        max={1}
        step={0.1}
        value={settings.bias}
        shown={t("inkShown", { level: settings.bias > 0 ? "more" : settings.bias < 0 ? "less" : "found" })}
        onValueChange={(bias) => change({ bias })}
      />
      <div className="grid content-start gap-1">
        <Slider
          label={t("turn")}
          min={-45}
          max={45}
          step={0.5}
          value={fine}
          shown={t(settings.turn === null ? "turnFound" : "turnShown", { degrees: Math.round(turn * 10) / 10 })}
          onValueChange={(degrees) => change({ turn: quarter + degrees })}
        />
        <div className="flex flex-wrap gap-2">
          <Button
            variant="secondary"
            size="sm"
            icon={<RotateCw size={15} aria-hidden />}
            onClick={() => change({ turn: around(turn + 90), size: turned(settings.size) })}
          >
            {t("quarter")}
          </Button>
          {settings.turn === null ? null : (
            <Button variant="quiet" size="sm" onClick={() => change({ turn: null })}>
              {t("level")}
            </Button>
          )}
        </div>
      </div>
      {trace === null ? null : kind === "seal" ? (
        <SealSize trace={trace} size={settings.size} onSizeChange={(size) => change({ size })} />
      ) : (
        <SignatureWidth ratio={trace.ratio} size={settings.size} onSizeChange={(size) => change({ size })} />
      )}
    </div>
  );
}

function SignatureWidth({
  ratio,
  size,
  onSizeChange,
}: {
  ratio: number;
  size: PaperSize | null;
  onSizeChange: (size: PaperSize) => void;
}) {
  const t = useTranslations("seals.paper");
  const { least, most, usual } = signatureWidths(ratio);
  const width = Math.round(Math.min(most, size?.widthMm ?? usual));
  return (
    <Slider
      label={t("width")}
      min={least}
      max={most}
      step={1}
      value={width}
      shown={t("millimetres", { side: width })}
      onValueChange={(widthMm) => onSizeChange({ widthMm, heightMm: widthMm / ratio })}
    />
  );
}

/** Degrees between -180 and 180. */
const around = (degrees: number) => degrees - 360 * Math.round(degrees / 360);

/** A turn as quarters, in degrees, and the rest of it. */
function parts(degrees: number): [quarter: number, fine: number] {
  const quarter = 90 * Math.round(degrees / 90);
  return [quarter, degrees - quarter];
}

const turned = (size: PaperSize | null) => size && { widthMm: size.heightMm, heightMm: size.widthMm };
