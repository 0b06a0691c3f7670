import "server-only";
import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { createFormatter, createTranslator } from "next-intl";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import type { Locale } from "@/lib/platform/i18n/locales";
import { contractFont, registerContractFont } from "@/lib/platform/typesetting/contract-font";

export type LendingLetter = {
  lender: { name: string; number: string };
  borrower: { name: string; number: string };
  seal: string;
  from: Date;
  /** Null for no end. */
  until: Date | null;
  /** Empty for anybody. */
  counterparties: readonly string[];
  /** Who of the lender approves each use; null where nobody has to. */
  approver: string | null;
};

/** Where the lender's seal stands: points from the top left of the only page. */
export const lendingPlaces = {
  seal: { x: 340, y: 600, width: 128, height: 128 },
  date: { x: 340, y: 736, width: 150, height: 22 },
} as const;

const { date } = lendingPlaces;
const styles = StyleSheet.create({
  page: { fontFamily: contractFont, fontSize: 11, lineHeight: 1.6, paddingTop: 64, paddingHorizontal: 72 },
  title: { fontSize: 20, fontWeight: 700, textAlign: "center", marginBottom: 20, lineHeight: 1.3 },
  paragraph: { marginBottom: 9 },
  facts: { marginBottom: 12, borderTopWidth: 0.75, borderTopColor: "#CFC8BA" },
  fact: { flexDirection: "row", borderBottomWidth: 0.75, borderBottomColor: "#CFC8BA", paddingVertical: 4 },
  name: { width: 150, color: "#57534A" },
  value: { flex: 1 },
  place: { position: "absolute", borderTopWidth: 0.75, borderTopColor: "#8A8478", paddingTop: 4 },
  under: { fontSize: 9, color: "#57534A" },
  foot: { position: "absolute", bottom: 32, left: 72, right: 72, fontSize: 8.5, color: "#57534A", textAlign: "center" },
});

/** The letter in which one organization lets another use a seal of its own, as a PDF of one page. */
export async function lendingLetter(letter: LendingLetter, locale: Locale): Promise<Buffer> {
  registerContractFont();
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "sealUse.letter" });
  const format = createFormatter({ locale, timeZone: "Asia/Shanghai" });
  const day = (time: Date) => format.dateTime(time, { dateStyle: "long" });
  const { lender, borrower, seal, counterparties } = letter;
  const facts = [
    ["lender", `${lender.name} (${lender.number})`],
    ["borrower", `${borrower.name} (${borrower.number})`],
    ["seal", seal],
    [
      "validity",
      letter.until
        ? t("range", { from: day(letter.from), until: day(letter.until) })
        : t("open", { from: day(letter.from) }),
    ],
    ["counterparties", counterparties.length > 0 ? format.list(counterparties, { type: "conjunction" }) : t("anybody")],
    ["approval", letter.approver ? t("approvedBy", { approver: letter.approver }) : t("noApproval")],
  ] as const;
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
        <Text style={styles.paragraph}>{t("grant", { lender: lender.name, borrower: borrower.name, seal })}</Text>
        <Text style={styles.paragraph}>{t("effect", { lender: lender.name, borrower: borrower.name })}</Text>
        <Text style={styles.paragraph}>{t("end", { lender: lender.name })}</Text>
        <View style={[styles.place, { left: date.x, top: date.y + date.height, width: date.width }]}>
          <Text style={styles.under}>{t("sealAndDate", { lender: lender.name })}</Text>
        </View>
        <Text style={styles.foot}>{t("foot")}</Text>
      </Page>
    </Document>,
  );
}
