import Explorable from '../explorables/Explorable.astro';
import Problem from '../problem/Problem.astro';
import Answer from './Answer.astro';
import Blank from './Blank.astro';
import Derivation from './Derivation.astro';
import Equation from './Equation.astro';
import Hint from './Hint.astro';
import Margin from './Margin.astro';
import Minute from './Minute.astro';
import Points from './Points.astro';
import Recall from './Recall.astro';
import Slip from './Slip.astro';
import Solution from './Solution.astro';
import Trap from './Trap.astro';

/** The words that an author has in MDX; the page hands them to the chapter, so that a chapter imports nothing. */
export const words = {
  Answer,
  Blank,
  Derivation,
  Equation,
  Explorable,
  Hint,
  Margin,
  Minute,
  Points,
  Problem,
  Recall,
  Slip,
  Solution,
  Trap,
};
