import { notFound } from '~/platform/errors';
import { errorResponse } from '../door.server';

export function loader() {
  throw errorResponse(notFound('주소가 바뀌었거나, 볼 수 있는 사람이 따로 있는 화면입니다.'));
}

export default function NotFound() {
  return null;
}
