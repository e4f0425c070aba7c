import { figureAnchor } from '../../book/address.ts';
import { readFormula } from '../../book/reading/read-formula.ts';
import type { FrameProps, PredictQuestion } from '../../kit/frame.ts';
import type { Settings } from '../../kit/settings.ts';

/** What an author writes on `<Explorable>`; `number` is added by the Markdown plugin. */
export interface ExplorableProps {
  readonly id: string;
  /** "7.2" */
  readonly number: string;
  /** A question in inline Markdown; it comes with options and an answer. */
  readonly predict?: string;
  readonly options?: readonly string[];
  /** The option that comes true, counted from 1. */
  readonly answer?: number;
  /** The settings to which the figure moves once a prediction is made. */
  readonly then?: Settings;
}

/** The frame of a figure; `inline` sets one line of Markdown as HTML. */
export function frameOf(props: ExplorableProps, captionHtml: string, inline: (markdown: string) => string): FrameProps {
  const { id, number } = props;
  return {
    id,
    anchor: figureAnchor(id),
    number,
    captionHtml: withoutParagraph(captionHtml),
    predict: questionOf(props, inline),
  };
}

function questionOf(
  { id, predict, options, answer, then }: ExplorableProps,
  inline: (markdown: string) => string,
): PredictQuestion | null {
  if (predict === undefined) return null;
  if (options === undefined || answer === undefined || options[answer - 1] === undefined) {
    throw new Error(
      `<Explorable id="${id}"> asks without an answer among its options: give options and answer, from 1`,
    );
  }
  return {
    questionHtml: inline(predict),
    optionsHtml: options.map(inline),
    optionsSpoken: options.map(spoken),
    answer,
    then: then ?? {},
  };
}

/** A caption of one paragraph runs on behind "Figure 7.2."; of several paragraphs each stands for itself. */
function withoutParagraph(html: string): string {
  return /^\s*<p>((?:(?!<p[ >])[^])*)<\/p>\s*$/.exec(html)?.[1] ?? html.trim();
}

/** An option with its formulas in words, or null without formulas: browsers leave MathML out of the name of a button. */
function spoken(option: string): string | null {
  return option.includes('$') ? option.replace(/\$([^$]+)\$/g, (_, tex: string) => readFormula(tex)) : null;
}
