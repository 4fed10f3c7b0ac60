import { homedir } from 'node:os';

/** Variables of the process, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The user's home. Node throws where nobody knows of one, as in a container that runs under any number; Docker takes the root there. */
export const homeOf = ({ HOME }: Environment): string => {
  try {
    return HOME ?? homedir();
  } catch {
    return '/';
  }
};
