// The studio's list: what each lesson waits for, how it is watched, what may be done with it.

export const desk = {
  search: '내 강의 찾기',
  searchHint: '제목, 과정, 초성',
  states: '상태로 거르기',
  state: (name: string, count: string) => `${name} ${count}`,
  none: '찾는 강의가 없습니다',
  noneNote: '검색어나 상태를 바꿔 보세요.',
  watched: (began: string, completed: string) => `시작 ${began}명, 이수 ${completed}명`,
  remarks: (count: number) => `남은 의견 ${count}개`,
  lacking: (count: number) => `모자란 것 ${count}가지`,
  with: (author: string) => `${author} 님과 함께`,
  withdrawn: (reason: string) => `내린 이유: ${reason}`,
  mend: '다시 고치기',
  mendOf: (title: string) => `${title} 다시 고치기`,
  statsOf: (title: string) => `${title} 통계`,
  duplicate: '복제',
  duplicateQuestion: '같은 내용으로 새 초안을 만들까요',
  duplicateEffect: '영상, 자막, 확인 문제를 그대로 가져옵니다. 이 강의와 본 기록은 그대로입니다.',
  duplicateAct: '새 초안 만들기',
};
