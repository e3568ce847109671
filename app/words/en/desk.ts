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
  checklist: {
    betterList: (count: number) =>
      count === 1 ? '1 thing would make it better' : `${count} things would make it better`,
    why: {
      'title-missing': 'People find it by its title.',
      'video-missing': 'There has to be a video whose seconds count.',
      'video-not-ready': 'With every quality in place it plays on any phone.',
      'too-short': 'A short lesson adds hardly any whole minutes of credit.',
      'too-long': 'It should fit into one pause at work.',
      'captions-required': 'It is watched without sound too, and by people who hear badly.',
      'question-incomplete': 'A question without an answer or explanation cannot be solved.',
      'policy-unmeetable': 'Whoever watches all of it honestly has to complete it.',
    },
    better: {
      captions: {
        message: 'There are no captions.',
        why: 'It is watched without sound too, and by people who hear badly.',
      },
      summary: { message: 'There is no summary.', why: 'It tells in lists what is learned.' },
      sections: {
        message: 'No manual section is chosen.',
        why: 'When the manual changes, you are told that it is time to mend.',
      },
    },
    unchecked: {
      message: (lines) => (lines === 1 ? '1 caption is unchecked.' : `${lines} captions are unchecked.`),
      why: 'Recognisers often mishear names and numbers.',
      go: 'Check from the first one',
    },
    go: {
      video: 'To the video',
      captions: 'To the captions',
      questions: 'To the questions',
      about: 'To the introduction',
    },
  },
};
