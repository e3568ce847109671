import { updateCourseInput } from '~/lessons/schema';
import { updateCourse } from '~/lessons/update-course.server';
import { parseInput } from '~/platform/form';
import { apiAction } from './door.server';

export const action = apiAction({
  PATCH: async ({ context, person, id, json }) =>
    updateCourse({ ...context, person, courseId: id, input: parseInput(updateCourseInput, await json()) }),
});
