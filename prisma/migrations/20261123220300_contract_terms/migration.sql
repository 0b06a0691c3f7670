-- Until when a contract runs, and when its parties are reminded of that.
ALTER TABLE "contract" ADD COLUMN "termEndsOn" DATE, ADD COLUMN "termRemindDays" INTEGER, ADD COLUMN "termRemindedOf" DATE;
ALTER TABLE "contract"
  ADD CONSTRAINT contract_term CHECK (("termEndsOn" IS NULL) = ("termRemindDays" IS NULL)
    AND ("termRemindDays" IS NULL OR "termRemindDays" BETWEEN 1 AND 365));
