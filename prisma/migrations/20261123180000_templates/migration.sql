-- A contract that is placed once and started often: its working copy and its versions are contracts that are never sent.
CREATE TABLE "template" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "template_ownerId_idx" ON "template"("ownerId");
ALTER TABLE "template" ADD CONSTRAINT "template_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "number_rule" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "yearly" BOOLEAN NOT NULL,
    "digits" INTEGER NOT NULL,
    "year" INTEGER NOT NULL DEFAULT 0,
    "last" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "number_rule_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "number_rule_ownerId_prefix_key" ON "number_rule"("ownerId", "prefix");
ALTER TABLE "number_rule" ADD CONSTRAINT "number_rule_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "number_rule" ADD CONSTRAINT number_rule_shape CHECK (
    btrim(prefix) <> '' AND length(prefix) <= 20 AND digits BETWEEN 1 AND 8 AND last >= 0 AND year >= 0);

ALTER TABLE "contract" ADD COLUMN "templateId" UUID, ADD COLUMN "templateVersion" INTEGER, ADD COLUMN "dueInDays" INTEGER,
  ADD COLUMN "startedFromId" UUID, ADD COLUMN "numberRuleId" UUID, ADD COLUMN "number" TEXT;
CREATE UNIQUE INDEX "contract_ownerId_number_key" ON "contract"("ownerId", "number");
CREATE UNIQUE INDEX "contract_templateId_templateVersion_key" ON "contract"("templateId", "templateVersion");
CREATE INDEX "contract_startedFromId_idx" ON "contract"("startedFromId");
-- One working copy for each template.
CREATE UNIQUE INDEX contract_working_copy ON "contract"("templateId") WHERE "templateVersion" IS NULL;
ALTER TABLE "contract" ADD CONSTRAINT "contract_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "template"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "contract_startedFromId_fkey" FOREIGN KEY ("startedFromId") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "contract_numberRuleId_fkey" FOREIGN KEY ("numberRuleId") REFERENCES "number_rule"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "contract"
  -- What stands in a template never goes out, and has no history and no number.
  ADD CONSTRAINT contract_template CHECK ("templateId" IS NULL OR (state = 'draft' AND "eventCount" = 0 AND "number" IS NULL)),
  ADD CONSTRAINT contract_template_version CHECK ("templateVersion" IS NULL OR ("templateId" IS NOT NULL AND "templateVersion" >= 1)),
  ADD CONSTRAINT contract_due_in_days CHECK ("dueInDays" BETWEEN 1 AND 365),
  ADD CONSTRAINT contract_number CHECK (btrim("number") <> '' AND length("number") <= 40);

-- A version of a template is never changed again: contracts say that they were started from it.
CREATE FUNCTION template_versions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The rule by which its contracts are numbered may be given up.
  IF OLD."templateVersion" IS NOT NULL
    AND to_jsonb(NEW) - 'updatedAt' - 'numberRuleId' IS DISTINCT FROM to_jsonb(OLD) - 'updatedAt' - 'numberRuleId' THEN
    RAISE EXCEPTION 'a version of a template is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contract_template_version_stays BEFORE UPDATE ON "contract" FOR EACH ROW EXECUTE FUNCTION template_versions_stay();

CREATE FUNCTION template_contents_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "contract" c WHERE c.id = OLD."contractId" AND c."templateVersion" IS NOT NULL) THEN
    RAISE EXCEPTION 'a version of a template is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER participant_of_version_stays BEFORE UPDATE ON "participant" FOR EACH ROW EXECUTE FUNCTION template_contents_stay();
CREATE TRIGGER document_of_version_stays BEFORE UPDATE ON "document" FOR EACH ROW EXECUTE FUNCTION template_contents_stay();

-- A number once given stays with its contract.
CREATE FUNCTION contract_number_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a contract keeps its number' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER contract_number_stays BEFORE UPDATE OF "number" ON "contract" FOR EACH ROW
  WHEN (OLD."number" IS NOT NULL AND NEW."number" IS DISTINCT FROM OLD."number") EXECUTE FUNCTION contract_number_stays();

-- What a participant is in the contract; in a template, and while a draft is edited, who she is may be open.
ALTER TABLE "participant" ADD COLUMN "place" TEXT;
ALTER TABLE "participant" ADD CONSTRAINT participant_known CHECK (state = 'draft' OR (btrim(name) <> '' AND email LIKE '%_@_%'));

CREATE TABLE "public_link" (
    "id" UUID NOT NULL,
    "templateId" UUID NOT NULL,
    "most" INTEGER,
    "used" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endsAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "public_link_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "public_link_templateId_idx" ON "public_link"("templateId");
ALTER TABLE "public_link" ADD CONSTRAINT "public_link_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "template"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "public_link" ADD CONSTRAINT public_link_bounds CHECK (used >= 0 AND most >= 1 AND used <= coalesce(most, used));

CREATE TABLE "public_link_start" (
    "linkId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "contractId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "public_link_start_pkey" PRIMARY KEY ("linkId", "accountId")
);
CREATE UNIQUE INDEX "public_link_start_contractId_key" ON "public_link_start"("contractId");
CREATE INDEX "public_link_start_accountId_idx" ON "public_link_start"("accountId");
ALTER TABLE "public_link_start" ADD CONSTRAINT "public_link_start_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "public_link"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "public_link_start_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "public_link_start_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;
