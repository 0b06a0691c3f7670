import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FocusCard } from "@/components/layouts/focus-layout";
import { Button } from "@/components/ui/button";
import { DocumentForm } from "@/components/verification/document-form";
import { IdentityForm } from "@/components/verification/identity-form";
import { SandboxTag } from "@/components/verification/sandbox-tag";
import { consentText } from "@/lib/domain/people/consent-text";
import { dateInChina } from "@/lib/domain/verification/claim";
import type { IdentityStanding } from "@/lib/domain/verification/identity-standing";
import { methods, type PersonMethod } from "@/lib/domain/verification/methods";
import type { Offers } from "@/lib/domain/verification/offers";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import { isSandboxMethod } from "@/lib/domain/verification/sandbox-method";
import { whoAsks } from "@/lib/domain/verification/who-asks";
import type { Actor } from "@/lib/platform/actor";
import type { Way } from "../way";
import { submitCard, submitFace, submitIdentity, submitMobile } from "./actions";
import { lastOf } from "./last-of";

const submits = { identity_number: submitIdentity, mobile: submitMobile, bank_card: submitCard };

/** The form of one method. */
export async function MethodCard({
  actor,
  method,
  standing,
  offers,
  way,
  steps,
}: {
  actor: Actor;
  method: PersonMethod;
  standing: Extract<IdentityStanding, { state: "open" | "proven" }>;
  offers: Offers;
  way: Way;
  steps: ReactNode;
}) {
  const [t, locale] = [await getTranslations("verification"), await getLocale()];
  const { consent, kind } = methods[method];
  const known = standing.state === "proven" ? standing : null;
  const sandbox = isSandboxMethod(method);
  const otherWays = offers.methods.length > 1 ? way.to("/identity/methods") : null;
  const others = offers.methods.filter((other) => other !== method);
  const shared = {
    consent: await consentText(consent, locale),
    today: dateInChina(new Date()),
    last: lastOf(standing, method),
    next: way.back,
    switchAccountHref: "/sign-out",
  };
  return (
    <FocusCard
      tag={
        <div className="grid gap-3">
          {steps}
          {sandbox ? <SandboxTag /> : null}
        </div>
      }
      title={titleOf(method, t)}
      lead={method === "identity_number" ? await usualLead(actor, way, t) : t(`leads.${method}`)}
    >
      {others.length > 0 ? (
        <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-meta text-ink-2">
          <span>{t("methods.others")}</span>
          {others.map((other) => (
            <Link key={other} href={way.to(`/identity/${other}`)} className="link pointer-coarse:py-1">
              {t(`methods.names.${other}`)}
            </Link>
          ))}
        </p>
      ) : null}
      {method === "document_review" ? (
        <DocumentForm {...shared} knownKind={known?.documentKind ?? null} />
      ) : (
        <IdentityForm
          {...shared}
          owner={actor.accountId}
          method={method}
          submit={kind === "handoff" ? submitFace : submits[method as keyof typeof submits]}
          known={known && { name: known.name, idNumberMasked: known.idNumberMasked }}
          sandboxPeople={sandbox && !known ? sandboxPeople : null}
        />
      )}
      {otherWays ? (
        <Button asChild variant="quiet" className="-mt-2">
          <Link href={otherWays}>{t("methods.another")}</Link>
        </Button>
      ) : null}
    </FocusCard>
  );
}

type Say = Awaited<ReturnType<typeof getTranslations<"verification">>>;

function titleOf(method: PersonMethod, t: Say): string {
  if (method === "identity_number") return t("title");
  return t(methods[method].kind === "handoff" ? "titles.face" : `titles.${method as "mobile"}`);
}

async function usualLead(actor: Actor, way: Way, t: Say): Promise<ReactNode> {
  const asker = await whoAsks(actor, way.end);
  if (!asker) return t("lead");
  return t.rich("leadAsked", {
    sender: asker.sender,
    name: () => <b className="font-[580] text-ink">{asker.name}</b>,
  });
}
