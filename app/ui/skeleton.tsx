// Boxes the size of what is coming. Nothing shows before 400 ms, so a quick answer never flashes.
import type { ReactNode } from 'react';

export type SkeletonProps = {
  /** Said to screen readers: "불러오는 중". */ label: string;
  children: ReactNode;
};

export function Waiting({ label, children }: SkeletonProps) {
  return (
    <div className="waiting stack" role="status" aria-busy="true">
      <span className="hidden">{label}</span>
      {children}
    </div>
  );
}

export function SkeletonLine({ half }: { half?: boolean }) {
  return <span className={half ? 'skeleton line-box half' : 'skeleton line-box'} aria-hidden="true" />;
}

export function SkeletonLesson() {
  return (
    <span className="lesson" aria-hidden="true">
      <span className="skeleton poster" />
      <span className="stack">
        <SkeletonLine />
        <SkeletonLine half />
      </span>
    </span>
  );
}
