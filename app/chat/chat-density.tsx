/** Where in the video people talk: sixty bars over the seen bar. A part with a question reaches the top. Decoration only. */
import { memo } from 'react';
import type { ChatMap } from './chat-map';

const PITCH = 9;
const HEIGHT = 22;
const LOWEST = 2;
const STEP = 2;

/** Heights of the bars in even steps, the fullest part just under the top. */
export function densityHeights({ counts, questions }: Pick<ChatMap, 'counts' | 'questions'>): number[] {
  const most = Math.max(...counts, 1);
  return counts.map((count, at) => {
    if (questions[at]) return HEIGHT;
    const room = HEIGHT - STEP - LOWEST;
    return LOWEST + Math.round(((count / most) * room) / STEP) * STEP;
  });
}

export const ChatDensity = memo(function ChatDensity({ map }: { map: ChatMap | null }) {
  const heights = map && map.total > 0 ? densityHeights(map) : [];
  const width = Math.max(1, heights.length) * PITCH;
  return (
    <svg className="talk" viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {heights.map((height, at) => (
        <rect
          key={at}
          className={map?.questions[at] ? 'q' : undefined}
          x={at * PITCH + 1}
          y={HEIGHT - height}
          width={PITCH - 2}
          height={height}
        />
      ))}
    </svg>
  );
});
