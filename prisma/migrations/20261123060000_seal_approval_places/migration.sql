-- Where an approved seal is to stand, and whether the deputy was told.
ALTER TABLE "seal_approval" ADD COLUMN "fieldIds" UUID[] DEFAULT ARRAY[]::UUID[],
  ADD COLUMN "deputyToldAt" TIMESTAMPTZ(3);
