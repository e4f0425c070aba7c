import type { ExpressionBlank } from '../../core/answer/expression.ts';
import type { Verdict } from '../../core/problem.ts';
import type { Answer } from '../problem/record.ts';
import { fillVerdict } from '../problem/verdict.ts';
import { chosenAnswer, gapsIn, markSolved, readGap, slipsIn, type Gap } from './gap.ts';
import { addBoxes, countBoxes } from './points.ts';

/** What judging needs, loaded at the first answer. */
export interface Grading {
  readonly judgeExpression: (typed: string, blank: ExpressionBlank) => Verdict;
  /** Writes an answer down and gives what the reader has to know about it, mostly ''. */
  readonly record: (answer: Answer) => Promise<string>;
}

/**
 * Defines `<dnn-derivation>`: a worked derivation that can also be shown with gaps to fill, or as its goal alone.
 *
 * The form is the attribute `data-form`, which style sheets read; `data-compared` opens the steps of the open form.
 * What answers need is loaded by `load` at the first of them.
 */
export function defineDerivationElement(load: () => Promise<Grading>): void {
  class DerivationElement extends HTMLElement {
    connectedCallback(): void {
      new DerivationForms(this, load).listen();
    }
  }
  customElements.define('dnn-derivation', DerivationElement);
}

class DerivationForms {
  readonly #host: HTMLElement;
  readonly #load: () => Promise<Grading>;
  /** The last answer that was kept for each gap: asking again with the same one is no new answer. */
  readonly #kept = new Map<string, string>();

  constructor(host: HTMLElement, load: () => Promise<Grading>) {
    this.#host = host;
    this.#load = load;
  }

  listen(): void {
    this.#host.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.closest('.derivation-switch')) this.#show(target.value);
    });
    this.#host.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('[data-do]') : null;
      if (button) this.#do(button);
    });
    this.#host.addEventListener('keydown', ({ key, target }) => {
      const gap = key === 'Enter' && target instanceof HTMLInputElement ? target.closest('[data-blank]') : null;
      if (gap) this.#check(gap);
    });
  }

  #show(form: string): void {
    this.#host.dataset['form'] = form;
    delete this.#host.dataset['compared'];
    this.#say(form === 'faded' ? gapsToFill(gapsIn(this.#host).length) : form === 'open' ? WRITE : '');
  }

  #do(button: Element): void {
    const gap = button.closest('[data-blank]');
    if (gap) this.#check(gap);
    else if (button.getAttribute('data-do') === 'compare') this.#compare();
    else this.#count();
  }

  #compare(): void {
    this.#host.dataset['compared'] = '';
    addBoxes(this.#host);
    this.#say(TICK);
  }

  #count(): void {
    const { had, all } = countBoxes(this.#host);
    this.#say(had === all ? `You had all ${all} points.` : `You had ${had} of ${all} points.`);
    this.#keep('open', `${had}/${all}`, { kind: had === all ? 'right' : 'wrong' });
  }

  #check(box: Element): void {
    const gap = readGap(box);
    const typed = chosenAnswer(box);
    this.#load().then(
      ({ judgeExpression }) => {
        this.#judge(box, gap, typed === '' ? nothingYet(gap) : judgeGap(gap, typed, judgeExpression));
      },
      () => this.#say(MISSING),
    );
  }

  #judge(box: Element, gap: Gap, verdict: Verdict): void {
    fillVerdict(box, verdict.kind, reasonOf(box, verdict));
    if (verdict.kind === 'right') markSolved(this.#host, box);
    if (verdict.kind !== 'unreadable') this.#keep(`gap-${gap.number}`, chosenAnswer(box), verdict);
  }

  #keep(blank: string, typed: string, verdict: Answer['verdict']): void {
    if (this.#kept.get(blank) === typed) return;
    this.#kept.set(blank, typed);
    void this.#load()
      .then(({ record }) => record({ problem: this.#host.dataset['problem'] ?? '', seed: 0, blank, verdict }))
      .then((notice) => {
        if (notice !== '') this.#say(notice);
      });
  }

  #say(text: string): void {
    this.#host.querySelector('[data-part="notice"]')?.replaceChildren(text);
  }
}

const WRITE = 'Write the whole derivation on paper, each step with its reason. Then compare.';
const TICK = 'Below are the worked steps and what a full answer contains. Tick what you had.';
const MISSING = 'Checking could not be loaded. The worked form is complete; reload the page to try again.';

function gapsToFill(count: number): string {
  const gaps = count === 1 ? 'Fill the gap' : `Fill the ${count} gaps`;
  return `${gaps}. A formula counts in any equivalent form, such as 1/(1+x^2), exp(-t) or sqrt(d).`;
}

function nothingYet({ options }: Gap): Verdict {
  return { kind: 'unreadable', because: options > 0 ? 'Choose an answer first.' : 'Type a formula first.' };
}

function judgeGap(gap: Gap, typed: string, judgeExpression: Grading['judgeExpression']): Verdict {
  if (gap.options === 0) return judgeExpression(typed, gap);
  if (typed === gap.answer) return { kind: 'right' };
  const slip = gap.slips.find(({ answer }) => answer === typed);
  return slip ? { kind: 'wrong', because: slip.because } : { kind: 'wrong' };
}

/** The text below a verdict: why it is right, which mistake was made, or what to do. */
function reasonOf(box: Element, verdict: Verdict): readonly Node[] {
  if (verdict.kind === 'unreadable') return [new Text(verdict.because)];
  if (verdict.kind === 'right')
    return clonesOf([...(box.querySelector('.derivation-why')?.childNodes ?? [])].filter(isReason));
  const slip = slipsIn(box).find((_, index) => String(index) === verdict.because);
  return slip
    ? clonesOf([...slip.childNodes])
    : [new Text(verdict.because ?? 'Try again, or look at the worked form.')];
}

function isReason(node: Node): boolean {
  return !(node instanceof Element && node.classList.contains('derivation-slip'));
}

function clonesOf(nodes: readonly Node[]): readonly Node[] {
  return nodes.map((node) => node.cloneNode(true));
}
