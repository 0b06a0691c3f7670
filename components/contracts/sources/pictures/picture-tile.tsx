"use client";

import { ArrowLeft, ArrowRight, Ellipsis, GripVertical, RotateCw, ScanLine, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent } from "react";
import { classNames } from "../../../ui/class-names";
import { IconButton } from "../../../ui/icon-button";
import { Menu, MenuItem, MenuLine } from "../../../ui/menu";
import { type PageOfPicture, thumbnailOf } from "./picture-list";

const turns = ["", "rotate-90", "rotate-180", "-rotate-90"];

export type PictureTileProps = {
  page: PageOfPicture;
  /** From 0. */
  index: number;
  count: number;
  dragged: boolean;
  onGripDown: (event: PointerEvent) => void;
  onGripKey: (event: KeyboardEvent) => void;
  onMove: (to: number) => void;
  onTurn: () => void;
  onStraighten: () => void;
  onRemove: () => void;
};

/** One page to be, with what can be done with it. */
export function PictureTile(props: PictureTileProps) {
  const { page, index, count, dragged } = props;
  const t = useTranslations("contracts.pictures");
  const of = { page: index + 1, pages: count };
  return (
    <li
      data-picture={page.id}
      className={classNames(
        "grid content-start gap-1 rounded-lg border bg-sheet p-1.5",
        dragged ? "border-seal shadow-paper" : "border-line",
      )}
    >
      <div
        className="relative grid aspect-square place-items-center overflow-hidden rounded-md bg-sunk"
        onPointerDown={(event) => {
          // A finger on the picture scrolls the page; it drags by the grip.
          if (event.pointerType === "mouse") props.onGripDown(event);
        }}
      >
        {/* biome-ignore lint/performance/noImgElement: an object address of this browser, not of a server */}
        <img
          src={thumbnailOf(page)}
          alt={t("alt", of)}
          draggable={false}
          className={classNames(
            "absolute inset-0 m-auto max-h-[92%] max-w-[92%] shadow-paper select-none",
            turns[page.turn],
          )}
        />
        <span className="num absolute bottom-1 left-1 rounded-sm bg-white/90 px-1.5 text-xs text-[#57534A]">
          {index + 1}
        </span>
        {page.flat ? (
          <span className="absolute right-1 bottom-1 rounded-sm bg-white/90 px-1.5 text-xs text-[#1F6F54]">
            {t("straightened")}
          </span>
        ) : null}
        {count > 1 ? (
          <button
            type="button"
            data-grip={page.id}
            aria-label={t("grip", of)}
            title={t("gripHint")}
            onPointerDown={(event) => {
              event.stopPropagation();
              props.onGripDown(event);
            }}
            onKeyDown={props.onGripKey}
            className="absolute top-0 left-0 grid size-10 cursor-grab touch-none place-items-center pointer-coarse:size-11"
          >
            <span className="grid size-7 place-items-center rounded-md bg-white/90 text-[#57534A]">
              <GripVertical size={16} aria-hidden="true" />
            </span>
          </button>
        ) : null}
      </div>
      <div className="flex justify-between">
        <IconButton label={t("turn", of)} icon={<RotateCw size={16} aria-hidden="true" />} onClick={props.onTurn} />
        <IconButton
          label={t("straighten", of)}
          icon={<ScanLine size={16} aria-hidden="true" />}
          onClick={props.onStraighten}
        />
        <Menu trigger={<IconButton label={t("more", of)} icon={<Ellipsis size={16} aria-hidden="true" />} />}>
          <MenuItem
            icon={<ArrowLeft size={15} aria-hidden="true" />}
            disabled={index === 0}
            onSelect={() => props.onMove(index - 1)}
          >
            {t("earlier")}
          </MenuItem>
          <MenuItem
            icon={<ArrowRight size={15} aria-hidden="true" />}
            disabled={index === count - 1}
            onSelect={() => props.onMove(index + 1)}
          >
            {t("later")}
          </MenuItem>
          <MenuLine />
          <MenuItem danger icon={<Trash2 size={15} aria-hidden="true" />} onSelect={props.onRemove}>
            {t("remove")}
          </MenuItem>
        </Menu>
      </div>
    </li>
  );
}
