// What every journey in a browser stands on: an institute with its people, and a Chromium to visit it with.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { PASSWORD } from './api-client';
import { launchBrowser, visit, type Viewport, type Visitor } from './browser';
import { startTestInstitute, type TestInstitute } from './institute-server';
import { createPeople } from './people';

interface Options {
  /** Runs background jobs (video processing). */
  jobs?: boolean;
  /** Further settings of the environment. */
  settings?: Record<string, string>;
}

export interface Stage extends TestInstitute {
  browser: Browser;
  /** Ids by employee number. */
  people: Record<string, string>;
  /** A fresh browser profile, signed in unless null is given; at the stage's own address unless told otherwise. */
  visit(employeeNo: string | null, viewport?: Viewport, origin?: string): Promise<Visitor>;
}

/** Filled before the file's own `beforeAll`, and closed after its `afterAll`. */
export function setStage({ jobs = false, settings = {} }: Options = {}): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    Object.assign(stage, await startTestInstitute({ clock: 'real', jobs, settings }));
    stage.people = await createPeople(stage.db);
    stage.browser = await launchBrowser();
    stage.visit = (employeeNo, viewport, origin = stage.origin) =>
      visit(stage.browser, origin, employeeNo ? { employeeNo, password: PASSWORD } : null, viewport);
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.stop?.();
  });
  return stage;
}
