// What people hear of inside the institute.

/** What a sentence may name; what is not known is an empty string. */
interface Told {
  name: string;
  lesson: string;
  manual: string;
  /** As the reader's calendar and clock have it. */
  at: string;
  count: string;
}

export const notifications = {
  title: '알림',
  bell: (count: string) => `알림, 읽지 않은 것 ${count}건`,
  bellNone: '알림',
  unread: '읽지 않음',
  summary: (count: string) => `읽지 않은 알림 ${count}건`,
  allRead: '모두 읽었습니다',
  readAll: '모두 읽음으로',
  older: '이전 알림',
  newest: '최근 알림으로',
  empty: '아직 알림이 없습니다',
  emptyNote: '내 질문에 답이 달리거나 동료가 나를 부르면 여기에 모입니다.',
  quietNow: '지금은 방해 금지 시간이라 종에 표시하지 않습니다.',
  kept: (days: string) => `알림은 ${days}일 동안 모아 둡니다.`,
  kinds: {
    mention: '언급',
    answer: '답변',
    'official-answer': '공식 답변',
    reply: '답글',
    hidden: '가린 글',
    muted: '쓰기 멈춤',
    report: '신고',
    unanswered: '기다리는 질문',
    'unclear-place': '헷갈리는 곳',
    screening: '함께 보기',
    'screening-cancelled': '취소된 함께 보기',
    'manual-proposal': '매뉴얼 제안',
  },
  told: {
    mention: ({ name, lesson }: Told) => `${name} 님이 ‘${lesson}’에서 나를 불렀습니다`,
    answer: ({ name, lesson }: Told) => `${name} 님이 ‘${lesson}’의 내 질문에 답했습니다`,
    'official-answer': ({ lesson }: Told) => `‘${lesson}’의 내 질문에 공식 답변이 달렸습니다`,
    reply: ({ name, lesson }: Told) => `${name} 님이 ‘${lesson}’의 내 글에 답글을 남겼습니다`,
    hidden: ({ lesson }: Told) => `‘${lesson}’에 쓴 내 글이 가려졌습니다`,
    muted: ({ lesson, at }: Told) =>
      lesson ? `‘${lesson}’ 채팅에 ${at}까지 쓸 수 없습니다` : `모든 강의의 채팅에 ${at}까지 쓸 수 없습니다`,
    report: ({ lesson }: Told) => `‘${lesson}’ 채팅에 신고가 들어왔습니다`,
    unanswered: ({ lesson, count }: Told) => `‘${lesson}’에서 질문 ${count}건이 답을 기다립니다`,
    'unclear-place': ({ lesson, count }: Told) => `‘${lesson}’의 같은 곳에서 질문 ${count}건이 나왔습니다`,
    screening: ({ lesson, at }: Told) => `‘${lesson}’ 함께 보기: ${at}`,
    'screening-cancelled': ({ lesson, at }: Told) => `‘${lesson}’ 함께 보기(${at})가 취소되었습니다`,
    'manual-proposal': ({ manual }: Told) => `매뉴얼 ‘${manual}’에 낸 제안의 결과가 나왔습니다`,
  },
  reason: (reason: string) => `이유: ${reason}`,
  quiet: {
    title: '방해 금지',
    note: '근무 시간이 아닐 때는 종에 알림 수를 표시하지 않습니다. 알림은 그대로 모입니다.',
    on: '근무 시간에만 알림 표시하기',
    onNote: '토요일과 일요일에도 표시하지 않습니다.',
    from: '근무 시작',
    to: '근무 끝',
    save: '저장',
    saved: '방해 금지 시간을 저장했습니다',
  },
};
