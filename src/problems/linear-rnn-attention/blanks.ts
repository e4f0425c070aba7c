import type { Slip } from '../../core/answer/blank.ts';
import { vectorQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT, type Tolerance } from '../../core/answer/tolerance.ts';
import { at } from '../../core/array.ts';
import { attend } from '../../core/attention.ts';
import { apply, transpose } from '../../core/matrix.ts';
import { average, times, total, type Vector } from '../../core/vector.ts';
import { look, type Memory, type Numbers, outputSlope, remember, slopes } from './network.ts';

const tex = String.raw;
const WHOLE = { form: 'two whole numbers (a, b)', tolerance: EXACT };
const DECIMAL = { form: 'a vector (a, b), three decimals', tolerance: { absolute: 1e-3 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  const [memory, moving] = [remember(numbers), slopes(numbers)];
  return [
    queryQuestion(numbers, memory),
    hardQuestion(memory),
    softQuestion(memory),
    memoryQuestion(memory, moving),
    turningQuestion(memory, moving),
    hardSlopeQuestion(memory, moving),
  ];
}

interface Source {
  readonly key: string;
  readonly label: string;
  readonly form: string;
  readonly tolerance: Tolerance;
  readonly value: Vector;
  readonly slips: readonly Slip<Vector>[];
}

const vector = (source: Source): Question => vectorQuestion(source);

function queryQuestion({ query: projection }: Numbers, { states, decoder, query }: Memory): Question {
  return vector({
    ...WHOLE,
    key: 'query',
    label: tex`Query $\act{\vq}$`,
    value: query,
    slips: [
      {
        value: apply(projection, at(states, 2)),
        because: tex`You projected $\act{\vh_3}$. The decoder first takes one more step, $\act{\vs_0} = \param{\mW}\act{\vh_3}$.`,
      },
      { value: decoder, because: tex`This is $\act{\vs_0}$. Project it with $\param{\mW_q}$.` },
      { value: apply(transpose(projection), decoder), because: tex`You used $\param{\mW_q^\top}$.` },
      { value: at(states, 2), because: tex`This is $\act{\vh_3}$.` },
    ],
  });
}

function hardQuestion(memory: Memory): Question {
  const { states, values } = memory;
  const { products, winner } = look(memory);
  return vector({
    ...WHOLE,
    key: 'hard',
    label: 'Output with arg max',
    value: at(values, winner),
    slips: [
      { value: at(states, winner), because: 'This is the key. The lookup returns its value.' },
      { value: at(values, products.indexOf(Math.min(...products))), because: 'This value has the lowest score.' },
    ],
  });
}

function softQuestion(memory: Memory): Question {
  const { states, values, query } = memory;
  const { output, weights, winner } = look(memory);
  return vector({
    ...DECIMAL,
    key: 'soft',
    label: tex`Output $\act{\vo}$ with softmax`,
    value: output,
    slips: [
      {
        value: attend({ query, keys: states, values, scale: 1 }).output,
        because: tex`The scores are not divided by $\sqrt2$.`,
      },
      {
        value: attend({ query, keys: states, values, scale: 1 / 2 }).output,
        because: tex`You divided by $d_k$. Divide by its root.`,
      },
      { value: at(values, winner), because: 'This is the output with arg max.' },
      { value: average(values), because: 'This is the plain mean. Weight the values.' },
      { value: apply(transpose(states), weights), because: 'Average the values and not the keys.' },
    ],
  });
}

function memoryQuestion(memory: Memory, { states, values, query }: Memory): Question {
  const value = outputSlope(memory, { values, keys: states });
  const still = (rows: readonly Vector[]) => rows.map((row, t) => (t === 0 ? row : [0, 0]));
  const keysAlone = outputSlope(memory, { keys: states });
  return vector({
    ...DECIMAL,
    key: 'memory',
    label: tex`$\partial\act{\vo}/\partial\data{u_1}$ through keys and values`,
    value,
    slips: [
      { value: outputSlope(memory, { values }), because: 'This is the part through the values. The keys move too.' },
      { value: keysAlone, because: 'This is the part through the keys. The values move too.' },
      {
        value: total(value, outputSlope(memory, { query })),
        because: 'This is the sum of both routes. Hold the query fixed here.',
      },
      {
        value: outputSlope(memory, { values: still(values), keys: still(states) }),
        because: tex`The recurrence is missing: $\data{u_1}$ moves the later states as well.`,
      },
      {
        value: total(outputSlope(memory, { values }), times(Math.SQRT2, keysAlone)),
        because: tex`The slopes of the scores have the factor $1/\sqrt2$ too.`,
      },
    ],
  });
}

function turningQuestion(memory: Memory, { states, values, decoder, query }: Memory): Question {
  const value = outputSlope(memory, { query });
  return vector({
    ...DECIMAL,
    key: 'turning',
    label: tex`$\partial\act{\vo}/\partial\data{u_1}$ through the query`,
    value,
    slips: [
      { value: times(Math.SQRT2, value), because: tex`The slopes of the scores have the factor $1/\sqrt2$ too.` },
      {
        value: outputSlope(memory, { query: decoder }),
        because: tex`That is how $\act{\vs_0}$ moves. The query moves by $\param{\mW_q}$ times that.`,
      },
      {
        value: total(value, outputSlope(memory, { values, keys: states })),
        because: 'This is the sum of both routes. Hold keys and values fixed here.',
      },
      { value: [0, 0], because: 'That holds for arg max.' },
    ],
  });
}

function hardSlopeQuestion(memory: Memory, { states, values, query }: Memory): Question {
  const { winner } = look(memory);
  return vector({
    ...WHOLE,
    tolerance: DECIMAL.tolerance,
    key: 'hardSlope',
    label: tex`Slope of the arg max output in $\data{u_1}$`,
    value: at(values, winner),
    slips: [
      { value: [0, 0], because: 'Query and keys get nothing, but the chosen value depends on the input as well.' },
      {
        value: at(states, winner),
        because: tex`This is the slope of the key. The value is $\param{\mW_v}$ times that.`,
      },
      { value: at(values, 0), because: tex`This is the slope of $\act{\vv_1}$. Arg max chose another value.` },
      { value: outputSlope(memory, { values, keys: states, query }), because: 'This is the slope of the soft output.' },
    ],
  });
}
