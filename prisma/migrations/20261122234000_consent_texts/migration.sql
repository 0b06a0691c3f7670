-- The texts that people agreed to, each once under its own digest, so that they can be read again for as long as a
-- consent refers to them.
CREATE TABLE "consent_text" (
    "sha256" BYTEA NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "consent_text_pkey" PRIMARY KEY ("sha256"),
    CONSTRAINT consent_text_digest CHECK ("sha256" = sha256(convert_to("text", 'UTF8')))
);
