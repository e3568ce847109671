import { createCourse } from '~/lessons/create-course.server';
import { listCourses } from '~/lessons/list-courses.server';
import { createCourseInput } from '~/lessons/schema';
import { parseInput } from '~/platform/form';
import { apiAction, apiLoader, created } from './door.server';

export const loader = apiLoader(async ({ context, person }) => ({
  items: await listCourses({ ...context, person }),
}));

export const action = apiAction({
  POST: async ({ context, person, json }) =>
    created(await createCourse({ ...context, person, input: parseInput(createCourseInput, await json()) })),
});
