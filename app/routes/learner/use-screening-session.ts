/** Opens the watch session once the shared picture plays, as a press on play does elsewhere, and again while it fails. */
import { useEffect } from 'react';
import type { WatchController } from '~/watch/watch-controller';

const AGAIN_MS = 5_000;

export function useScreeningSession(controller: WatchController, playing: boolean): void {
  useEffect(() => {
    if (!playing) return;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = async () => {
      if ((await controller.open()) || over) return;
      timer = setTimeout(() => void open(), AGAIN_MS);
    };
    void open();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [controller, playing]);
}
