import "server-only";
import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { createFormatter, createTranslator } from "next-intl";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import type { Locale } from "@/lib/platform/i18n/locales";
import { contractFont, registerContractFont } from "@/lib/platform/typesetting/contract-font";

export type AuthorizationLetter = {
  organization: string;
  number: string;
  /** Null where a person has to write it in. */
  representative: string | null;
  operator: string;
  /** Masked: the letter goes to others. */
  operatorNumber: string;
  from: Date;
  until: Date;
  /** `electronic`: signed here by the representative. `paper`: printed, sealed, and looked at by administrators. */
  form: "electronic" | "paper";
};

/** Where the representative signs, and the date beside it: points from the top left of the only page. */
export const letterPlaces = {
  page: { width: 595.28, height: 841.89 },
  signature: { x: 72, y: 640, width: 190, height: 60 },
  date: { x: 345, y: 676, width: 150, height: 24 },
} as const;

const scope = ["verify", "certificate", "members", "seals"] as const;

const { signature, date } = letterPlaces;
const styles = StyleSheet.create({
  page: { fontFamily: contractFont, fontSize: 11, lineHeight: 1.6, paddingTop: 64, paddingHorizontal: 72 },
  title: { fontSize: 20, fontWeight: 700, textAlign: "center", marginBottom: 20, lineHeight: 1.3 },
  paragraph: { marginBottom: 9 },
  facts: { marginBottom: 12, borderTopWidth: 0.75, borderTopColor: "#CFC8BA" },
  fact: { flexDirection: "row", borderBottomWidth: 0.75, borderBottomColor: "#CFC8BA", paddingVertical: 4 },
  name: { width: 150, color: "#57534A" },
  value: { flex: 1 },
  item: { flexDirection: "row", marginBottom: 3 },
  mark: { width: 14 },
  place: { position: "absolute", borderTopWidth: 0.75, borderTopColor: "#8A8478", paddingTop: 4 },
  under: { fontSize: 9, color: "#57534A" },
  foot: { position: "absolute", bottom: 32, left: 72, right: 72, fontSize: 8.5, color: "#57534A", textAlign: "center" },
});

/** The letter in which an organization lets a person act for it, as a PDF of one page. */
export async function authorizationLetter(letter: AuthorizationLetter, locale: Locale): Promise<Buffer> {
  registerContractFont();
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "organizations.letter" });
  const format = createFormatter({ locale, timeZone: "Asia/Shanghai" });
  const day = (time: Date) => format.dateTime(time, { dateStyle: "long" });
  const facts = [
    ["organization", letter.organization],
    ["number", letter.number],
    ["representative", letter.representative ?? ""],
    ["operator", letter.operator],
    ["operatorNumber", letter.operatorNumber],
    ["validity", t("range", { from: day(letter.from), until: day(letter.until) })],
  ] as const;
  const place = (at: { x: number; y: number; width: number; height: number }, label: string) => (
    <View style={[styles.place, { left: at.x, top: at.y + at.height, width: at.width }]}>
      <Text style={styles.under}>{label}</Text>
    </View>
  );
  return renderToBuffer(
    <Document title={t("title")} language={locale} creator="Vermilion" producer="Vermilion">
      <Page size="A4" style={styles.page}>
        <Text style={styles.title}>{t("title")}</Text>
        <View style={styles.facts}>
          {facts.map(([key, value]) => (
            <View key={key} style={styles.fact}>
              <Text style={styles.name}>{t(key)}</Text>
              <Text style={styles.value}>{value}</Text>
            </View>
          ))}
        </View>
        <Text style={styles.paragraph}>
          {t("grant", { organization: letter.organization, operator: letter.operator })}
        </Text>
        {scope.map((key, index) => (
          <View key={key} style={styles.item}>
            <Text style={styles.mark}>{`${index + 1}.`}</Text>
            <Text style={styles.value}>{t(`scope.${key}`)}</Text>
          </View>
        ))}
        <Text style={[styles.paragraph, { marginTop: 6 }]}>{t("limits")}</Text>
        <Text style={styles.paragraph}>{t(letter.form === "electronic" ? "signedHere" : "signedOnPaper")}</Text>
        {place(signature, t(letter.form === "electronic" ? "signature" : "signatureAndSeal"))}
        {place(date, t("date"))}
        <Text style={styles.foot}>{t("foot")}</Text>
      </Page>
    </Document>,
  );
}
