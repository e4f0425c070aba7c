/** The color roles of the course: what a symbol stands for, in formulas, diagrams and figures alike. */
export const ROLES = ['data', 'parameter', 'activation', 'gradient', 'target'] as const;

/** One of the color roles. */
export type Role = (typeof ROLES)[number];

/** The TeX macro that gives a symbol its role: `\act{\vh}`. */
export const ROLE_MACROS: Readonly<Record<Role, string>> = {
  data: '\\data',
  parameter: '\\param',
  activation: '\\act',
  gradient: '\\grad',
  target: '\\target',
};

const ROLE_OF: ReadonlyMap<string, Role> = new Map(ROLES.map((role) => [ROLE_MACROS[role], role]));

/** The role that a macro gives; null for any other control word. */
export function roleOfMacro(macro: string): Role | null {
  return ROLE_OF.get(macro) ?? null;
}
