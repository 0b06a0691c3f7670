"use client";

import { Braces, CirclePlus, PenLine, Plus, SeparatorHorizontal, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Command } from "prosemirror-state";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuLine } from "@/components/ui/menu";
import type { Variable, WrittenText } from "@/lib/domain/contracts/written/written-text.schema";
import { emptyTable, insertBlock, insertVariable } from "./surface-commands";
import { nodes } from "./surface-schema";

export type InsertMenuProps = {
  locale: WrittenText["locale"];
  variables: readonly Variable[];
  run: (command: Command) => void;
  onNewVariable: () => void;
  onNewSignature: () => void;
};

/** What can be put into the text beside words. */
export function InsertMenu({ locale, variables, run, onNewVariable, onNewSignature }: InsertMenuProps) {
  const t = useTranslations("writing.insert");
  return (
    <Menu
      align="start"
      trigger={
        <Button variant="secondary" size="sm" icon={<Plus size={16} aria-hidden="true" />}>
          {t("label")}
        </Button>
      }
    >
      <MenuItem movesFocus icon={<PenLine size={16} aria-hidden="true" />} onSelect={onNewSignature}>
        {t("signature")}
      </MenuItem>
      <MenuItem
        movesFocus
        icon={<Table2 size={16} aria-hidden="true" />}
        onSelect={() => run(insertBlock(emptyTable(3, 3)))}
      >
        {t("table")}
      </MenuItem>
      <MenuItem
        movesFocus
        icon={<SeparatorHorizontal size={16} aria-hidden="true" />}
        onSelect={() => run(insertBlock(nodes.page_break.create()))}
      >
        {t("pageBreak")}
      </MenuItem>
      <MenuLine />
      <MenuLabel>{t("details")}</MenuLabel>
      {variables.map(({ key, label, type }) => (
        <span key={key}>
          <MenuItem
            movesFocus
            icon={<Braces size={16} aria-hidden="true" />}
            onSelect={() => run(insertVariable(key, false))}
          >
            {label}
          </MenuItem>
          {type === "amount" && locale === "zh" ? (
            <MenuItem
              movesFocus
              icon={<Braces size={16} aria-hidden="true" />}
              onSelect={() => run(insertVariable(key, true))}
            >
              {t("inWords", { label })}
            </MenuItem>
          ) : null}
        </span>
      ))}
      <MenuItem movesFocus icon={<CirclePlus size={16} aria-hidden="true" />} onSelect={onNewVariable}>
        {t("newDetail")}
      </MenuItem>
    </Menu>
  );
}
