import "server-only";
import { Document, Page, Path, Rect, renderToBuffer, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import { createFormatter, createTranslator } from "next-intl";
import { encode } from "uqr";
import { isEventType } from "@/lib/domain/contracts/history/event-types";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import type { Locale } from "@/lib/platform/i18n/locales";
import { contractFont, registerContractFont } from "@/lib/platform/typesetting/contract-font";
import type { CompletionFacts, CompletionParty } from "./completion-facts";

const quiet = "#57534A";
const rule = "#CFC8BA";
const styles = StyleSheet.create({
  page: { fontFamily: contractFont, fontSize: 9.5, paddingVertical: 56, paddingHorizontal: 60 },
  // Not of the page: with a line height the renderer leaves out what it only knows at the end, the number of pages.
  body: { fontSize: 9.5, lineHeight: 1.5 },
  head: { flexDirection: "row", justifyContent: "space-between", marginBottom: 18 },
  title: { fontSize: 20, fontWeight: 700, lineHeight: 1.3 },
  lead: { color: quiet, marginTop: 4 },
  heading: { fontSize: 12, fontWeight: 700, marginTop: 14, marginBottom: 6 },
  card: { borderWidth: 0.75, borderColor: rule, borderRadius: 4, padding: 10, marginBottom: 8 },
  name: { fontSize: 11, fontWeight: 700, marginBottom: 3 },
  fact: { flexDirection: "row", paddingVertical: 1.5 },
  key: { width: 118, color: quiet },
  value: { flex: 1 },
  mono: { fontSize: 8 },
  line: { flexDirection: "row", borderBottomWidth: 0.5, borderBottomColor: rule, paddingVertical: 3 },
  warning: { borderWidth: 0.75, borderColor: "#B7791F", borderRadius: 4, padding: 8, marginBottom: 10 },
  code: { alignItems: "flex-end", width: 150 },
  foot: {
    position: "absolute",
    bottom: 26,
    left: 60,
    right: 60,
    fontSize: 8,
    color: quiet,
  },
});

/**
 * The certificate of completion as a PDF, in the language of the contract; not signed yet.
 * @param check the code that leads to the check on this site, and the address that it makes
 */
export async function completionCertificate(
  facts: CompletionFacts,
  locale: Locale,
  check: { code: string; url: string },
): Promise<Buffer> {
  registerContractFont();
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "verify.completion" });
  const roles = createTranslator({ locale, messages, namespace: "common.contractRoles" });
  const history = createTranslator({ locale, messages, namespace: "contracts.history" });
  const format = createFormatter({ locale, timeZone: "Asia/Shanghai" });
  const time = (at: Date | null) =>
    at ? `${format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" })} (UTC+8)` : t("unknown");
  const day = (at: Date) => format.dateTime(at, { dateStyle: "medium" });
  const fact = (key: string, value: string, mono = false) => (
    <View key={key} style={styles.fact}>
      <Text style={styles.key}>{key}</Text>
      <Text style={mono ? [styles.value, styles.mono] : styles.value}>{mono ? spaced(value) : value}</Text>
    </View>
  );
  const party = (one: CompletionParty) => (
    <View key={one.id} style={styles.card} wrap={false}>
      <Text style={styles.name}>{one.organization ? `${one.organization} · ${one.name}` : one.name}</Text>
      {fact(t("role"), roles(one.role as "signer"))}
      {one.assurance !== null
        ? fact(t("proven"), `${t(`levels.${level(one.assurance)}`)}${one.sandbox ? ` · ${t("sandboxShort")}` : ""}`)
        : null}
      {one.intent
        ? fact(t("intent"), `${t(`methods.${method(one.intent.method)}`)} · ${time(one.intent.provenAt)}`)
        : null}
      {one.signature ? (
        <>
          {one.signature.seals.length > 0 ? fact(t("seals"), format.list(one.signature.seals)) : null}
          {fact(t("signed"), time(one.signature.timeStampedAt))}
          {fact(t("certificate"), one.signature.subject)}
          {fact(
            t("serial"),
            `${one.signature.serial} · ${day(one.signature.notBefore)} – ${day(one.signature.notAfter)}`,
          )}
          {fact(t("timeStamp"), one.signature.timeStampSerial)}
        </>
      ) : (
        fact(t("done"), one.doneAt ? time(one.doneAt) : t("nothing"))
      )}
    </View>
  );
  return renderToBuffer(
    <Document title={`${t("title")}: ${facts.title}`} language={locale} creator="Vermilion" producer="Vermilion">
      <Page size="A4" style={styles.page}>
        <View style={styles.body}>
          <View style={styles.head}>
            <View style={{ flex: 1, paddingRight: 16 }}>
              <Text style={styles.title}>{t("title")}</Text>
              <Text style={styles.lead}>{t("lead")}</Text>
            </View>
            <View style={styles.code}>
              <Qr text={check.url} />
              <Text style={{ fontSize: 8, marginTop: 3 }}>{check.code}</Text>
            </View>
          </View>
          {facts.sandbox ? (
            <View style={styles.warning}>
              <Text>{t("sandbox")}</Text>
            </View>
          ) : null}
          {fact(t("contract"), facts.title)}
          {facts.number ? fact(t("number"), facts.number) : null}
          {fact(t("from"), facts.from)}
          {fact(t("sent"), time(facts.sentAt))}
          {fact(t("completed"), time(facts.completedAt))}
          <Text style={styles.heading}>{t("documents")}</Text>
          {facts.documents.map(({ id, fileName, pageCount, uploaded, final, bytes }) => (
            <View key={id} style={styles.card} wrap={false}>
              <Text style={styles.name}>{fileName}</Text>
              {fact(t("size"), t("pagesAndBytes", { pages: pageCount, bytes }))}
              {fact(t("final"), final, true)}
              {fact(t("uploaded"), uploaded, true)}
            </View>
          ))}
          <Text style={styles.heading} minPresenceAhead={200}>
            {t("parties")}
          </Text>
          {facts.parties.map(party)}
          <Text style={styles.heading} minPresenceAhead={60}>
            {t("history")}
          </Text>
          {facts.lines.map(({ sequence, type, actor, subject, at, hash }) => (
            <View key={sequence} style={styles.line} wrap={false}>
              <Text style={{ width: 24, color: quiet }}>{sequence}</Text>
              <View style={{ flex: 1 }}>
                <Text>
                  {isEventType(type)
                    ? history(`lines.${type}`, {
                        actor: actor ?? history("platform"),
                        subject: subject ?? history("somebody"),
                        begun: time(at),
                      })
                    : type}
                </Text>
                <Text style={{ fontSize: 7.5, color: quiet }}>{`${time(at)} · ${hash}`}</Text>
              </View>
            </View>
          ))}
          <Text style={{ marginTop: 12, color: quiet }}>{t("check", { url: check.url, code: check.code })}</Text>
        </View>
        <Text style={[styles.foot, { right: 160 }]} fixed>
          {t("foot")}
        </Text>
        <Text
          style={[styles.foot, { left: 400, textAlign: "right" }]}
          render={({ pageNumber, totalPages }) => t("page", { page: pageNumber, pages: totalPages })}
          fixed
        />
      </Page>
    </Document>,
  );
}

/** In eights, so that it can be compared by eye and broken over lines. */
const spaced = (digest: string): string => digest.match(/.{1,8}/g)?.join(" ") ?? digest;

const level = (assurance: number): 1 | 2 | 3 => (assurance >= 3 ? 3 : assurance === 2 ? 2 : 1);
const known = ["code", "passkey", "sign_password", "face", "silent"] as const;
const method = (name: string) => known.find((one) => one === name) ?? "other";

/** A QR code (ISO/IEC 18004) of 96 points, in paths. */
function Qr({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .filter(Boolean)
    .join("");
  return (
    <Svg width={96} height={96} viewBox={`0 0 ${size} ${size}`}>
      <Rect x={0} y={0} width={size} height={size} fill="#ffffff" />
      <Path d={path} fill="#1b1a17" />
    </Svg>
  );
}
