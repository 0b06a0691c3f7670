"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import type {
  BeginInput,
  BeginResult,
  BeginUnlistedInput,
  Listing,
  SearchInput,
  SearchResult,
} from "@/lib/domain/organizations/organization.schema";
import { faultAsTyped, looksLikeNumber, readOrganizationNumber } from "@/lib/domain/organizations/read-number";
import type { SandboxOrganization } from "@/lib/domain/organizations/sandbox/organizations";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { AlreadyVerified } from "./already-verified";
import { ListingRow } from "./listing-row";
import { SandboxOrganizations } from "./sandbox-organizations";
import { UnlistedForm } from "./unlisted-form";
import { useDeed } from "./use-deed";

export type SearchDeskProps = {
  search: (input: SearchInput) => Promise<ActionResult<SearchResult>>;
  begin: (input: BeginInput) => Promise<ActionResult<BeginResult>>;
  beginUnlisted: (input: BeginUnlistedInput) => Promise<ActionResult<BeginResult>>;
  askToJoin: (input: { organizationId: string }) => Promise<ActionResult<unknown>>;
  sandbox: readonly SandboxOrganization[] | null;
};

type View =
  | { kind: "search" }
  | { kind: "unlisted" }
  | { kind: "already"; code: string; found: Extract<BeginResult, { outcome: "already_verified" }> };

/** Finds the organization that is to be verified, and begins. */
export function SearchDesk({ search, begin, beginUnlisted, askToJoin, sandbox }: SearchDeskProps) {
  const t = useTranslations("organizations.search");
  const faults = useTranslations("errors.codes");
  const router = useRouter();
  const searching = useDeed();
  const beginning = useDeed();
  const [query, setQuery] = useState("");
  const [result, setResult] = useState<SearchResult | null>(null);
  const [view, setView] = useState<View>({ kind: "search" });
  const [trouble, setTrouble] = useState<"limit" | "upstream_error" | "no_record" | null>(null);
  const form = useRef<HTMLFormElement>(null);

  const look = (text: string) => {
    setTrouble(null);
    setResult(null);
    searching.run(
      () => search({ query: text }),
      (data) => {
        setResult(data);
        if (data.outcome !== "found") setTrouble(data.outcome);
      },
    );
  };
  const follow = (code: string) => (answer: BeginResult) => {
    if (answer.outcome === "begun") return router.push(`/organizations/${answer.organizationId}/verify`);
    if (answer.outcome === "already_verified") return setView({ kind: "already", code, found: answer });
    setTrouble(answer.outcome);
  };
  const choose = ({ code }: Listing) => {
    setTrouble(null);
    beginning.run(() => begin({ code }), follow(code));
  };
  const use = (one: SandboxOrganization) => {
    setQuery(one.name);
    look(one.name);
    form.current?.querySelector("input")?.focus();
  };

  if (view.kind === "unlisted")
    return (
      <UnlistedForm
        submit={beginUnlisted}
        typed={query}
        onBegun={follow(query)}
        onBack={() => setView({ kind: "search" })}
      />
    );
  if (view.kind === "already")
    return (
      <AlreadyVerified
        found={view.found}
        ask={askToJoin}
        takeOver={() => begin({ code: view.code, takeOver: true })}
        onBegun={follow(view.code)}
        onBack={() => setView({ kind: "search" })}
      />
    );

  const reading = looksLikeNumber(query) ? readOrganizationNumber(query) : null;
  const suggestion = reading && !reading.ok ? reading.suggestion : undefined;
  const fault = reading ? faultAsTyped(query, reading) : undefined;
  const listings = result?.outcome === "found" ? result.listings : null;
  return (
    <div className="grid gap-6">
      <form
        ref={form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          look(query);
        }}
        className="grid gap-3"
      >
        <div className="grid grid-cols-[1fr_auto] items-start gap-2.5">
          <Field
            label={t("label")}
            hint={t("hint")}
            error={searching.errorOf("query") ?? (fault && faults(fault))}
            success={reading?.ok ? t("wellFormed") : undefined}
          >
            <Input
              name="query"
              start={<Search size={16} />}
              value={query}
              maxLength={200}
              autoComplete="organization"
              spellCheck={false}
              onChange={(event) => {
                setQuery(event.currentTarget.value);
                searching.clear();
              }}
            />
          </Field>
          <Button type="submit" busy={searching.pending} className="mt-[25px]">
            {t("submit")}
          </Button>
        </div>
        {suggestion ? (
          <Button variant="secondary" size="sm" className="w-fit" onClick={() => setQuery(suggestion)}>
            {t("meant", { code: suggestion })}
          </Button>
        ) : null}
      </form>
      {searching.general("query") || beginning.general() ? (
        <Notice tone="error" announce>
          {searching.general("query") ?? beginning.general()}
        </Notice>
      ) : null}
      {trouble ? (
        <Notice
          tone="warning"
          title={t(`outcomes.${trouble}.title`)}
          announce
          actions={
            trouble === "no_record" ? (
              <Button variant="secondary" size="sm" onClick={() => setView({ kind: "unlisted" })}>
                {t("nothing.action")}
              </Button>
            ) : undefined
          }
        >
          {t(`outcomes.${trouble}.detail`)}
        </Notice>
      ) : null}
      <div role="status" className="sr-only">
        {searching.pending ? t("searching") : listings ? t("found", { count: listings.length }) : ""}
      </div>
      {listings && listings.length > 0 ? (
        <section className="grid gap-2">
          <ul className="grid gap-2.5">
            {listings.map((listing) => (
              <ListingRow
                key={listing.code}
                listing={listing}
                busy={beginning.pending}
                onChoose={() => choose(listing)}
              />
            ))}
          </ul>
          {result?.outcome === "found" && result.more ? <p className="text-meta text-ink-2">{t("more")}</p> : null}
        </section>
      ) : null}
      {listings?.length === 0 ? (
        <Notice
          title={t("nothing.title")}
          actions={
            <Button variant="secondary" size="sm" onClick={() => setView({ kind: "unlisted" })}>
              {t("nothing.action")}
            </Button>
          }
        >
          {t("nothing.detail")}
        </Notice>
      ) : null}
      {sandbox ? <SandboxOrganizations organizations={sandbox} onUse={use} /> : null}
    </div>
  );
}
