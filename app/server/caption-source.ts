/** Gives the media handler, which knows no lesson, the captions of a lesson's version. */
import type { IncomingMessage } from 'node:http';
import { findVersionCaptions, findVersionCaptionText } from '~/lessons/find-version-captions.server';
import type { Person } from '~/people/person';
import type { Db } from '~/platform/db.server';
import type { CaptionSource } from '~/video/build-lesson-file.server';

export function createCaptionSource(
  db: Db,
  personOf: (request: IncomingMessage) => Promise<Person | null>,
): CaptionSource {
  return {
    find: ({ request, ...asked }) =>
      findVersionCaptions({ db, ...asked, findPerson: () => personOf(request) }),
    findText: ({ request, ...asked }) =>
      findVersionCaptionText({ db, ...asked, findPerson: () => personOf(request) }),
  };
}
