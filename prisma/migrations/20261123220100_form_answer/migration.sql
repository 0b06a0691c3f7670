-- The law forbids the electronic form for some things. Where a contract looks like one of them its sender is asked, and
-- this is what was asked and denied.
ALTER TABLE "contract" ADD COLUMN "formAnswer" TEXT;
ALTER TABLE "contract" ADD CONSTRAINT contract_form_answer CHECK ("formAnswer" IS NULL OR "formAnswer" IN ('family', 'utilities'));
