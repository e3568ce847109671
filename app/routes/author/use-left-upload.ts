/** The upload of this lesson that this browser began and did not finish, looked up when the page opens. */
import { useEffect, useState } from 'react';
import { findLeftUpload, settleUpload, type LeftUpload, type Owner } from '~/video/use-uploads';
import { attachVideoTo } from './attach-video-to';

interface Options {
  owner: Owner;
  /** Something is being sent for this lesson now: nothing was left. */
  sending: boolean;
  /** A whole upload that a closed tab had not given to its lesson has it now. */
  onAttached(): void;
}

export function useLeftUpload({ owner: { employeeNo, place }, sending, onAttached }: Options) {
  const [left, setLeft] = useState<LeftUpload | null>(null);
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (sending) return setLeft(null);
    let ended = false;
    const look = async () => {
      const owner = { employeeNo, place };
      const found = await findLeftUpload(owner);
      if (ended) return;
      if (!found?.wholeVideoId) return setLeft(found);
      await attachVideoTo(place)(found.wholeVideoId);
      await settleUpload(owner);
      if (!ended) onAttached();
    };
    // Out of reach: it is looked up again when the network is back.
    look().catch(() => undefined);
    const again = () => setLooks((count) => count + 1);
    window.addEventListener('online', again);
    return () => {
      ended = true;
      window.removeEventListener('online', again);
    };
  }, [employeeNo, place, sending, looks, onAttached]);
  return { left, forget: () => setLeft(null) };
}
