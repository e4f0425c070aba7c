import type { Desk } from '../../study/desk.ts';
import type { StudyEvent } from '../../study/event.ts';
import { markReviewed } from '../../study/marker.ts';
import { paperText } from '../../study/paper-address.ts';
import { paperOf, type PaperChoice, type PaperQuestion } from '../../study/paper.ts';
import type { PoolChapter } from '../../study/pool.ts';
import type { Asked } from './asked.ts';
import { happenings, marksOf, type SetQuestion } from './grading.ts';
import { blankSheet, type Sheet, type SheetStore } from './sheet.ts';

/** The world around the page. */
export interface ExamNeeds {
  readonly desk: Desk;
  readonly pool: readonly PoolChapter[];
  /** Makes a question ready to be shown; rejects where it cannot. */
  readonly askedOf: (question: PaperQuestion) => Promise<Asked>;
  readonly sheets: SheetStore;
  /** The paper that the page's address asks for. */
  readonly paperInAddress: () => PaperChoice | null;
  /** The address of a paper, or of the choice of one. */
  readonly addressOf: (paper: PaperChoice | null) => string;
  /** Puts an address into the page's bar, as a new entry of its history. */
  readonly goTo: (address: string) => void;
  readonly copy: (text: string) => Promise<void>;
  readonly print: () => void;
  /** A whole number from 1 to 2^32 - 1. */
  readonly randomSeed: () => number;
}

/** What the page shows: the choice of a paper, its cover, its questions, the grading of what is in words, the result. */
export type View = 'setup' | 'cover' | 'paper' | 'grading' | 'result';

/** The state of the page: the paper, what the reader put down, and what follows from them. */
export class Exam {
  readonly needs: ExamNeeds;
  #paper: PaperChoice | null = $state.raw(null);
  #sets: readonly SetQuestion[] = $state.raw([]);
  #sheet: Sheet | null = $state.raw(null);
  #isLoaded = $state(false);
  #isKept = $state(true);
  #events: readonly StudyEvent[] = $state.raw([]);
  #now = $state(0);

  constructor(needs: ExamNeeds) {
    this.needs = needs;
    this.visit();
  }

  /** Reads the log, and again at each change of it; what it gives back ends that. */
  async begin(): Promise<() => void> {
    await this.refresh();
    return this.needs.desk.log.subscribe(() => void this.refresh());
  }

  readonly refresh = async (): Promise<void> => {
    this.#events = await this.needs.desk.log.all();
  };

  /** Shows the paper that the address asks for, with what was put down for it before. */
  readonly visit = (): void => {
    const paper = this.needs.paperInAddress();
    if (textOf(paper) === textOf(this.#paper)) return; // a jump to one of its questions
    this.#paper = paper;
    this.#sheet = paper === null ? null : this.needs.sheets.read(paperText(paper));
    this.tick();
    void this.#load();
  };

  /** Looks at the clock. */
  readonly tick = (): void => {
    this.#now = this.needs.desk.now();
  };

  get view(): View {
    if (this.#paper === null) return 'setup';
    if (this.#sheet === null) return 'cover';
    if (this.#sheet.handed === null) return 'paper';
    return this.#sheet.isDone ? 'result' : 'grading';
  }

  get paper(): PaperChoice | null {
    return this.#paper;
  }

  get sets(): readonly SetQuestion[] {
    return this.#sets;
  }

  /** Whether every question that can be had is here. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  get sheet(): Sheet {
    return this.#sheet ?? blankSheet(this.#now);
  }

  get events(): readonly StudyEvent[] {
    return this.#events;
  }

  get address(): string {
    return this.needs.addressOf(this.#paper);
  }

  /** What the reader has to know about the keeping of answers. */
  get notices(): readonly string[] {
    return [...this.needs.desk.log.notices(), ...(this.#isKept ? [] : [NOT_KEPT])];
  }

  /** Milliseconds of the paper's time that are left; negative beyond it. */
  get left(): number {
    const end = this.sheet.handed ?? this.#now;
    return (this.#paper?.minutes ?? 0) * MINUTE - Math.max(0, end - this.sheet.begun);
  }

  /** Minutes from the start to the handing in. */
  get taken(): number {
    return Math.max(1, Math.round(((this.sheet.handed ?? this.#now) - this.sheet.begun) / MINUTE));
  }

  get marks(): ReturnType<typeof marksOf> {
    return marksOf(this.#sets, this.sheet);
  }

  /** Opens the cover of a paper, or the choice of one. */
  readonly choose = (paper: PaperChoice | null): void => {
    this.needs.goTo(this.needs.addressOf(paper));
    this.visit();
  };

  /** Begins the work, with the clock. */
  readonly start = (): void => {
    this.tick();
    this.#write(blankSheet(this.#now));
  };

  readonly answer = (key: string, text: string): void => {
    this.#write({ ...this.sheet, answers: { ...this.sheet.answers, [key]: text } });
  };

  /** Ends the work; where something was asked in words, its grading comes next. */
  readonly handIn = async (): Promise<void> => {
    this.tick();
    this.#write({ ...this.sheet, handed: this.#now });
    if (!this.#sets.some(({ asked }) => asked?.kind === 'discussion')) await this.finish();
  };

  /** Ticks a point of a model answer, or takes the tick away. */
  readonly tickPoint = (item: string, point: number): void => {
    const ticked = this.sheet.ticks[item] ?? [];
    const now = ticked.includes(point) ? ticked.filter((each) => each !== point) : [...ticked, point];
    this.#write({ ...this.sheet, ticks: { ...this.sheet.ticks, [item]: now } });
  };

  /** Closes the grading: what came of it goes into the log, once. */
  readonly finish = async (): Promise<void> => {
    if (this.#paper === null || this.sheet.isDone) return;
    const found = happenings(this.#sets, this.sheet, paperText(this.#paper));
    this.#write({ ...this.sheet, isDone: true });
    if (found.some(({ kind }) => kind === 'review')) markReviewed();
    const { log, stamp } = this.needs.desk;
    await Promise.all(found.map((happening) => log.append({ ...stamp(), ...happening })));
  };

  /** Puts the sheet away, so that the same paper can be taken once more. */
  readonly again = (): void => {
    if (this.#paper !== null) this.needs.sheets.remove(paperText(this.#paper));
    this.#sheet = null;
  };

  #write(sheet: Sheet): void {
    this.#sheet = sheet;
    if (this.#paper !== null) this.#isKept = this.needs.sheets.write(paperText(this.#paper), sheet);
  }

  /** Draws the paper and fetches its questions; one that cannot be had stays empty and says so. */
  async #load(): Promise<void> {
    const paper = this.#paper;
    const questions = paper === null ? [] : paperOf(this.needs.pool, paper);
    this.#sets = questions.map((question) => ({ question, asked: null }));
    this.#isLoaded = false;
    const asked = await Promise.all(questions.map((question) => this.needs.askedOf(question).catch(() => null)));
    if (paper !== this.#paper) return; // another paper was chosen by now
    this.#sets = questions.map((question, index) => ({ question, asked: asked[index] ?? null }));
    this.#isLoaded = true;
  }
}

function textOf(paper: PaperChoice | null): string {
  return paper === null ? '' : paperText(paper);
}

const MINUTE = 60_000;

const NOT_KEPT =
  'This browser keeps nothing for this site, so the answers of this paper last until the page is left or reloaded.';
