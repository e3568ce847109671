import { updateCourseInput } from '~/lessons/schema';
import { updateCourse } from '~/lessons/update-course.server';
import { parseInput } from '~/platform/form';
import { apiAction, takesOnly } from './door.server';

export const loader = takesOnly('PATCH');
export const action = apiAction({
  PATCH: async ({ context, person, id, json }) =>
    updateCourse({ ...context, person, courseId: id, input: parseInput(updateCourseInput, await json()) }),
});
