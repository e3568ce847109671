// The studio's list and its checklist: what each lesson waits for and lacks, how it is watched, what may be done with it.

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
  checklist: {
    betterList: (count: number) => `있으면 더 좋은 것 ${count}가지`,
    why: {
      'title-missing': '보는 사람은 제목으로 찾습니다.',
      'video-missing': '본 시간을 셀 영상이 있어야 합니다.',
      'video-not-ready': '모든 화질이 갖추어져야 어느 전화기에서나 끊기지 않습니다.',
      'too-short': '짧은 강의는 1분 단위 인정시간이 거의 쌓이지 않습니다.',
      'too-long': '일하는 틈에 한 번에 볼 수 있는 길이입니다.',
      'captions-required': '소리를 켤 수 없는 곳에서도, 듣기 어려운 사람도 봅니다.',
      'question-incomplete': '답이나 설명이 없는 문제는 풀 수 없습니다.',
      'policy-unmeetable': '정직하게 다 본 사람이 이수하지 못하면 안 됩니다.',
    },
    better: {
      captions: {
        message: '자막이 없습니다.',
        why: '소리를 켤 수 없는 곳에서도, 듣기 어려운 사람도 봅니다.',
      },
      summary: { message: '한 줄 소개가 없습니다.', why: '목록에서 무엇을 배우는지 알려 줍니다.' },
      sections: {
        message: '매뉴얼 절을 고르지 않았습니다.',
        why: '매뉴얼이 바뀌면 고칠 때를 알려 줍니다.',
      },
    },
    unchecked: {
      message: (lines: number) => `확인하지 않은 자막이 ${lines}줄 있습니다.`,
      why: '음성 인식은 이름과 숫자를 자주 틀립니다.',
      go: '첫 줄부터 확인하기',
    },
    go: { video: '영상으로', captions: '자막으로', questions: '확인 문제로', about: '소개로' },
  },
};
