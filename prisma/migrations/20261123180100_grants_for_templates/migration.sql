-- Leave to use a seal can be for contracts of some templates alone; empty: for any contract.
ALTER TABLE "seal_grant" ADD COLUMN "templateIds" UUID[];
UPDATE "seal_grant" SET "templateIds" = '{}';
ALTER TABLE "seal_grant" ADD CONSTRAINT seal_grant_templates CHECK (cardinality("templateIds") <= 20);

-- Which organization signs may be open as long as who signs for it is: in a draft, and in a template.
ALTER TABLE "participant" DROP CONSTRAINT participant_organization;
ALTER TABLE "participant" ADD CONSTRAINT participant_organization CHECK (
  (state = 'draft' OR btrim("organizationName") <> '') AND ("organizationId" IS NULL OR "organizationName" IS NOT NULL));
