/** Settings that a collection of Anki's schema 11 must have; an import leaves the reader's own as they are. */
export const settings = {
  activeDecks: [1],
  addToCur: true,
  collapseTime: 1200,
  curDeck: 1,
  dueCounts: true,
  estTimes: true,
  newBury: true,
  newSpread: 0,
  nextPos: 1,
  sortBackwards: false,
  sortType: 'noteFld',
  timeLim: 0,
};

/** Anki's own default options of a deck, which the decks refer to as number 1. */
export const deckOptions = {
  1: {
    id: 1,
    mod: 0,
    name: 'Default',
    usn: 0,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    new: { bury: true, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 7], order: 1, perDay: 20, separate: true },
    rev: { bury: true, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, minSpace: 1, perDay: 200 },
    desiredRetention: 0.9,
    lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
  },
};

/** A deck in the form of schema 11; "A::B" is a deck within the deck "A". */
export function deckEntry({ id, name, description }: Readonly<{ id: number; name: string; description: string }>) {
  const today = [0, 0];
  return {
    id,
    name,
    desc: description,
    mod: 0,
    usn: -1,
    conf: 1,
    dyn: 0,
    collapsed: false,
    extendNew: 0,
    extendRev: 0,
    newToday: today,
    revToday: today,
    lrnToday: today,
    timeToday: today,
  };
}
