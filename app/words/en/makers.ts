import type { makers as ko } from '../ko/makers';
import type { Shape } from '../shape';

export const makers: Shape<typeof ko> = {
  title: 'People',
  of: (title: string) => `${title}, people`,
  open: 'People who make it',
  author: 'Author',
  coAuthors: 'Co-authors',
  coAuthorsNote:
    'They edit video, captions, questions and introduction, ask for review and see the statistics. Nobody reviews what they help to make.',
  none: 'Nobody yet',
  left: 'Left',
  leftNote: 'This person does not work here any more. Please hand the lesson over to somebody else.',
  readOnly: 'The author or HR adds and removes people.',
  submitted: 'While it waits for review nobody can be added or removed.',
  find: 'Find a colleague',
  findHint: 'Name or employee number',
  nobody: 'Nobody was found',
  nobodyNote: 'Try a part of the name or the whole employee number.',
  invite: 'Invite',
  inviteOf: (name: string) => `Make it together with ${name}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}?`,
  removeEffect: 'They can edit no more. What they have changed so far stays.',
  handOver: 'Hand over',
  handOverOf: (name: string) => `Hand the lesson over to ${name}?`,
  handOverEffect:
    'They become the author, and the present author can edit no more. What is published and what was watched stays.',
  handOverRecall: 'The request for review is taken back.',
  deleteQuestion: 'Delete this draft?',
  deleteAct: 'Delete the draft',
  done: { invite: 'You make it together now', remove: 'Removed', 'hand-over': 'Handed over' },
  ofPerson: {
    title: 'Lessons made',
    note: 'Handed over before the last day, a lesson can still be mended.',
  },
};
