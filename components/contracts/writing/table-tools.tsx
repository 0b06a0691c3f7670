"use client";

import { Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Command, EditorState } from "prosemirror-state";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  selectedRect,
  toggleHeaderRow,
} from "prosemirror-tables";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { writtenLimits } from "@/lib/domain/contracts/written/written-text.schema";
import { widenColumn } from "./surface-commands";

/** What can be done to the table in which the cursor stands; nothing elsewhere. */
export function TableTools({ state, run }: { state: EditorState | null; run: (command: Command) => void }) {
  const t = useTranslations("writing.table");
  if (!state || !isInTable(state)) return null;
  const { map } = selectedRect(state);
  const wide = map.width >= writtenLimits.columns;
  const long = map.height >= writtenLimits.rows;
  const item = (label: string, command: Command, disabled = false) => (
    <MenuItem movesFocus disabled={disabled} onSelect={() => run(command)}>
      {label}
    </MenuItem>
  );
  return (
    <Menu
      align="start"
      trigger={
        <Button variant="secondary" size="sm" icon={<Table2 size={16} aria-hidden="true" />}>
          {t("label")}
        </Button>
      }
    >
      {item(t("rowBefore"), addRowBefore, long)}
      {item(t("rowAfter"), addRowAfter, long)}
      {item(t("columnBefore"), addColumnBefore, wide)}
      {item(t("columnAfter"), addColumnAfter, wide)}
      <MenuLine />
      {item(t("wider"), widenColumn(1))}
      {item(t("narrower"), widenColumn(-1))}
      {item(t("header"), toggleHeaderRow)}
      <MenuLine />
      {item(t("deleteRow"), deleteRow, map.height === 1)}
      {item(t("deleteColumn"), deleteColumn, map.width === 1)}
      {item(t("deleteTable"), deleteTable)}
    </Menu>
  );
}
