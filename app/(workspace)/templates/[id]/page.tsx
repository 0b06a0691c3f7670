import { FileText, Pencil } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { AreaMessages } from "@/components/i18n/area-messages";
import { GoButton } from "@/components/templates/go-button";
import { PublicLinks } from "@/components/templates/public-links";
import { RemoveTemplate } from "@/components/templates/remove-template";
import { TemplateState } from "@/components/templates/template-table";
import { Button } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { listLinks } from "@/lib/domain/templates/links/manage-links";
import { getTemplate, type TemplateInfo } from "@/lib/domain/templates/list-templates";
import { env } from "@/lib/platform/env";
import { orNotFound } from "@/lib/platform/web/or-not-found";
import { closePublicLink, edit, openPublicLink, remove, start } from "../actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("pageTitle") };
}

export default async function TemplatePage({ params }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const template = await getTemplate(actor, id).catch(orNotFound);
  const [t, links] = [await getTranslations("templates"), await listLinks(actor, id)];
  const editing = (
    <GoButton
      variant="secondary"
      icon={<Pencil size={16} aria-hidden="true" />}
      act={edit.bind(null, { templateId: id })}
    >
      {t(template.hasDraft ? "editOn" : "edit")}
    </GoButton>
  );
  return (
    <AreaMessages areas={["templates", "contracts"]}>
      <div className="grid gap-9">
        <div className="grid gap-4">
          <Link href="/templates" className="link w-fit text-meta">
            {t("back")}
          </Link>
          <PageHead
            title={template.title}
            actions={
              <>
                {editing}
                {template.version === null ? null : (
                  <GoButton act={start.bind(null, { templateId: id })}>{t("useIt")}</GoButton>
                )}
              </>
            }
          />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-ink-2">
            <TemplateState template={template} />
            <span>{t("startedCount", { count: template.started })}</span>
          </div>
          {template.version === null ? <p className="max-w-2xl text-ink-2">{t("unpublishedLead")}</p> : null}
        </div>
        <div className="grid items-start gap-x-12 gap-y-9 lg:grid-cols-[minmax(0,1fr)_360px]">
          <div className="grid gap-9">
            <Places template={template} />
            <Documents template={template} />
            {template.version === null ? null : (
              <PublicLinks
                templateId={id}
                links={links}
                origin={env().APP_URL}
                open={openPublicLink}
                close={closePublicLink}
              />
            )}
          </div>
          <div className="grid gap-9">
            <Versions template={template} />
            <div>
              <RemoveTemplate templateId={id} remove={remove} />
            </div>
          </div>
        </div>
      </div>
    </AreaMessages>
  );
}

async function Places({ template }: { template: TemplateInfo }) {
  const t = await getTranslations("templates");
  return (
    <section className="grid gap-3">
      <h2 className="text-heading">{t("places")}</h2>
      {template.places.length === 0 ? <p className="text-ink-2">{t("noPlaces")}</p> : null}
      <ol className="grid gap-2">
        {template.places.map(({ id, name, open }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-xl border border-line bg-sheet px-4 py-3"
          >
            <span className="min-w-0 flex-1 truncate font-[580]">{name || t("unnamedPlace")}</span>
            <span className="text-meta text-ink-3">{t(open ? "placeOpen" : "placeTaken")}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

async function Documents({ template }: { template: TemplateInfo }) {
  const t = await getTranslations("templates");
  const version = template.versions[0];
  if (!version) return null;
  return (
    <section className="grid gap-3">
      <h2 className="text-heading">{t("documents")}</h2>
      <ul className="grid gap-2">
        {template.documents.map(({ id, fileName, pageCount }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 rounded-xl border border-line bg-sheet px-4 py-3">
            <FileText size={20} aria-hidden="true" className="shrink-0 text-ink-3" />
            <span className="grid min-w-0 flex-1">
              <span className="truncate font-[580]">{fileName}</span>
              <span className="text-meta text-ink-3">{t("pages", { pages: pageCount })}</span>
            </span>
            <Button asChild size="sm" variant="secondary">
              <Link href={`/contracts/${version.id}/read?document=${id}`} aria-label={t("readOf", { name: fileName })}>
                {t("read")}
              </Link>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function Versions({ template }: { template: TemplateInfo }) {
  const [t, format] = [await getTranslations("templates"), await getFormatter()];
  if (template.versions.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h2 className="text-heading">{t("versions")}</h2>
      <ol className="grid gap-2">
        {template.versions.map(({ id, number, publishedAt, started }) => (
          <li key={id} className="grid gap-0.5 border-l-2 border-line pl-3">
            <span className="font-[580]">{t("version", { number })}</span>
            <span className="text-meta text-ink-3">
              {t("versionDetail", { date: format.dateTime(publishedAt, { dateStyle: "medium" }), count: started })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
