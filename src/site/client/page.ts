import { startTheme } from './theme.ts';
import { startCodeCopy } from './code-copy.ts';
import { keepOffline } from '../offline/client.ts';
import { startOutline } from './outline.ts';
import { startPreviews } from './preview.ts';
import { startRings } from './rings.ts';
import { startScrollBoxes } from './scroll-boxes.ts';
import { startSymbols } from './symbols.ts';

/** What every page does once it is read: each part does nothing where it finds nothing to do. */
startTheme(document);
startOutline(document);
startPreviews(document);
startSymbols(document);
startScrollBoxes(document);
startCodeCopy(document);
startRings(document);
keepOffline(document);
