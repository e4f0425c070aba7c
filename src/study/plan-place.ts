import type { Day } from './day.ts';
import { chainOf } from './plan-chain.ts';
import { eveOf, fits, withMinutes, withTasks, type Room } from './plan-room.ts';
import { exerciseTask, type Task } from './plan-topic.ts';
import type { RatedTopic } from './plan-value.ts';

/**
 * The room with the visits of topics, and problems and questions of those that are visited.
 *
 * A third of each day is kept free at first: topics are read and repeated in the rest, in their order. The third then
 * takes a problem of each, and after that their other problems and questions. What is left goes to more topics.
 */
export function withTopics(rated: readonly RatedTopic[], room: Room, today: Day): Room {
  const kept = room.left.map((minutes, day) => (day === eveOf(room) ? 0 : minutes * KEPT_SHARE));
  const start = {
    room: withMinutes(
      room,
      kept.map((minutes) => -minutes),
    ),
    places: new Map(),
  };
  const visited = placed(rated, start, { today, mayBeLate: false });
  const solved = exercised(rated, { ...visited, room: withMinutes(visited.room, kept) });
  const all = placed(rated, { ...visited, room: solved }, { today, mayBeLate: true });
  return exercised(rated, all);
}

/** The problems and questions of a topic that are not solved yet. */
export function exercisesOf({ topic, standing }: RatedTopic): readonly Task[] {
  return [...topic.problems, ...topic.discussions]
    .filter(({ id }) => !standing.solved.has(id))
    .map((exercise) => exerciseTask(topic, exercise));
}

const KEPT_SHARE = 1 / 3;

interface Placing {
  readonly room: Room;
  /** The days of each topic that has some, by index, in the order in which its problems are put there. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** The days with the visits of all topics that have none yet and fit. */
function placed(
  rated: readonly RatedTopic[],
  start: Placing,
  when: Readonly<{ today: Day; mayBeLate: boolean }>,
): Placing {
  return rated.reduce<Placing>(({ room, places }, each) => {
    const chain = places.has(each.topic.id) ? null : chainOf(each, room, when);
    if (chain === null) return { room, places };
    return { room: chain.room, places: new Map([...places, [each.topic.id, exerciseDays(each, chain.days)]]) };
  }, start);
}

/**
 * The days of a topic, those first on which its problems do most good: when it is repeated; the day on which it is
 * learned comes last.
 */
function exerciseDays({ standing }: RatedTopic, days: readonly number[]): readonly number[] {
  return standing.last === null ? [...days.slice(1), ...days.slice(0, 1)] : days;
}

/** The days with the first problem of each topic, then all others and the questions, where they fit. */
function exercised(rated: readonly RatedTopic[], { room, places }: Placing): Room {
  const planned = new Set(room.tasks.flatMap((tasks) => tasks.map(({ id }) => id)));
  const open = rated.map((each) => ({
    days: places.get(each.topic.id) ?? [],
    tasks: exercisesOf(each).filter(({ id }) => !planned.has(id)),
  }));
  const first = open.map(({ days, tasks }) => ({
    days,
    tasks: tasks.slice(0, 1).filter(({ kind }) => kind === 'solve'),
  }));
  const others = open.map(({ days, tasks }, index) => ({ days, tasks: tasks.slice(first[index]?.tasks.length) }));
  return [...first, ...others].reduce(
    (filled, { days, tasks }) => tasks.reduce((each, task) => withExercise(each, task, days), filled),
    room,
  );
}

/** A task on the first of these days that has room, but not on the day before the exam. */
function withExercise(room: Room, task: Task, days: readonly number[]): Room {
  const day = days.find((each) => each !== eveOf(room) && fits(room, each, [task]));
  return day === undefined ? room : withTasks(room, day, [task]);
}
