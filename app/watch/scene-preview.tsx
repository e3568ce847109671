/** The scene and its time over the axis while somebody points at it or drags: what one would see there. */
import { useCallback, useRef, useState, type PointerEvent } from 'react';
import { useFormat } from '~/words/words';
import { readStoryboard, sceneAt, type Scenes } from './read-storyboard';

interface Pointed {
  seconds: number;
  /** Pixels from the left end of the axis, whose width is the other figure. */
  x: number;
  width: number;
}

/** Fetched at the first touch of the axis, so that whoever never seeks never pays. */
export function useScenePreview(masterUrl: string, durationSeconds: number) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [scenes, setScenes] = useState<Scenes | null>(null);
  const asked = useRef(false);
  const base = masterUrl.replace(/[^/]+$/, '');

  const ask = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    void fetch(`${base}storyboard.vtt`)
      .then(async (answer) => (answer.ok ? readStoryboard(await answer.text()) : null))
      .then(setScenes)
      // Without scenes the axis works as well; the next touch asks again.
      .catch(() => (asked.current = false));
  }, [base]);

  const point = (event: PointerEvent<HTMLInputElement>) => {
    ask();
    // A finger that only rests shows nothing; a mouse shows where it points.
    if (event.pointerType !== 'mouse' && event.buttons === 0) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const x = Math.min(width, Math.max(0, event.clientX - left));
    setPointed({ seconds: width > 0 ? (x / width) * durationSeconds : 0, x, width });
  };
  const leave = useCallback(() => setPointed(null), []);
  const handlers = {
    onPointerDown: point,
    onPointerMove: point,
    onPointerUp: (event: PointerEvent) => event.pointerType !== 'mouse' && leave(),
    onPointerCancel: leave,
    onPointerLeave: leave,
  };
  return { handlers, shown: pointed && scenes ? { pointed, scenes, base } : null };
}

type Shown = NonNullable<ReturnType<typeof useScenePreview>['shown']>;

export function ScenePreview({ pointed, scenes, base }: Shown) {
  const format = useFormat();
  const { x, y, width, height } = sceneAt(scenes, pointed.seconds);
  const left = Math.max(0, Math.min(pointed.width - width, pointed.x - width / 2));
  return (
    <svg className="scenes" height={height + LABEL} aria-hidden="true">
      <g transform={`translate(${left.toFixed(0)} 0)`}>
        <rect width={width} height={height + LABEL} rx="8" />
        <svg width={width} height={height} viewBox={`${x} ${y} ${width} ${height}`}>
          <image href={base + scenes.image} width={scenes.width} height={scenes.height} />
        </svg>
        <text x={width / 2} y={height + 17} textAnchor="middle">
          {format.clock(pointed.seconds)}
        </text>
      </g>
    </svg>
  );
}

/** Height in pixels of the line with the time. */
const LABEL = 24;
