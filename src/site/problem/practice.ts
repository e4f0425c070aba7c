import type { Blank, Posed, Problem } from '../../core/problem.ts';
import type { Desk } from '../../study/desk.ts';
import { part } from '../part.ts';
import type { MarkdownRenderers } from '../practice/load-markdown.ts';
import { blankBox, foldedHtml, inputOf } from './parts.ts';
import { posedHtml, type PosedHtml } from './posed-html.ts';
import { recordAnswer } from './record.ts';
import { instanceAddress, readSeed, seedInAddress } from './seed.ts';
import { clearVerdict, showVerdict } from './verdict.ts';

/** What the reader can do with a problem; each says on the page what came of it. */
export interface Practice {
  /** Judges the answers that are typed in. */
  readonly check: () => Promise<void>;
  /** Poses new numbers in place and in the address. */
  readonly fresh: () => Promise<void>;
  /** Goes back to the printed numbers. */
  readonly printed: () => void;
  /** Copies the link to the numbers that are shown. */
  readonly copy: () => Promise<void>;
  /** Poses the numbers that the address asks for. */
  readonly visit: () => Promise<void>;
}

/** The world around a problem. */
export interface PracticeNeeds {
  readonly problem: Problem;
  /** Loads what sets formulas; called only when there are some to set. */
  readonly markdown: () => Promise<MarkdownRenderers>;
  /** Opens the log; called only when there is an answer to write down. */
  readonly desk: () => Promise<Desk>;
  /** A whole number from 0 to 2^32 - 1. */
  readonly randomSeed: () => number;
  readonly address: () => string;
  readonly readdress: (address: string) => void;
  readonly copy: (text: string) => Promise<void>;
}

/** Brings the printed problem in `host` to life. Throws when its markup lacks a part. */
export function createPractice(host: HTMLElement, needs: PracticeNeeds): Practice {
  return new PracticeOnPage(host, needs);
}

class PracticeOnPage implements Practice {
  readonly #host: HTMLElement;
  readonly #needs: PracticeNeeds;
  readonly #id: string;
  readonly #printed: PosedHtml;
  #seed = 0;
  #posed: Posed;
  /** The last answer that was judged in each blank: checking it once more is no new answer. */
  #judged = new Map<string, string>();
  #turns = 0;

  constructor(host: HTMLElement, needs: PracticeNeeds) {
    this.#host = host;
    this.#needs = needs;
    this.#id = host.dataset['id'] ?? '';
    this.#posed = needs.problem.pose(0);
    this.#printed = {
      statement: part(host, 'statement').innerHTML,
      blanks: part(host, 'blanks').innerHTML,
      help: foldedHtml(part(host, 'help')),
    };
    host.addEventListener('input', ({ target }) => {
      const box = target instanceof Element ? target.closest('[data-blank]') : null;
      if (box) clearVerdict(box);
    });
  }

  readonly check = async (): Promise<void> => {
    const { blanks } = this.#posed;
    const answered = blanks.filter((blank) => this.#inputOf(blank).value.trim() !== '');
    if (answered.length === 0) await this.#askForAnswer(blanks[0]);
    await Promise.all(answered.map((blank) => this.#judge(blank)));
  };

  readonly fresh = async (): Promise<void> => {
    await this.#pose(this.#needs.randomSeed() || 1); // 0 is the printed instance
    this.#needs.readdress(this.#link());
    part(this.#host, 'statement').scrollIntoView({ block: 'nearest' }); // a phone shows the button without the text
  };

  readonly printed = (): void => {
    this.#turns += 1;
    this.#show(0, this.#needs.problem.pose(0), this.#printed);
    this.#needs.readdress(this.#link());
    this.#say('These are the printed numbers.');
    this.#host.querySelector<HTMLElement>('[data-do="fresh"]')?.focus(); // the button that had it is gone
  };

  readonly copy = async (): Promise<void> => {
    const link = this.#link();
    await this.#needs.copy(link).then(
      () => this.#say('Link copied.'),
      () => this.#say(`Copying was refused. The link: ${link}`),
    );
  };

  readonly visit = async (): Promise<void> => {
    const text = seedInAddress(this.#needs.address(), this.#id) ?? '';
    const seed = readSeed(text);
    if (seed === null) this.#say(invalidSeed(text));
    else if (seed !== 0) await this.#pose(seed);
    this.#host.scrollIntoView();
  };

  /** Shows the numbers of a seed. Where that fails, those before stay, and the reason is given. */
  async #pose(seed: number): Promise<void> {
    const turn = (this.#turns += 1);
    const posed = poseOrNull(this.#needs.problem, seed);
    if (posed === null) {
      this.#say(unusableSeed(seed));
      return;
    }
    const html = await this.#render(posed);
    if (turn !== this.#turns) return; // other numbers were asked for in the meantime
    if (html !== null) this.#show(seed, posed, html);
    this.#say(html === null ? NO_FORMULAS : `These are the numbers of seed ${seed}.`);
  }

  async #render(posed: Posed): Promise<PosedHtml | null> {
    try {
      return posedHtml(posed, this.#id, await this.#needs.markdown());
    } catch {
      return null;
    }
  }

  #show(seed: number, posed: Posed, html: PosedHtml): void {
    this.#seed = seed;
    this.#posed = posed;
    this.#judged = new Map();
    for (const name of ['statement', 'blanks', 'help'] as const) part(this.#host, name).innerHTML = html[name];
    part(this.#host, 'seed').textContent = seed === 0 ? '' : ` · seed ${seed}`;
    this.#host.querySelector('[data-do="printed"]')?.toggleAttribute('hidden', seed === 0);
  }

  async #askForAnswer(blank: Blank | undefined): Promise<void> {
    if (blank === undefined) return;
    this.#inputOf(blank).focus();
    const verdict = { kind: 'unreadable', because: `Type an answer first: ${blank.form}.` } as const;
    await showVerdict(blankBox(this.#host, blank.key), verdict, this.#needs.markdown);
  }

  async #judge(blank: Blank): Promise<void> {
    const { value } = this.#inputOf(blank);
    const verdict = blank.check(value);
    const shown = showVerdict(blankBox(this.#host, blank.key), verdict, this.#needs.markdown);
    if (verdict.kind !== 'unreadable' && this.#judged.get(blank.key) !== value) {
      this.#judged.set(blank.key, value);
      const answer = { problem: this.#host.dataset['problem'] ?? '', seed: this.#seed, blank: blank.key, verdict };
      this.#say(await recordAnswer(answer, this.#needs.desk));
    }
    await shown;
  }

  #inputOf(blank: Blank): HTMLInputElement {
    return inputOf(blankBox(this.#host, blank.key));
  }

  #link(): string {
    return instanceAddress(this.#needs.address(), this.#id, this.#seed);
  }

  #say(text: string): void {
    part(this.#host, 'notice').textContent = text;
  }
}

const NO_FORMULAS =
  'What sets the formulas could not be loaded, so the numbers stay as they are; reload the page to try again.';

function unusableSeed(seed: number): string {
  return `Seed ${seed} gives no usable numbers, so they stay as they are; ask for new ones once more.`;
}

const LONGEST_QUOTE = 40;

function invalidSeed(text: string): string {
  const quote = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return `The link asks for seed "${quote}". A seed is a whole number from 0 to 4294967295, so these are the printed numbers.`;
}

function poseOrNull(problem: Problem, seed: number): Posed | null {
  try {
    return problem.pose(seed);
  } catch {
    return null;
  }
}
