import type { Sql } from '~/platform/db.server';

/**
 * Departments, heads and orders change one act after another until the caller's transaction ends; reading goes on. It is
 * taken before any employee is locked, so that no two acts wait for each other.
 */
export const lockOrganisation = (client: Sql) =>
  client.query(`LOCK TABLE department IN SHARE ROW EXCLUSIVE MODE`);
