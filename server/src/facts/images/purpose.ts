import type { ImageUse } from '../model.ts';

/** What an image is pulled for, in the words of messages. */
export interface Purpose {
  /** What may get another image tomorrow. */
  readonly tomorrow: string;
  /** What comes of a name that no image has. */
  readonly failure: string;
  /** What to look for instead. */
  readonly instead: string;
}

const BUILD: Purpose = {
  tomorrow: "tomorrow's build",
  failure: 'the build stops when it is pulled',
  instead: 'another base',
};
const RUN: Purpose = {
  tomorrow: 'the next pull',
  failure: 'pulling it fails',
  instead: 'another image',
};

/** Whether a build stands on an image, or a container runs it. */
export const purposeOf = ({ role }: Pick<ImageUse, 'role'>): Purpose => (role === 'service' ? RUN : BUILD);

/** Whether what an image holds is run in the end, be it by what is built on it: files may be copied from others. */
export const isRun = ({ role }: Pick<ImageUse, 'role'>): boolean => role === 'base' || role === 'service';
