-- The verified names that a version of an organization's seal bears: when they change, it is another's seal.
ALTER TABLE "seal_version" ADD COLUMN "namedFor" TEXT;
