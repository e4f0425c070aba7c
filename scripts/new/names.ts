/** Files by their path from the project's root. */
export type NewFiles = Readonly<Record<string, string>>;

/** What `npm run new` can make. */
export interface Template {
  /** The files of a new thing of this name. */
  readonly files: (name: string) => NewFiles;
  /** A command that makes what can only be made from the files, or none. */
  readonly finish?: (name: string) => readonly string[];
  /** What is left to do so that readers see it. */
  readonly next: (name: string) => string;
}

/** "gradient-horizon" as a title: "Gradient horizon". */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "gradient-horizon" as the name of a type: "GradientHorizon". */
export function typeOf(name: string): string {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join('');
}
