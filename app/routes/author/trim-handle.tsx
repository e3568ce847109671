/** One grip on the strip: dragged by a finger or a mouse, moved by keys, read out as a slider. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { formatCueClock } from '~/video/caption-clock';

export interface Grip {
  id: string;
  label: string;
  ms: number;
  kind: 'keep' | 'mark' | 'split';
  /** Which side of it the grip stands on, so that the kept picture is not covered. */
  side: 'before' | 'after' | 'on';
  move(ms: number): void;
}

interface TrimHandleProps {
  grip: Grip;
  axisMs: number;
  top: number;
  height: number;
  xOf(ms: number): number;
  msOf(clientX: number): number;
  step(ms: number, frames: number): number;
  onGrab(): void;
  onLetGo(): void;
}

const WIDTH = 16;
const TOUCH = 48;

export function TrimHandle(props: TrimHandleProps) {
  const { grip, axisMs, top, height, xOf, msOf, step, onGrab, onLetGo } = props;
  const held = useRef<number | null>(null);
  const left = { before: -WIDTH, after: 0, on: -WIDTH / 2 }[grip.side];
  const x = xOf(grip.ms) + left;

  const press = (event: KeyboardEvent) => {
    const second = Math.round(1000 / Math.max(1, step(0, 1)));
    const frames: Record<string, number> = {
      ...{ ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 },
      ...{ PageDown: -10 * second, PageUp: 10 * second },
    };
    const by = frames[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (by !== undefined) grip.move(step(grip.ms, event.shiftKey && Math.abs(by) === 1 ? by * second : by));
    else if (event.key === 'Home') grip.move(0);
    else if (event.key === 'End') grip.move(axisMs);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const grab = (event: PointerEvent<SVGGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    // The grip stays under the finger where it was taken.
    held.current = msOf(event.clientX) - grip.ms;
    onGrab();
  };
  const drag = (event: PointerEvent) => {
    if (held.current !== null) grip.move(Math.max(0, Math.min(axisMs, msOf(event.clientX) - held.current)));
  };
  const letGo = () => {
    if (held.current === null) return;
    held.current = null;
    onLetGo();
  };
  return (
    <g
      className={`grip ${grip.kind}`}
      role="slider"
      tabIndex={0}
      aria-label={grip.label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.round(axisMs / 1000)}
      aria-valuenow={Math.round(grip.ms / 10) / 100}
      aria-valuetext={formatCueClock(grip.ms)}
      onKeyDown={press}
      onKeyUp={onLetGo}
      onBlur={onLetGo}
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <rect className="touch" x={x + WIDTH / 2 - TOUCH / 2} y={top} width={TOUCH} height={height} />
      <rect className="grip-bar" x={x} y={top} width={WIDTH} height={height} rx="5" />
      <path className="dots" d={`M${x + WIDTH / 2} ${top + height / 2 - 7}v14`} />
    </g>
  );
}
