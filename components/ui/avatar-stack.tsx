import { useTranslations } from "next-intl";
import { classNames } from "./class-names";
import { initials } from "./initials";

export type AvatarPerson = { id: string; name: string /** Has done her part. */; done?: boolean };

/** The people of a contract as initials, those who have signed in jade. Each name is read out. */
export function AvatarStack({
  people,
  max = 4,
  className,
}: {
  people: AvatarPerson[];
  max?: number;
  className?: string;
}) {
  const t = useTranslations("common");
  const shown = people.length > max ? people.slice(0, max - 1) : people;
  const rest = people.length - shown.length;
  return (
    <ul className={classNames("flex pl-1.5", className)}>
      {shown.map((person) => (
        <li key={person.id} className="-ml-1.5">
          <Avatar name={person.name} done={person.done ?? false} />
        </li>
      ))}
      {rest > 0 ? (
        <li className="-ml-1.5">
          <span className={classNames(face, "bg-sunk text-ink-2")}>
            <span aria-hidden="true">+{rest}</span>
            <span className="sr-only">{t("moreCount", { count: rest })}</span>
          </span>
        </li>
      ) : null}
    </ul>
  );
}

const face = "num grid size-7 shrink-0 place-items-center rounded-full border-2 border-sheet text-[11px] font-[600]";

/** One person as initials in a circle. */
export function Avatar({ name, done = false }: { name: string; done?: boolean }) {
  return (
    <span title={name} className={classNames(face, done ? "bg-jade-wash text-jade" : "bg-sunk text-ink-2")}>
      <span aria-hidden="true">{initials(name)}</span>
      <span className="sr-only">{name}</span>
    </span>
  );
}
