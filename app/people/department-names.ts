/**
 * SQL of every name a department has or had, one row a name, a present name before a former one. Orders and ledger
 * entries hold the name of their day; joining this finds the department it belongs to today.
 * Columns: name, id, current_name, sort_order.
 */
export const DEPARTMENT_NAMES = `(
  SELECT DISTINCT ON (n.name) n.name, d.id, d.name AS current_name, d.sort_order
    FROM department d CROSS JOIN LATERAL unnest(d.name || d.former_names) WITH ORDINALITY AS n(name, place)
   ORDER BY n.name, n.place, d.sort_order)`;
