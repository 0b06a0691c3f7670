import { useTranslations } from "next-intl";
import { classNames } from "../ui/class-names";

/** A contract file as a strip: the upload first, each signature appended to what was there. */
export function FilePicture() {
  const t = useTranslations("landing.file");
  const parts = [
    {
      id: "upload",
      title: t("upload"),
      note: t("uploadNote"),
      grow: "sm:flex-[5]",
      look: "bg-sheet border-line-strong",
    },
    {
      id: "fields",
      title: t("fields"),
      note: t("fieldsNote"),
      grow: "sm:flex-[3]",
      look: "bg-sunk border-line-strong",
    },
    {
      id: "first",
      title: t("first"),
      note: t("firstNote"),
      grow: "sm:flex-[3]",
      look: "bg-seal-wash border-seal-line",
    },
    {
      id: "second",
      title: t("second"),
      note: t("secondNote"),
      grow: "sm:flex-[3]",
      look: "bg-seal-wash border-seal-line",
    },
  ];
  return (
    <figure aria-label={t("label")}>
      <ol className="flex gap-px phone:flex-col">
        {parts.map((part, index) => (
          <li
            key={part.id}
            className={classNames(
              "grid min-h-24 min-w-0 content-center gap-0.5 border px-4 py-3 sm:basis-0 phone:min-h-16",
              part.grow,
              part.look,
              index === 0 && "rounded-l-lg phone:rounded-t-lg phone:rounded-bl-none",
              index === parts.length - 1 && "rounded-r-lg phone:rounded-tr-none phone:rounded-b-lg",
            )}
          >
            <span className="font-[580]">{part.title}</span>
            <span className="text-meta text-ink-2">{part.note}</span>
          </li>
        ))}
      </ol>
      {/* The span that the first signature covers: 11 of the 14 parts of the strip above. */}
      <div aria-hidden="true" className="mt-2.5 flex phone:hidden">
        <div className="flex-[11] basis-0 rounded-b-sm border-x border-b border-seal-line pt-2" />
        <div className="flex-[3] basis-0" />
      </div>
      <figcaption className="mt-2 flex text-meta text-ink-3 phone:hidden">
        <span className="flex-[11] basis-0 text-right">{t("covers")}</span>
        <span className="flex-[3] basis-0" />
      </figcaption>
    </figure>
  );
}
