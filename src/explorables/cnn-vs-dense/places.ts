import { range } from '../../core/array.ts';
import { LENGTH, POSITIONS, TRAINED_FROM } from './signals.ts';

/** What decides which positions a reader sees. */
export interface View {
  readonly shown: 'trained' | 'all';
  /** Last position in training. */
  readonly last: number;
}

/** The places of a signal, on the x axis of all plots that share it. */
export const PLACES = {
  title: '',
  domain: [-0.8, LENGTH - 0.2],
  ticks: [0, 5, 10, 15, 20],
} as const;

/** The positions of the pattern whose logits are drawn. */
export function shownPositions({ shown, last }: View): readonly number[] {
  const positions = range(POSITIONS);
  return shown === 'all' ? positions : positions.filter((position) => position >= TRAINED_FROM && position <= last);
}
