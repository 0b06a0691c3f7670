import { classNames } from "./class-names";

/** The shape of what comes. Give it the size of the real thing by `className`. Not read out. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classNames("animate-shimmer rounded-sm bg-line", className)} />;
}

/** Says that something is loading, to who cannot see the shapes. One per page. */
export function LoadingLabel({ children }: { children: string }) {
  return (
    <span role="status" className="sr-only">
      {children}
    </span>
  );
}
