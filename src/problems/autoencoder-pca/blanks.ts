import { numberQuestion, type Question } from '../../core/answer/question.ts';
import { sum } from '../../core/array.ts';
import { compressed, type Numbers, roots, squares } from './spectrum.ts';

const tex = String.raw;
const THREE = { form: 'a number, three decimals', tolerance: { absolute: 1e-3 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [lostQuestion(numbers), lossQuestion(numbers), shareQuestion(numbers), stationaryQuestion(numbers)];
}

function lostQuestion(numbers: Numbers): Question {
  const { examples, eigenvalues, width } = numbers;
  const { total, lost, loss } = compressed(numbers);
  const others = eigenvalues.slice(width);
  return numberQuestion({
    ...THREE,
    key: 'lost',
    label: tex`Least loss per example $\loss/n$`,
    value: lost,
    slips: [
      { value: total - lost, because: 'This is the variance that the code keeps. The loss is the rest.' },
      { value: loss, because: tex`This is the loss of all $n$ examples together. Divide by $n = ${examples}$.` },
      {
        value: squares(others),
        because: tex`You squared the eigenvalues. $\lambda_i = \sigma_i^2/n$ holds the square already.`,
      },
      { value: roots(others), because: 'You added roots. Variances add up, not standard deviations.' },
      {
        value: sum(eigenvalues.slice(0, -width)),
        because: 'Here the code holds the weakest directions. The best one holds the strongest.',
      },
    ],
  });
}

function lossQuestion(numbers: Numbers): Question {
  const { examples } = numbers;
  const { total, lost, loss } = compressed(numbers);
  return numberQuestion({
    ...THREE,
    key: 'loss',
    label: tex`Least loss $\loss$ of all examples`,
    value: loss,
    slips: [
      { value: lost, because: tex`This is the loss per example. $\loss$ adds up all $${examples}$.` },
      {
        value: (examples - 1) * lost,
        because: tex`The covariance here is $\data{\mX}^\top\data{\mX}/n$, so the factor is $n$ and not $n-1$.`,
      },
      { value: examples * (total - lost), because: 'This is the part that is kept.' },
      {
        value: examples ** 2 * lost,
        because: tex`One factor $n$ too many: $\sigma_i^2 = n\lambda_i$, and the loss adds up $\sigma_i^2$.`,
      },
    ],
  });
}

function shareQuestion(numbers: Numbers): Question {
  const { eigenvalues, width } = numbers;
  const { share } = compressed(numbers);
  const held = eigenvalues.slice(0, width);
  return numberQuestion({
    key: 'share',
    label: 'Share of the variance that the best code explains',
    form: 'a number or a percentage, three decimals',
    tolerance: { absolute: 1e-3 },
    style: 'percentage',
    value: share,
    slips: [
      { value: 1 - share, because: 'This is the share that is lost.' },
      {
        value: squares(held) / squares(eigenvalues),
        because: 'You squared the eigenvalues. They are variances already.',
      },
      { value: roots(held) / roots(eigenvalues), because: 'You added roots. Variances add up.' },
      { value: width / eigenvalues.length, because: 'This counts directions. Weigh each with its variance.' },
    ],
  });
}

function stationaryQuestion(numbers: Numbers): Question {
  const { examples, kept } = numbers;
  const { total, lost, stationary } = compressed(numbers);
  const names = kept.map((i) => tex`\vv_${i + 1}`).join(', ');
  return numberQuestion({
    ...THREE,
    key: 'stationary',
    label: tex`Loss per example if the code holds $${names}$`,
    value: stationary,
    slips: [
      { value: lost, because: 'This is the optimum. Here the code holds other directions.' },
      { value: total - stationary, because: 'This is the variance that the code keeps.' },
      { value: examples * stationary, because: 'This is the loss of all examples together.' },
    ],
  });
}
