"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { IconButton } from "../ui/icon-button";

/** A sheet of its own for each paper; measures how wide the paper may be. */
export function PaperFrame({
  name,
  turnable,
  children,
}: {
  name: string;
  turnable: boolean;
  children: (place: { width: number; turns: number }) => ReactNode;
}) {
  const t = useTranslations("office.review.papers");
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [turns, setTurns] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <figure className="overflow-hidden rounded-xl border border-line bg-sheet">
      <figcaption className="flex min-h-11 items-center justify-between gap-3 border-b border-line px-4">
        <span className="font-[580]">{name}</span>
        {turnable ? (
          <IconButton
            size="sm"
            label={t("turn", { name })}
            icon={<RotateCw size={16} aria-hidden="true" />}
            onClick={() => setTurns((turns + 1) % 4)}
          />
        ) : null}
      </figcaption>
      <div className="bg-sunk p-4">
        <div ref={place}>{children({ width, turns })}</div>
      </div>
    </figure>
  );
}

/** A picture in quarter turns, fitted into the same width each time. */
export function TurnedImage({ url, name, width, turns }: { url: string; name: string; width: number; turns: number }) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const lying = turns % 2 === 1;
  const scale = size.width ? Math.min(width / (lying ? size.height : size.width), 1.5) : 0;
  const [w, h] = [size.width * scale, size.height * scale];
  return (
    <div className="relative mx-auto" style={{ width: lying ? h : w, height: lying ? w : h }}>
      {/* biome-ignore lint/performance/noImgElement: bytes that are in this page's memory and nowhere else */}
      <img
        src={url}
        alt={name}
        className="absolute top-1/2 left-1/2 max-w-none bg-white"
        style={{ width: w, height: h, transform: `translate(-50%, -50%) rotate(${turns * 90}deg)` }}
        onLoad={(event) => {
          const { naturalWidth, naturalHeight } = event.currentTarget;
          setSize({ width: naturalWidth, height: naturalHeight });
        }}
      />
    </div>
  );
}
