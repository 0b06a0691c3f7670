"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { PersonLine } from "@/lib/domain/administration/search-people";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useActionForm } from "../accounts/use-action-form";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { Tag } from "../ui/tag";

export type PeopleFound = {
  by: "email" | "masked" | "number" | "name" | "nothing";
  people: PersonLine[];
  more: boolean;
};

/**
 * Looks for people. What is typed may be somebody's number, so it is sent in the body of a request and stands in no
 * address, which logs and histories keep.
 */
export function PeopleSearch({
  search,
}: {
  search: (previous: unknown, form: FormData) => Promise<ActionResult<PeopleFound>>;
}) {
  const t = useTranslations("office.people");
  const { form, pending, data, fieldError, formError } = useActionForm<PeopleFound>(search, ["reason"]);
  return (
    <div className="grid gap-5">
      <search>
        <form {...form} className="flex flex-wrap items-end gap-2.5">
          <Field label={t("search")} hint={t("searchHint")} className="min-w-0 flex-1 basis-72">
            <Input
              type="search"
              name="query"
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              start={<Search size={16} />}
            />
          </Field>
          <SubmitButton busy={pending} className="mb-[26px] phone:mb-0 phone:w-full">
            {t("find")}
          </SubmitButton>
          <details className="basis-full" open={fieldError("reason") !== undefined || undefined}>
            <summary className="w-fit cursor-pointer text-meta text-ink-2">{t("deleted")}</summary>
            <Field
              label={t("deletedWhy")}
              hint={t("deletedHint")}
              error={fieldError("reason")}
              className="mt-3 max-w-xl"
            >
              <Input name="reason" maxLength={500} autoComplete="off" />
            </Field>
          </details>
        </form>
      </search>
      {formError ? (
        <Notice tone="error" announce>
          {formError}
        </Notice>
      ) : null}
      <div aria-live="polite">{data ? <Found found={data} /> : null}</div>
    </div>
  );
}

function Found({ found }: { found: PeopleFound }) {
  const t = useTranslations("office.people");
  if (found.by === "nothing") return <p className="text-ink-2">{t("tooShort")}</p>;
  if (found.people.length === 0)
    return (
      <div className="grid gap-1 py-6">
        <p className="font-serif text-subheading font-[600]">{t("nobody", { by: found.by })}</p>
        <p className="text-ink-2">{t("nobodyDetail")}</p>
      </div>
    );
  return (
    <div className="grid gap-3">
      <p className="text-meta text-ink-3">
        {t("found", { by: found.by, count: found.people.length })} {found.more ? t("foundMore") : ""}
      </p>
      <PeopleTable label={t("results")} people={found.people} />
    </div>
  );
}

function PeopleTable({ label, people }: { label: string; people: PersonLine[] }) {
  const [t, office] = [useTranslations("office.people"), useTranslations("office")];
  return (
    <Table label={label}>
      <TableHead>
        <HeadCell>{t("person")}</HeadCell>
        <HeadCell>{t("document")}</HeadCell>
        <HeadCell>{t("mobile")}</HeadCell>
        <HeadCell>{t("level")}</HeadCell>
      </TableHead>
      <TableBody>
        {people.map((person) => (
          <Row key={person.id}>
            <Cell>
              <CellTitle
                title={
                  <Link className="link" href={`/office/people/${person.id}`}>
                    {person.name ?? t("unproven")}
                  </Link>
                }
                detail={<span className="break-all">{person.email}</span>}
              />
            </Cell>
            <Cell label={t("document")} className="num">
              {person.idNumberMasked ?? "–"}
            </Cell>
            <Cell label={t("mobile")} className="num">
              {person.mobileMasked ?? "–"}
            </Cell>
            <Cell label={t("level")}>
              <span className="flex flex-wrap items-center gap-2">
                {t("levelShort", { level: person.assurance })}
                {person.sandbox ? <Tag tone="amber">{office("sandboxTag")}</Tag> : null}
              </span>
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
