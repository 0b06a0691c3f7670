"use client";

import { FileStack, ListTree, RotateCcw, RotateCw, Search } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { DeskBarButton } from "../layouts/desk-bar";
import { Dialog } from "../ui/dialog";
import { Menu, MenuChoice, MenuChoices, MenuItem, MenuLine } from "../ui/menu";
import { PdfOutline } from "./pdf-outline-list";
import { PdfThumbnails } from "./pdf-thumbnails";
import type { PdfViewer } from "./use-pdf-viewer";

/** Zooms that are offered by name. */
const offered = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

export type PdfMenuProps = { viewer: PdfViewer; icon: ReactNode; onSearch: () => void };

/** All that can be done with the pages, by name; the table of contents and the small pages open beside it. */
export function PdfMenu({ viewer, icon, onSearch }: PdfMenuProps) {
  const t = useTranslations("common.viewer");
  const format = useFormatter();
  const [shown, setShown] = useState<"outline" | "pages" | null>(null);
  const { mode } = viewer;
  const close = () => setShown(null);
  const percent = (zoom: number) => format.number(zoom, { style: "percent", maximumFractionDigits: 0 });
  return (
    <>
      <Menu side="top" defaultOpen trigger={<DeskBarButton label={t("menu.open")} icon={icon} />}>
        <MenuItem icon={<Search size={16} aria-hidden="true" />} onSelect={onSearch}>
          {t("search.open")}
        </MenuItem>
        <MenuItem icon={<ListTree size={16} aria-hidden="true" />} onSelect={() => setShown("outline")}>
          {t("menu.outline")}
        </MenuItem>
        <MenuItem icon={<FileStack size={16} aria-hidden="true" />} onSelect={() => setShown("pages")}>
          {t("menu.pages")}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<RotateCw size={16} aria-hidden="true" />} onSelect={() => viewer.turnBy(90)}>
          {t("menu.turnRight")}
        </MenuItem>
        <MenuItem icon={<RotateCcw size={16} aria-hidden="true" />} onSelect={() => viewer.turnBy(-90)}>
          {t("menu.turnLeft")}
        </MenuItem>
        <MenuLine />
        <MenuChoices
          label={t("zoom")}
          value={String(mode)}
          onValueChange={(value) => viewer.zoomTo(value === "width" || value === "page" ? value : Number(value))}
        >
          <MenuChoice value="width">{t("fit")}</MenuChoice>
          <MenuChoice value="page">{t("fitPage")}</MenuChoice>
          {offered.map((zoom) => (
            <MenuChoice key={zoom} value={String(zoom)}>
              {zoom === 1 ? t("actualSize") : percent(zoom)}
            </MenuChoice>
          ))}
        </MenuChoices>
      </Menu>
      <Dialog open={shown === "outline"} onOpenChange={close} title={t("outline.title")}>
        <PdfOutline viewer={viewer} onGo={close} />
      </Dialog>
      <Dialog open={shown === "pages"} onOpenChange={close} title={t("menu.pages")}>
        <PdfThumbnails viewer={viewer} wide onGo={close} />
      </Dialog>
    </>
  );
}
