// Sends bytes as the studio does: the same client, the same rules of waiting and going on.
import * as tus from 'tus-js-client';
import { sendFile, type SendOptions, type SendState } from '~/video/send-file';

export interface SentBytes {
  states: SendState[];
  last(): SendState;
  sending: ReturnType<typeof sendFile>;
}

export function sendBytes(
  bytes: Buffer,
  options: { origin: string } & Partial<SendOptions>,
  onChange?: (state: SendState) => void,
): SentBytes {
  const { origin, ...more } = options;
  const states: SendState[] = [];
  const sending = sendFile({
    ...{ tus, file: bytes, totalBytes: bytes.length, endpoint: `${origin}/api/v1/uploads` },
    ...{ filename: '주차장 순찰.mp4', filetype: 'video/mp4', waitsMs: [20, 50, 100], stallMs: 2000 },
    onChange: (state) => {
      states.push(state);
      onChange?.(state);
    },
    ...more,
  });
  return { states, sending, last: () => states.at(-1)! };
}
