import type { desk as ko } from '../ko/desk';
import type { Shape } from '../shape';

export const desk: Shape<typeof ko> = {
  search: 'Find one of my lessons',
  searchHint: 'Title or course',
  states: 'Filter by state',
  state: (name: string, count: string) => `${name} ${count}`,
  none: 'No lesson was found',
  noneNote: 'Try another word or state.',
  watched: (began: string, completed: string) => `${began} began, ${completed} completed`,
  remarks: (count: number) => (count === 1 ? '1 open remark' : `${count} open remarks`),
  lacking: (count: number) => (count === 1 ? '1 thing is missing' : `${count} things are missing`),
  with: (author: string) => `With ${author}`,
  withdrawn: (reason: string) => `Withdrawn because: ${reason}`,
  mend: 'Mend it',
  mendOf: (title: string) => `Mend ${title}`,
  statsOf: (title: string) => `Statistics of ${title}`,
  duplicate: 'Duplicate',
  duplicateQuestion: 'Make a new draft with the same content?',
  duplicateEffect:
    'Video, captions and check questions are taken over. This lesson and its viewings stay as they are.',
  duplicateAct: 'Make a new draft',
};
