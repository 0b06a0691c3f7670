import "server-only";
import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { createTranslator } from "next-intl";
import type { Actor } from "@/lib/platform/actor";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import type { Locale } from "@/lib/platform/i18n/locales";
import { contractFont, registerContractFont } from "@/lib/platform/typesetting/contract-font";
import { type AcceptedUpload, acceptUpload } from "./accept-upload";

const clauses = ["purpose", "information", "duty", "exceptions", "return", "term", "general", "signing"] as const;
/** The clauses that begin the second page. */
const secondPage = 5;

const styles = StyleSheet.create({
  page: { fontFamily: contractFont, fontSize: 11, lineHeight: 1.7, paddingVertical: 64, paddingHorizontal: 72 },
  title: { fontSize: 20, fontWeight: 700, textAlign: "center", marginBottom: 22, lineHeight: 1.3 },
  paragraph: { marginBottom: 11 },
  strong: { fontWeight: 700 },
  places: { flexDirection: "row", justifyContent: "space-between", marginTop: 36 },
  place: { width: 200 },
  line: {
    marginTop: 64,
    borderTopWidth: 0.75,
    borderTopColor: "#8A8478",
    paddingTop: 4,
    fontSize: 9,
    color: "#57534A",
  },
  foot: { position: "absolute", bottom: 32, left: 72, right: 72, fontSize: 8.5, color: "#57534A", textAlign: "center" },
});

const made = new Map<Locale, Promise<Buffer>>();

/** A short confidentiality agreement of two pages, for trying everything out before one's own file is at hand. */
export function sampleContract(locale: Locale): Promise<Buffer> {
  const known = made.get(locale) ?? render(locale);
  made.set(locale, known);
  known.catch(() => made.delete(locale));
  return known;
}

async function render(locale: Locale): Promise<Buffer> {
  registerContractFont();
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "contracts.sample" });
  const clause = (name: (typeof clauses)[number]) => (
    <View key={name} style={styles.paragraph} wrap={false}>
      <Text style={styles.strong}>{t(`clauses.${name}.title`)}</Text>
      <Text>{t(`clauses.${name}.text`)}</Text>
    </View>
  );
  const foot = (
    <Text
      fixed
      style={styles.foot}
      render={({ pageNumber, totalPages }) => `${t("note")}   ${pageNumber} / ${totalPages}`}
    />
  );
  return renderToBuffer(
    <Document title={t("title")} language={locale} creator="Vermilion" producer="Vermilion">
      <Page size="A4" style={styles.page}>
        <Text style={styles.title}>{t("title")}</Text>
        <Text style={styles.paragraph}>{t("opening")}</Text>
        {clauses.slice(0, secondPage).map(clause)}
        {foot}
      </Page>
      <Page size="A4" style={styles.page}>
        {clauses.slice(secondPage).map(clause)}
        <View style={styles.places}>
          {(["partyA", "partyB"] as const).map((party) => (
            <View key={party} style={styles.place}>
              <Text style={styles.strong}>{t(party)}</Text>
              <Text style={styles.line}>{t("signatureAndDate")}</Text>
            </View>
          ))}
        </View>
        {foot}
      </Page>
    </Document>,
  );
}

/** Takes the sample in as an upload like any other, in the language that is read. @throws DomainError as acceptUpload */
export async function acceptSampleContract(actor: Actor, locale: Locale): Promise<AcceptedUpload> {
  const bytes = await sampleContract(locale);
  const t = createTranslator({
    locale,
    messages: await loadMessages(locale),
    namespace: "contracts.sample",
  });
  return acceptUpload(actor, { fileName: `${t("title")}.pdf`, chunks: [bytes] });
}
