import { z } from 'zod';

export const reversalInput = z.object(
  {
    reason: z
      .string('취소하는 까닭을 적어 주세요.')
      .trim()
      .min(2, '취소하는 까닭을 두 글자 이상 적어 주세요.')
      .max(500, '까닭은 500자 이하로 적어 주세요.'),
  },
  '취소하는 까닭(reason)을 보내 주세요.',
);

export const yearInput = z.coerce
  .number('연도는 숫자 네 자리입니다.')
  .int('연도는 숫자 네 자리입니다.')
  .min(2000, '연도는 2000년부터입니다.')
  .max(2100, '연도는 2100년까지입니다.');
