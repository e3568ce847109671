// The URL map and the Remix options. Vite does not read this file by itself: vite.config.ts imports it.

/** Every address of the institute, one subfolder of app/routes an audience. @type {import('@remix-run/dev').VitePluginConfig['routes']} */
const routes = (defineRoutes) =>
  defineRoutes((route) => {
    const page = (path, file) => route(path, `routes/${file}.tsx`);
    const resource = (path, file) => route(path, `routes/${file}.ts`);

    // sign-in/: before and around being signed in
    page('sign-in', 'sign-in/sign-in');
    resource('sign-out', 'sign-in/sign-out');
    page('reset-password', 'sign-in/reset-password');
    page('set-up/:code', 'sign-in/set-up');
    page('privacy', 'sign-in/privacy');
    resource('display', 'sign-in/display');

    // learner/
    route('', 'routes/learner/home.tsx', { index: true });
    page('courses', 'learner/courses');
    page('courses/:slug', 'learner/course');
    page('lessons/:id', 'learner/lesson');
    page('me', 'learner/me');
    page('search', 'learner/search');
    page('manuals', 'learner/manuals');
    page('manuals/:slug', 'learner/manual');
    page('notifications', 'learner/notifications');
    page('screenings', 'learner/screenings');
    page('screenings/new', 'learner/new-screening');
    page('screenings/:id', 'learner/screening');
    page('screenings/:id/attendance', 'learner/screening-attendance');
    resource('screenings/:id/attendance.csv', 'learner/attendance-file');
    resource('screenings/:id/invitation.ics', 'learner/screening-invitation');
    page('knowledge', 'learner/knowledge');
    page('knowledge/proposals', 'learner/proposals');
    page('knowledge/:id', 'learner/knowledge-entry');
    page('settings', 'learner/settings');
    page('settings/password', 'learner/password');

    // author/
    page('studio', 'author/studio');
    page('studio/new', 'author/new-lesson');
    page('studio/:id', 'author/edit-lesson');
    page('studio/:id/preview', 'author/preview-lesson');
    page('studio/:id/stats', 'author/lesson-stats');
    page('studio/:id/questions', 'author/lesson-questions');
    page('studio/:id/people', 'author/lesson-people');
    page('studio/:id/captions', 'author/captions');
    page('studio/:id/trim', 'author/trim');
    page('approvals', 'author/approvals');
    page('chat-desk', 'author/chat-desk');

    // hr/
    page('hr', 'hr/record');
    page('hr/people', 'hr/people');
    page('hr/people/:id', 'hr/person');
    page('hr/departments', 'hr/departments');
    page('hr/departments/:id', 'hr/department');
    page('hr/courses', 'hr/courses');
    page('hr/courses/:id', 'hr/edit-course');
    page('hr/questions', 'hr/questions');
    page('hr/holidays', 'hr/holidays');
    page('hr/points', 'hr/points');
    page('hr/entries/:personId', 'hr/person-entries');
    resource('hr/exports/:file', 'hr/export');

    // admin/
    page('admin', 'admin/admin');
    resource('admin/log-bundle', 'admin/log-bundle');

    // api/: /api/v1 but for beats and uploads, which the server answers before Remix
    resource('api/v1/me', 'api/me');
    resource('api/v1/me/record', 'api/record');
    resource('api/v1/me/notifications', 'api/my-notifications');
    resource('api/v1/lessons', 'api/lessons');
    resource('api/v1/lessons/:id', 'api/lesson');
    resource('api/v1/lessons/:id/video', 'api/lesson-video');
    resource('api/v1/lessons/:id/captions', 'api/lesson-captions');
    resource('api/v1/lessons/:id/questions', 'api/lesson-questions');
    resource('api/v1/lessons/:id/quiz', 'api/quiz');
    resource('api/v1/lessons/:id/quiz-attempts', 'api/quiz-attempts');
    resource('api/v1/lessons/:id/chat', 'api/lesson-chat');
    resource('api/v1/lessons/:id/chat-map', 'api/lesson-chat-map');
    resource('api/v1/page-titles', 'api/page-titles');
    resource('api/v1/lessons/:id/screening', 'api/lesson-screening');
    resource('api/v1/lessons/:id/chat-questions', 'api/lesson-chat-questions');
    resource('api/v1/lessons/:id/similar-questions', 'api/similar-questions');
    resource('api/v1/lessons/:id/answer-sections', 'api/answer-sections');
    resource('api/v1/lessons/:id/:act', 'api/lesson-act');
    resource('api/v1/courses', 'api/courses');
    resource('api/v1/courses/:id', 'api/course');
    resource('api/v1/manuals', 'api/manuals');
    resource('api/v1/manuals/:id/sections', 'api/manual-sections');
    resource('api/v1/videos/:id', 'api/video');
    resource('api/v1/videos/:id/retry', 'api/video-retry');
    resource('api/v1/watch-sessions', 'api/watch-sessions');
    resource('api/v1/ledger-entries/:id/reversal', 'api/reversal');
    resource('api/*', 'api/unknown');

    page('*', 'system/not-found');
  });

/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  ignoredRouteFiles: ['**/*'],
  routes,
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: false,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
