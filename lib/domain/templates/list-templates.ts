import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { requireTemplate } from "./require-template";

export type ListedTemplate = {
  id: string;
  title: string;
  /** The number of the newest version; null while none is published. */
  version: number | null;
  /** Something was changed since, and is not published. */
  hasDraft: boolean;
  pageCount: number;
  /** Names of the places, and of those who stand in them already. */
  places: { id: string; name: string; open: boolean }[];
  /** Contracts that were started from any of its versions. */
  started: number;
  changedAt: Date;
};

const content = {
  orderBy: { templateVersion: { sort: "desc", nulls: "first" } },
  select: {
    id: true,
    title: true,
    templateVersion: true,
    updatedAt: true,
    documents: { select: { pageCount: true } },
    participants: {
      orderBy: { position: "asc" },
      select: { id: true, name: true, email: true, organizationName: true, place: true },
    },
    _count: { select: { started: true } },
  },
} as const;

/** The actor's templates, the one changed last first. */
export async function listTemplates(actor: Actor): Promise<ListedTemplate[]> {
  const rows = await db().template.findMany({
    where: { ownerId: actor.accountId },
    include: { contents: content },
  });
  return rows.map(listed).sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime());
}

/**
 * One template of the actor's.
 * @throws DomainError not_found
 */
export async function getTemplate(actor: Actor, templateId: string): Promise<TemplateInfo> {
  const template = await requireTemplate(actor, templateId);
  const row = await db().template.findUniqueOrThrow({ where: { id: template.id }, include: { contents: content } });
  const versions = row.contents.flatMap(({ id, templateVersion, updatedAt, _count }) =>
    templateVersion === null ? [] : [{ id, number: templateVersion, publishedAt: updatedAt, started: _count.started }],
  );
  const newest = versions[0]?.id;
  const documents = newest
    ? await db().document.findMany({
        where: { contractId: newest },
        orderBy: { ordinal: "asc" },
        select: { id: true, fileName: true, pageCount: true },
      })
    : [];
  return { ...listed(row), versions, documents };
}

export type TemplateInfo = ListedTemplate & {
  /** The newest first. */
  versions: { id: string; number: number; publishedAt: Date; started: number }[];
  /** Of the newest version. */
  documents: { id: string; fileName: string; pageCount: number }[];
};

type Row = {
  id: string;
  createdAt: Date;
  contents: {
    title: string;
    templateVersion: number | null;
    updatedAt: Date;
    documents: { pageCount: number }[];
    participants: {
      id: string;
      name: string;
      email: string;
      organizationName: string | null;
      place: string | null;
    }[];
    _count: { started: number };
  }[];
};

/** A template by its newest version, or by its working copy where none is published. */
function listed({ id, createdAt, contents }: Row): ListedTemplate {
  const shown = contents.find(({ templateVersion }) => templateVersion !== null) ?? contents[0];
  return {
    id,
    title: shown?.title ?? "",
    version: shown?.templateVersion ?? null,
    hasDraft: contents.some(({ templateVersion }) => templateVersion === null),
    pageCount: shown?.documents.reduce((sum, document) => sum + document.pageCount, 0) ?? 0,
    places: (shown?.participants ?? []).map(({ id, name, email, organizationName, place }) => ({
      id,
      name: place || organizationName || name,
      open: !name || !email || organizationName === "",
    })),
    started: contents.reduce((sum, one) => sum + one._count.started, 0),
    changedAt: new Date(Math.max(createdAt.getTime(), ...contents.map(({ updatedAt }) => updatedAt.getTime()))),
  };
}
