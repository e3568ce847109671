import type { Request } from 'express';

/** Asked from this machine itself. */
export const isOwnMachine = (request: Pick<Request, 'ip'>) =>
  /^(::1|127\.|::ffff:127\.)/.test(request.ip ?? '');
