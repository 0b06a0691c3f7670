-- A document that was written here keeps its text, the values of its variables, and where its signature blocks were set.
ALTER TABLE "document" ADD COLUMN "written" JSONB, ADD COLUMN "writtenValues" JSONB, ADD COLUMN "writtenPlaces" JSONB,
  ADD COLUMN "writtenStale" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "document"
  ADD CONSTRAINT document_written CHECK ("written" IS NOT NULL OR ("writtenValues" IS NULL AND "writtenPlaces" IS NULL AND NOT "writtenStale"));

-- The text is that of the file which went out: it changes while its contract is a draft, and not after.
CREATE FUNCTION written_text_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "contract" c WHERE c.id = OLD."contractId" AND c.state <> 'draft') THEN
    RAISE EXCEPTION 'the text of a contract that is out is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_written_text_stays BEFORE UPDATE OF "written", "writtenValues", "writtenPlaces", "writtenStale" ON "document"
  FOR EACH ROW WHEN (OLD."written" IS DISTINCT FROM NEW."written" OR OLD."writtenValues" IS DISTINCT FROM NEW."writtenValues"
    OR OLD."writtenPlaces" IS DISTINCT FROM NEW."writtenPlaces" OR OLD."writtenStale" IS DISTINCT FROM NEW."writtenStale")
  EXECUTE FUNCTION written_text_stays();
