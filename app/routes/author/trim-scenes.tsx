/** The pictures on the strip: as many of the storyboard's scenes as there is room for. */
import { sceneAt } from '~/watch/read-storyboard';
import type { ScenesById } from './use-scenes';

interface TrimScenesProps {
  sources: { videoId: string; offsetMs: number; durationMs: number }[];
  scenes: ScenesById;
  top: number;
  height: number;
  xOf(ms: number): number;
}

export function TrimScenes({ sources, scenes, top, height, xOf }: TrimScenesProps) {
  return (
    <g aria-hidden="true">
      {sources.map(({ videoId, offsetMs, durationMs }) => {
        const [from, to] = [xOf(offsetMs), xOf(offsetMs + durationMs)];
        const board = scenes[videoId];
        const ground = (
          <rect className="film" x={from} y={top} width={Math.max(0, to - from - 1)} height={height} />
        );
        if (!board) return <g key={videoId}>{ground}</g>;
        const first = board.scenes.scenes[0]!;
        const width = (height * first.width) / first.height;
        const count = Math.max(1, Math.ceil((to - from) / width));
        return (
          <g key={videoId}>
            {ground}
            {Array.from({ length: count }, (_, i) => {
              const x = from + i * width;
              const shown = Math.min(width, to - x - 1);
              const scene = sceneAt(board.scenes, ((i + 0.5) * width * durationMs) / (to - from) / 1000);
              const seen = (scene.width * shown) / width;
              if (shown <= 0) return null;
              return (
                <svg
                  key={i}
                  {...{ x, y: top, width: shown, height }}
                  viewBox={`${scene.x} ${scene.y} ${seen} ${scene.height}`}
                  preserveAspectRatio="xMinYMin slice"
                >
                  <image
                    href={board.base + board.scenes.image}
                    width={board.scenes.width}
                    height={board.scenes.height}
                  />
                </svg>
              );
            })}
          </g>
        );
      })}
    </g>
  );
}
