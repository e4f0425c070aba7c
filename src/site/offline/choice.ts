/** A setting as the theme is one: it is no record of what the reader did. */
const KEY = 'offline';

/** Whether the reader removed what was stored, and wants it so. */
export function isSwitchedOff(): boolean {
  try {
    return localStorage.getItem(KEY) === 'off';
  } catch {
    return false; // storage is refused, so nothing is stored anyhow
  }
}

/** Remembers whether anything may be stored. Where storage is refused there is nothing to remember. */
export function switchOffline(to: 'on' | 'off'): void {
  try {
    if (to === 'off') localStorage.setItem(KEY, 'off');
    else localStorage.removeItem(KEY);
  } catch {
    return;
  }
}
