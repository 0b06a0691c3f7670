"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import type { ColumnMapping } from "@/lib/standards/bank-statements/csv-mapping";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { Segmented } from "../ui/segmented";
import { Select } from "../ui/select";
import { type ColumnRole, type MapperState, mappingOf, neededRoles, stateOf } from "./mapper-state";

export type ColumnMapperProps = {
  headers: string[];
  /** The first rows of the file. */
  rows: string[][];
  mapping: ColumnMapping | undefined;
  from: "remembered" | "guessed" | "chosen" | undefined;
  save: (mapping: ColumnMapping) => Promise<ActionResult<unknown>>;
};

const amountRoles: Record<MapperState["amountKind"], ColumnRole[]> = {
  split: ["credit", "debit"],
  signed: ["amount"],
  direction: ["amount", "direction"],
};
const partyRoles: Record<MapperState["partyKind"], ColumnRole[]> = {
  other_side: ["name", "account", "bank"],
  payer_payee: ["payerName", "payerAccount", "payerBank", "payeeName", "payeeAccount", "payeeBank"],
};
const others: ColumnRole[] = ["reference", "currency", "ownAccount", "balance"];

/** Which column of a bank's table means what; the choice is kept for the next file with the same headings. */
export function ColumnMapper({ headers, rows, mapping, from, save }: ColumnMapperProps) {
  const t = useTranslations("office.mapper");
  const [state, setState] = useState(() => stateOf(mapping));
  const [missing, setMissing] = useState<ColumnRole[]>([]);
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  const set = (change: Partial<MapperState>) => setState((before) => ({ ...before, ...change }));
  const needed = neededRoles(state);

  const submit = () => {
    const result = mappingOf(state);
    setProblem(undefined);
    if ("missing" in result) return setMissing(result.missing);
    setMissing([]);
    start(async () => {
      const answer = await save(result.mapping).catch(() => null);
      if (!answer) setProblem(t("noConnection"));
      else if (!answer.ok) setProblem(answer.error.message);
    });
  };

  const column = (role: ColumnRole) => (
    <Field
      key={role}
      label={t(`roles.${role}`)}
      required={needed.includes(role)}
      optional={!needed.includes(role)}
      error={missing.includes(role) ? t("choose") : undefined}
    >
      <Select
        value={state.columns[role]}
        onChange={(event) => set({ columns: { ...state.columns, [role]: event.target.value } })}
      >
        <option value="">{t("noColumn")}</option>
        {headers.map((header, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
          <option key={index} value={header}>
            {header || t("unnamed", { number: index + 1 })}
            {example(rows, index)}
          </option>
        ))}
      </Select>
    </Field>
  );

  return (
    <section className="grid gap-6" aria-labelledby="mapper">
      <div>
        <h2 id="mapper" className="text-heading">
          {t("title")}
        </h2>
        <p className="mt-1 text-ink-2">{t(`from.${from ?? "nothing"}`)}</p>
      </div>
      <Sample headers={headers} rows={rows} />
      {problem ? (
        <Notice tone="error" announce>
          {problem}
        </Notice>
      ) : null}
      <div className="grid grid-cols-3 gap-x-5 gap-y-4 max-xl:grid-cols-2 phone:grid-cols-1">
        {column("date")}
        {column("time")}
        <Field label={t("dateOrder")}>
          <Select
            value={state.dateOrder}
            onChange={(event) => set({ dateOrder: event.target.value as MapperState["dateOrder"] })}
          >
            {(["ymd", "dmy", "mdy"] as const).map((order) => (
              <option key={order} value={order}>
                {t(`dateOrders.${order}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="grid gap-4">
        <Segmented
          label={t("amountKind")}
          value={state.amountKind}
          onValueChange={(amountKind) => set({ amountKind })}
          options={(["split", "signed", "direction"] as const).map((value) => ({
            value,
            label: t(`amountKinds.${value}`),
          }))}
        />
        <div className="grid grid-cols-3 gap-x-5 gap-y-4 max-xl:grid-cols-2 phone:grid-cols-1">
          {amountRoles[state.amountKind].map(column)}
          {state.amountKind === "signed" ? (
            <Field label={t("positive")}>
              <Select
                value={state.positive}
                onChange={(event) => set({ positive: event.target.value as MapperState["positive"] })}
              >
                <option value="credit">{t("positives.credit")}</option>
                <option value="debit">{t("positives.debit")}</option>
              </Select>
            </Field>
          ) : (
            <Field label={t("negative")}>
              <Select
                value={state.negative}
                onChange={(event) => set({ negative: event.target.value as MapperState["negative"] })}
              >
                {(["reversal", "decoration", "refuse"] as const).map((value) => (
                  <option key={value} value={value}>
                    {t(`negatives.${value}`)}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
      </div>
      <div className="grid gap-4">
        <Segmented
          label={t("partyKind")}
          value={state.partyKind}
          onValueChange={(partyKind) => set({ partyKind })}
          options={(["other_side", "payer_payee"] as const).map((value) => ({
            value,
            label: t(`partyKinds.${value}`),
          }))}
        />
        <div className="grid grid-cols-3 gap-x-5 gap-y-4 max-xl:grid-cols-2 phone:grid-cols-1">
          {partyRoles[state.partyKind].map(column)}
        </div>
      </div>
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-meta font-[560]">{t("notes")}</legend>
        <div className="grid grid-cols-3 gap-x-5 max-xl:grid-cols-2 phone:grid-cols-1">
          {headers.map((header, index) =>
            header === "" ? null : (
              <Checkbox
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                key={index}
                label={header}
                checked={state.notes.includes(header)}
                onChange={(event) =>
                  set({
                    notes: event.target.checked
                      ? headers.filter((one) => one === header || state.notes.includes(one))
                      : state.notes.filter((one) => one !== header),
                  })
                }
              />
            ),
          )}
        </div>
      </fieldset>
      <div className="grid grid-cols-3 gap-x-5 gap-y-4 max-xl:grid-cols-2 phone:grid-cols-1">
        {others.map(column)}
        <Field label={t("defaultCurrency")} hint={t("defaultCurrencyHint")}>
          <Input
            value={state.defaultCurrency}
            maxLength={3}
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => set({ defaultCurrency: event.target.value.toUpperCase() })}
          />
        </Field>
      </div>
      {missing.length > 0 ? (
        <p role="alert" className="text-meta text-seal-ink">
          {t("missing", { count: missing.length })}
        </p>
      ) : null}
      <Button variant="secondary" busy={busy} onClick={submit} className="w-fit phone:w-full">
        {t("save")}
      </Button>
    </section>
  );
}

/** The first value below a heading, as a help to tell columns apart. */
function example(rows: string[][], column: number): string {
  const value = rows.map((cells) => cells[column]?.trim() ?? "").find((cell) => cell !== "");
  return value ? ` · ${value.length > 24 ? `${value.slice(0, 24)}…` : value}` : "";
}

/** The file's first rows as they are. */
function Sample({ headers, rows }: { headers: string[]; rows: string[][] }) {
  const t = useTranslations("office.mapper");
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("sample")}
      className="max-h-72 overflow-auto rounded-lg border border-line bg-sheet"
    >
      <table className="w-max min-w-full text-meta">
        <thead>
          <tr>
            {headers.map((header, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
              <th
                key={index}
                scope="col"
                className="sticky top-0 bg-sunk px-3 py-2 text-left font-[560] whitespace-nowrap"
              >
                {header || t("unnamed", { number: index + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 6).map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file never move
            <tr key={row} className="border-t border-line">
              {headers.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                <td key={index} className="px-3 py-1.5 whitespace-nowrap text-ink-2">
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
