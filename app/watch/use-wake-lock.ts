import { useEffect } from 'react';

/** Keeps the screen on while `active`; asked for again when the page comes back (the browser lets go when hidden). */
export function useWakeLock(active: boolean) {
  useEffect(() => {
    if (!active || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let ended = false;
    const ask = async () => {
      if (document.hidden) return;
      // Refused on low battery or without HTTPS: playback goes on without it.
      const got = await navigator.wakeLock.request('screen').catch(() => null);
      if (ended) void got?.release();
      else lock = got;
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      ended = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, [active]);
}
