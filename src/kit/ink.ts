/** What a mark stands for, which decides its color: one of the five roles of the course, or plain ink. */
export type Ink = 'data' | 'parameter' | 'activation' | 'gradient' | 'target' | 'plain' | 'soft' | 'faint';

/** How a line is drawn, so that lines differ without their color. */
export type Dash = 'solid' | 'dashed' | 'dotted';
