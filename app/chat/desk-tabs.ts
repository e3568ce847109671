/** What the desk of talks shows, in the order of its tabs. */
export const DESK_TABS = ['reports', 'muted', 'talks', 'words', 'acts'] as const;
