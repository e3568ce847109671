/** Which scenes of a storyboard are offered as a poster. Pure. */
import type { Scene } from './read-storyboard';

/** At most `count`, in order and evenly apart, from the middle of as many stretches; all of them where there are fewer. */
export function proposeScenes(scenes: Scene[], count: number): Scene[] {
  if (scenes.length <= count) return scenes;
  return Array.from({ length: count }, (_, i) => scenes[Math.floor(((i + 0.5) * scenes.length) / count)]!);
}
