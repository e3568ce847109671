// The picture of a lesson, 16:9, its place reserved. Length and seen bar lie over its foot.
import { Icon } from './icon';
import { SeenBar, type Range } from './seen-bar';

export type PosterProps = {
  src: string;
  /** "8:04", as on the axis. */
  length?: string;
  seen?: { ranges: readonly Range[]; durationSeconds: number };
  /** The large triangle of the lesson one goes on with. */
  play?: boolean;
  /** The first picture of a page is not lazy. */
  first?: boolean;
  alt?: string;
};

export function Poster({ src, length, seen, play, first, alt = '' }: PosterProps) {
  return (
    <span className="poster">
      <img src={src} alt={alt} width={320} height={180} loading={first ? 'eager' : 'lazy'} decoding="async" />
      {play ? (
        <span className="play">
          <Icon name="play" solid />
        </span>
      ) : null}
      {seen ? <SeenBar ranges={seen.ranges} durationSeconds={seen.durationSeconds} /> : null}
      {length ? <span className="length">{length}</span> : null}
    </span>
  );
}
