/** Code in Markdown; text from a document may hold backticks. */
export const code = (text: string): string => {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const gap = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${gap}${text.replaceAll(/\s+/g, ' ')}${gap}${fence}`;
};

/** All that begins something; an underscore within a word is one, as a tilde alone is. */
const MARK = /[\\`*[\]<>]|(?<![a-z\d])_|_(?![a-z\d])|~(?=~)|&(?=#?\w+;)/gi;

/** Text as it is: what is told of images may be the words of strangers, who could put links to commands there. */
export const asMarkdown = (text: string): string => text.replaceAll(MARK, '\\$&').replaceAll(/\s+/g, ' ');

/** The target of a link that runs a command, where the client has said that it runs such. */
export const commandLink = (command: string, argument: unknown): string =>
  `command:${command}?${encodeURIComponent(JSON.stringify([argument])).replaceAll(/[!'()*]/g, percentEncoded)}`;

/** These would end a link, or begin something else. */
const percentEncoded = (character: string): string => `%${character.charCodeAt(0).toString(16)}`;
