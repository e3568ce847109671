import { notFound } from '~/platform/errors';
import { apiAction, apiLoader } from './door.server';

const nothing = () => {
  throw notFound('이 주소에는 아무것도 없습니다. 주소를 다시 확인해 주세요.');
};

export const loader = apiLoader(nothing);
export const action = apiAction({ POST: nothing, PUT: nothing, PATCH: nothing, DELETE: nothing });
