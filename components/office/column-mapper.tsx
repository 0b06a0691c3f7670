"use client";

import { useRouter } from "next/navigation";
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
import { useToast } from "../ui/toast";
import { type ColumnRole, type MapperState, mappingOf, neededRoles, stateOf } from "./mapper-state";
import { StatementSample } from "./statement-sample";

export type ColumnMapperProps = {
  importId: string;
  headers: string[];
  /** The first rows of the file. */
  rows: string[][];
  mapping: ColumnMapping | undefined;
  from: "remembered" | "guessed" | "chosen" | undefined;
  save: (input: { importId: string; mapping: ColumnMapping }) => Promise<ActionResult<unknown>>;
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
const codeRoles: Record<MapperState["partyKind"], ColumnRole[]> = {
  other_side: ["bankCode"],
  payer_payee: ["payerBankCode", "payeeBankCode"],
};
const others: ColumnRole[] = ["currency", "ownAccount", "balance"];
const grid = "grid grid-cols-3 gap-x-5 gap-y-4 max-xl:grid-cols-2 phone:grid-cols-1";

/** Which column of a bank's table means what; the choice is kept for the next file with the same headings. */
export function ColumnMapper({ importId, headers, rows, mapping, from, save }: ColumnMapperProps) {
  const t = useTranslations("office.mapper");
  const [router, toast] = [useRouter(), useToast()];
  const [state, setState] = useState(() => stateOf(mapping));
  const [missing, setMissing] = useState<ColumnRole[]>([]);
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  const set = (change: Partial<MapperState>) => setState((before) => ({ ...before, ...change }));
  const needed = neededRoles(state);

  const submit = () => {
    if (busy) return;
    const result = mappingOf(state);
    setProblem(undefined);
    if ("missing" in result) return setMissing(result.missing);
    setMissing([]);
    start(async () => {
      const answer = await save({ importId, mapping: result.mapping }).catch(() => null);
      if (!answer) setProblem(t("noConnection"));
      else if (!answer.ok) setProblem(answer.error.message);
      else {
        toast({ tone: "success", title: t("saved") });
        router.refresh();
      }
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
        {headers.map((header, index) =>
          header === "" ? null : (
            <option key={header} value={header}>
              {header}
              {example(rows, index)}
            </option>
          ),
        )}
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
      <details open={from !== "remembered"}>
        <summary className="w-fit cursor-pointer text-meta font-[560]">{t("look")}</summary>
        <div className="grid gap-6 pt-4">
          <StatementSample headers={headers} rows={rows} />
          {problem ? (
            <Notice tone="error" announce>
              {problem}
            </Notice>
          ) : null}
          <div className={grid}>
            {column("date")}
            {column("time")}
            {column("reference")}
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
            <div className={grid}>
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
            <div className={grid}>{partyRoles[state.partyKind].map(column)}</div>
          </div>
          <fieldset className="grid gap-1">
            <legend className="mb-1 text-meta font-[560]">{t("notes")}</legend>
            <div className="grid grid-cols-3 gap-x-5 max-xl:grid-cols-2 phone:grid-cols-1">
              {headers.map((header) =>
                header === "" ? null : (
                  <Checkbox
                    key={header}
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
          <details>
            <summary className="w-fit cursor-pointer text-meta font-[560]">{t("further")}</summary>
            <div className={`${grid} pt-4`}>
              {[...codeRoles[state.partyKind], ...others].map(column)}
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
          </details>
          {missing.length > 0 ? (
            <p role="alert" className="text-meta text-seal-ink">
              {t("missing", { count: missing.length })}
            </p>
          ) : null}
          <Button variant="secondary" busy={busy} onClick={submit} className="w-fit phone:w-full">
            {t("save")}
          </Button>
        </div>
      </details>
    </section>
  );
}

/** The first value below a heading, as a help to tell columns apart. */
function example(rows: string[][], column: number): string {
  const value = rows.map((cells) => cells[column]?.trim() ?? "").find((cell) => cell !== "");
  return value ? ` · ${value.length > 24 ? `${value.slice(0, 24)}…` : value}` : "";
}
