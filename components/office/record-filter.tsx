import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { useCode } from "./use-code";

/** Narrows the record to somebody or to one kind of act. Works without script. */
export function RecordFilter({
  administrators,
  actions,
  administrator,
  action,
}: {
  administrators: { id: string; name: string }[];
  actions: string[];
  administrator: string | undefined;
  action: string | undefined;
}) {
  const t = useTranslations("office.record");
  const words = useCode("office.record.actions");
  return (
    <form action="/office/record" className="flex flex-wrap items-end gap-3">
      <Field label={t("by")} className="min-w-0 flex-1 basis-52">
        <Select name="by" defaultValue={administrator ?? ""}>
          <option value="">{t("everybody")}</option>
          {administrators.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("what")} className="min-w-0 flex-1 basis-52">
        <Select name="action" defaultValue={action ?? ""}>
          <option value="">{t("everything")}</option>
          {actions.map((one) => (
            <option key={one} value={one}>
              {words(one)}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" variant="secondary" className="phone:w-full">
        {t("filter")}
      </Button>
    </form>
  );
}
