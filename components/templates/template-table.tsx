import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { ListedTemplate } from "@/lib/domain/templates/list-templates";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { GoButton } from "./go-button";

export type StartTemplate = (input: { templateId: string }) => Promise<ActionResult<{ path: string }>>;

/** A person's templates: what, with which places, how often used, and the one thing to do with each. */
export function TemplateTable({ templates, start }: { templates: readonly ListedTemplate[]; start: StartTemplate }) {
  const t = useTranslations("templates");
  const format = useFormatter();
  return (
    <Table label={t("title")}>
      <TableHead>
        <HeadCell>{t("template")}</HeadCell>
        <HeadCell>{t("places")}</HeadCell>
        <HeadCell>{t("state")}</HeadCell>
        <HeadCell className="text-right">{t("started")}</HeadCell>
        <HeadCell>
          <span className="sr-only">{t("action")}</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {templates.map((template) => (
          <Row key={template.id}>
            <Cell>
              <CellTitle
                title={
                  <Link href={`/templates/${template.id}`} className="text-ink no-underline hover:underline">
                    {template.title}
                  </Link>
                }
                detail={t("detail", {
                  pages: template.pageCount,
                  date: format.dateTime(template.changedAt, { dateStyle: "medium" }),
                })}
              />
            </Cell>
            <Cell label={t("places")}>
              {template.places.length > 0 ? (
                <span className="line-clamp-2">{format.list(template.places.map(({ name }) => name))}</span>
              ) : (
                <span className="text-ink-3">{t("noPlaces")}</span>
              )}
            </Cell>
            <Cell label={t("state")}>
              <TemplateState template={template} />
            </Cell>
            <Cell label={t("started")} className="num text-right phone:text-left">
              {format.number(template.started)}
            </Cell>
            <Cell className="text-right">
              {template.version === null ? null : (
                <GoButton size="sm" variant="secondary" act={start.bind(null, { templateId: template.id })}>
                  {t("use")}
                  <span className="sr-only">{`: ${template.title}`}</span>
                </GoButton>
              )}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

/** Whether contracts can be started from it, and whether something waits to be published. */
export function TemplateState({ template }: { template: Pick<ListedTemplate, "version" | "hasDraft"> }) {
  const t = useTranslations("templates");
  return (
    <span className="flex flex-wrap gap-1.5">
      {template.version === null ? (
        <Tag>{t("unpublished")}</Tag>
      ) : (
        <Tag tone="jade">{t("version", { number: template.version })}</Tag>
      )}
      {template.version !== null && template.hasDraft ? <Tag tone="amber">{t("changed")}</Tag> : null}
    </span>
  );
}
