import { useFormatter, useTranslations } from "next-intl";
import type { ActData, ActValue } from "@/lib/domain/administration/act-data";
import { useCode } from "./use-code";

/** Ids by their last characters, as the subjects are. */
const shortened = (value: string): string => value.replace(/[0-9a-f]{8}-[0-9a-f-]{19}([0-9a-f]{8})/g, "…$1");
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Words for what a line of the record holds besides its subject: "New: 2", "Role: Finance". */
export function useRecordDetails(): (data: ActData) => string[] {
  const [t, format] = [useTranslations("office.record"), useFormatter()];
  const words: Record<string, ReturnType<typeof useCode>> = {
    role: useCode("office.roles"),
    side: useCode("office.review.sides"),
    field: useCode("office.review.fields"),
    kind: useCode("office.review.kinds"),
    state: useCode("office.review.states"),
    before: useCode("office.payments.states"),
    failure: useCode("office.payments.failures"),
  };
  const [names, values] = [useCode("office.record.data"), useCode("office.record.values")];

  const worded = (name: string, value: ActValue): string => {
    if (value === null) return "–";
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "number") return format.number(value);
    if (moment.test(value)) return format.dateTime(new Date(value), { dateStyle: "medium", timeStyle: "short" });
    // Fields of papers stand as id_number; their words are under idNumber.
    if (name === "field") return words.field!(value.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
    return shortened((words[name] ?? values)(value));
  };
  return (data) =>
    Object.entries(data).map(([name, value]) =>
      t("detail", {
        name: names(name),
        value: format.list(
          [value].flat().map((one) => worded(name, one)),
          { type: "unit" },
        ),
      }),
    );
}
