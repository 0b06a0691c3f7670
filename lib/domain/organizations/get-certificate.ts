import "server-only";
import { issueOrganizationCertificate } from "@/lib/domain/certificates/issue-organization-certificate";
import { agreedText, recordConsent } from "@/lib/domain/people/give-consent";
import type { Actor } from "@/lib/platform/actor";
import { conflict } from "@/lib/platform/errors";
import { requireMember } from "./access";
import { numberOf } from "./flow-row";
import type { CertificateInput } from "./organization.schema";

/**
 * Issues the organization's certificate, after its owner has agreed to the terms. It has one that is valid: asked again,
 * that one stays.
 * @throws DomainError not_found, forbidden; conflict `consent_text_changed`, `certificate_under_way`; unavailable
 *   `certificate_not_issued`
 */
export async function getOrganizationCertificate(
  actor: Actor,
  { organizationId, terms }: CertificateInput,
): Promise<{ certificateId: string }> {
  const text = await agreedText("organization_certificate_terms", terms);
  const { organization } = await requireMember(actor, organizationId, "issue_certificate");
  const about = { id: organization.id, name: organization.name, number: numberOf(organization) };
  return issueOrganizationCertificate(about, async (tx) => {
    // Under the lock: still in operation, hers, and called so.
    const now = await requireMember(actor, organizationId, "issue_certificate", tx);
    if (now.organization.name !== about.name) throw conflict("flow_moved_on");
    await recordConsent(tx, actor, text);
  });
}
