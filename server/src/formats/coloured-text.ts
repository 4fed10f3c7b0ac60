import picocolors from 'picocolors';
import type { Format } from './format.ts';
import { paintedText } from './text.ts';

/** The text format in the colours of a terminal. */
export const formatColouredText: Format = (report, options) => paintedText(report, { ...options, paint: picocolors.createColors(true) });
