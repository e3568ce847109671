/** The public origin as a request sees it, and the refusal of what comes from elsewhere. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../platform/errors';

/** ORIGIN where it is set, else the request's own host. */
export function originOfMessage(
  request: Pick<IncomingMessage, 'headers'>,
  { origin, trustProxy }: { origin: string | undefined; trustProxy: boolean },
): string {
  if (origin) return origin;
  const forwarded = trustProxy
    ? String(request.headers['x-forwarded-proto'] ?? '')
        .split(',')[0]
        ?.trim()
    : '';
  return `${forwarded || 'http'}://${request.headers.host ?? ''}`;
}

export const foreignOrigin = () =>
  new AppError(
    'forbidden',
    'origin',
    '이 요청은 연수원 화면에서 온 것이 아니어서 받지 않았습니다. 화면을 새로 고친 뒤 다시 해 주세요.',
  );
