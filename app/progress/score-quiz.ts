/** The score of an attempt. Pure. */
export interface KeyedQuestion {
  id: string;
  correctChoiceId: string;
  explanation: string;
  choices: readonly { id: string }[];
}

export interface QuizScore {
  /** 0-100, whole: correct answers over all questions; an unanswered question is a wrong one. */
  score: number;
  /** Explanations only of what was wrong. */
  wrong: { questionId: string; explanation: string }[];
}

export function scoreQuiz(
  questions: readonly KeyedQuestion[],
  answers: readonly { questionId: string; choiceId: string }[],
): QuizScore {
  const chosen = new Map(answers.map(({ questionId, choiceId }) => [questionId, choiceId]));
  const wrong = questions.filter((question) => chosen.get(question.id) !== question.correctChoiceId);
  return {
    score:
      questions.length === 0 ? 0 : Math.floor(((questions.length - wrong.length) / questions.length) * 100),
    wrong: wrong.map(({ id, explanation }) => ({ questionId: id, explanation })),
  };
}
