/** What the root loader gives to every page, and how a page reads it. */
import { useRouteLoaderData } from '@remix-run/react';
import type { DisplaySettings } from './display-settings';

export interface RootPerson {
  employeeNo: string;
  name: string;
  jobField: string;
  departmentName: string;
  isHr: boolean;
  isHead: boolean;
  isAdmin: boolean;
}

export interface RootData {
  display: DisplaySettings;
  /** Address of the script with the words of its language. */
  wordsFile: string | null;
  /** This browser has the fonts in its cache. */
  hasFonts: boolean;
  timeZone: string;
  institute: { name: string; helpContact: string };
  mode: 'demo' | 'production';
  person: RootPerson | null;
}

export const useRootData = () => useRouteLoaderData('root') as RootData | undefined;

/** The signed-in person of a page behind the door. */
export function usePerson(): RootPerson {
  const person = useRootData()?.person;
  if (!person) throw new Error('usePerson needs a page for signed-in people');
  return person;
}
