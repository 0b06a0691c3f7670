import type { ReactNode } from "react";
import { Card } from "../ui/card";

/** One subject of the settings. */
export function SettingsSection({
  title,
  lead,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-subheading">{title}</h2>
        {lead ? <p className="max-w-2xl text-ink-2">{lead}</p> : null}
      </div>
      {children}
    </Card>
  );
}
