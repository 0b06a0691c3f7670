-- The terms of an organization's certificate say other things than those of a person's.
ALTER TABLE "consent" DROP CONSTRAINT consent_kind, ADD CONSTRAINT consent_kind CHECK (kind IN (
  'identity_check', 'mobile_check', 'bank_card_check', 'face_check', 'document_review', 'organization_check', 'certificate_terms',
  'organization_certificate_terms'));
