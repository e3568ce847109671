import type { search as ko } from '../ko/search';
import type { Shape } from '../shape';

export const search: Shape<typeof ko> = {
  title: 'Search',
  knowledge: 'Know-how',
  field: 'What are you looking for?',
  placeholder: 'Lesson or manual',
  submit: 'Search',
  kinds: {
    all: 'All',
    lessons: 'Lessons',
    manuals: 'Manuals',
    questions: 'Questions and answers',
    captions: 'Spoken words',
  },
  results: (count) => `${count} found`,
  none: (query) => `Nothing found for “${query}”`,
  noneNote: 'Try a shorter word.',
  askInstead: 'Ask a colleague',
  at: (clock) => `from ${clock}`,
  recent: 'Recent searches',
  popular: 'Often searched',
  clear: 'Clear',
  start: 'Type a word to search',
  questions: {
    title: 'Colleagues asked and answered',
    waiting: 'Questions without an answer',
    waitingNote: 'Answer if you know.',
    mine: 'My questions',
    answered: 'Answered',
    official: 'Official answer',
    answer: 'Answer',
    empty: 'No questions yet',
    emptyNote: 'Questions asked in lessons gather here.',
    same: (count) => `${count} wonder too`,
    from: (lesson, clock) => `${lesson} ${clock}`,
  },
};
