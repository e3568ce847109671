/** The statements behind a lesson's statistics. `$1` is the lesson, `$2` its version; runs are found by the lesson. */

export const VERSIONS = `
  SELECT v.id, v.number, v.duration_ms / 1000 AS "durationSeconds", v.id = l.live_version_id IS TRUE AS live,
         count(DISTINCT r.person_id)::int AS began,
         count(DISTINCT r.person_id) FILTER (WHERE r.completed_at IS NOT NULL)::int AS completed,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.completed_at - r.started_at))::int
           AS "medianSeconds"
    FROM lesson l
    JOIN lesson_version v ON v.lesson_id = l.id
    LEFT JOIN watch_run r ON r.lesson_id = l.id AND r.lesson_version_id = v.id
   WHERE l.id = $1 AND v.duration_ms IS NOT NULL
   GROUP BY v.id, l.live_version_id ORDER BY v.number DESC`;

/** Twelve weeks of the zone `$3` up to the last in which somebody began or completed; none where nobody did. */
export const WEEKS = `
  WITH happened AS (
    SELECT date_trunc('week', started_at AT TIME ZONE $3) AS week, false AS completed
      FROM watch_run WHERE lesson_id = $1 AND lesson_version_id = $2
    UNION ALL
    SELECT date_trunc('week', completed_at AT TIME ZONE $3), true
      FROM watch_run WHERE lesson_id = $1 AND lesson_version_id = $2 AND completed_at IS NOT NULL
  )
  SELECT to_char(w.week, 'YYYY-MM-DD') AS week, count(*) FILTER (WHERE NOT h.completed)::int AS began,
         count(*) FILTER (WHERE h.completed)::int AS completed
    FROM (SELECT max(week) AS week FROM happened) newest,
         generate_series(newest.week - interval '11 weeks', newest.week, interval '1 week') AS w (week)
    LEFT JOIN happened h ON h.week = w.week
   GROUP BY w.week ORDER BY w.week`;

/**
 * How many people have seen the middle of each of `$4` spans of `$3` ms in a length of `$5` ms. Every seen interval is a
 * step up at its first span and a step down after its last; their running sum is the curve, so the work grows with the
 * intervals and not with people times seconds.
 */
export const CURVE = `
  WITH viewer AS (
    SELECT range_agg(seen) AS seen FROM watch_run
     WHERE lesson_id = $1 AND lesson_version_id = $2 GROUP BY person_id
  ), part AS (
    SELECT unnest(seen) AS seen FROM viewer
  ), step AS (
    SELECT ceil(lower(seen)::float8 / $3::int - 0.5)::int AS at, 1 AS change FROM part
    UNION ALL
    SELECT ceil(upper(seen)::float8 / $3::int - 0.5)::int, -1 FROM part
  ), change AS (
    SELECT at, sum(change) AS sum FROM step GROUP BY at
  )
  SELECT LEAST(p.at * $3::int + $3::int / 2, $5::int) AS "atMs",
         COALESCE(sum(c.sum) OVER (ORDER BY p.at), 0)::int AS seen
    FROM generate_series(0, $4::int - 1) AS p (at) LEFT JOIN change c ON c.at = p.at
   ORDER BY p.at`;

/** First answers: `$1` is the version. A choice that is taken most wins ties by its place. */
export const QUESTIONS = `
  WITH answer AS (
    SELECT DISTINCT ON (a.person_id, x."questionId") x."questionId" AS question_id, x."choiceId" AS choice_id
      FROM quiz_attempt a, jsonb_to_recordset(a.answers) AS x ("questionId" text, "choiceId" text)
     WHERE a.lesson_version_id = $1 ORDER BY a.person_id, x."questionId", a.at
  ), taken AS (
    SELECT question_id, choice_id, count(*)::int AS people FROM answer GROUP BY 1, 2
  )
  SELECT q.id, q.text, q.choices, wrong.choice_id AS "wrongId", wrong.people AS "wrongPeople",
         COALESCE((SELECT sum(people) FROM taken WHERE question_id = q.id::text), 0)::int AS answered,
         COALESCE((SELECT people FROM taken WHERE question_id = q.id::text AND choice_id = q.correct_choice_id), 0) AS "right"
    FROM question q
    LEFT JOIN LATERAL (SELECT choice_id, people FROM taken
                        WHERE question_id = q.id::text AND choice_id <> q.correct_choice_id
                        ORDER BY people DESC, choice_id LIMIT 1) wrong ON true
   WHERE q.lesson_version_id = $1 AND q.retired_at IS NULL ORDER BY q.ordinal`;

/** By the department of today, in organisation order. */
export const DEPARTMENTS = `
  SELECT d.name, count(DISTINCT r.person_id)::int AS began,
         count(DISTINCT r.person_id) FILTER (WHERE r.completed_at IS NOT NULL)::int AS completed
    FROM watch_run r
    JOIN employee e ON e.id = r.person_id
    JOIN department d ON d.id = e.department_id
   WHERE r.lesson_id = $1 AND r.lesson_version_id = $2
   GROUP BY d.id ORDER BY d.sort_order, d.name`;

/** Each viewer's newest run; `$3` departments (null = all), `$4` a pattern of name or number, `$5` a state or ''. */
export const VIEWERS = `
  WITH viewer AS (
    SELECT DISTINCT ON (person_id) person_id, covered_ms, duration_ms, started_at, last_beat_at, completed_at
      FROM watch_run WHERE lesson_id = $1 AND lesson_version_id = $2 ORDER BY person_id, run_no DESC
  )
  SELECT e.id, e.employee_no AS "employeeNo", e.name, d.name AS department, r.completed_at AS "completedAt",
         LEAST(100, floor(r.covered_ms * 100.0 / r.duration_ms))::int AS percent,
         COALESCE(r.last_beat_at, r.started_at) AS "lastWatchedAt", count(*) OVER ()::int AS total
    FROM viewer r
    JOIN employee e ON e.id = r.person_id
    JOIN department d ON d.id = e.department_id
   WHERE ($3::uuid[] IS NULL OR e.department_id = ANY($3))
     AND ($4 = '' OR e.name ~* $4 OR e.employee_no ~* $4)
     AND ($5 = '' OR (r.completed_at IS NOT NULL) = ($5 = 'completed'))
   ORDER BY d.sort_order, e.name, e.employee_no LIMIT $6 OFFSET $7`;

export const CUES = `
  SELECT cues FROM caption WHERE lesson_version_id = $1 ORDER BY lang = 'ko' DESC, lang LIMIT 1`;
