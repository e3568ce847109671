/** Reads the storyboard's WebVTT in the browser: which part of the sprite belongs to which second. Pure. */

export interface Scene {
  fromSeconds: number;
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Scenes {
  image: string;
  /** Size of the whole sprite. */
  width: number;
  height: number;
  scenes: Scene[];
}

const CUE = /(\d+):(\d{2}):(\d{2})\.\d{3} --> [^\n]*\n([\w./-]+)#xywh=(\d+),(\d+),(\d+),(\d+)/g;

/** Null where the text holds no scene. */
export function readStoryboard(vtt: string): Scenes | null {
  const scenes: Scene[] = [];
  let image = '';
  for (const [, hours, minutes, seconds, file, ...box] of vtt.matchAll(CUE)) {
    const [x = 0, y = 0, width = 0, height = 0] = box.map(Number);
    image = file ?? '';
    const fromSeconds = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    scenes.push({ fromSeconds, x, y, width, height });
  }
  if (scenes.length === 0) return null;
  return {
    image,
    width: Math.max(...scenes.map((scene) => scene.x + scene.width)),
    height: Math.max(...scenes.map((scene) => scene.y + scene.height)),
    scenes,
  };
}

export function sceneAt({ scenes }: Scenes, seconds: number): Scene {
  let found = scenes[0]!;
  for (const scene of scenes) if (scene.fromSeconds <= seconds) found = scene;
  return found;
}
