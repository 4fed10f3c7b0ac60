import { MappedText } from '../../text/mapped-text.ts';

const EXEC = /^(Exec(?:Start|Stop|Reload|Condition)(?:Pre|Post)?[ \t]*=[ \t]*[-@:+!|]*)((?:\\\r?\n|[^\r\n])*)/gm;

/** The commands that a unit of systemd runs, without the marks in front of them. */
export const unitScripts = (text: string): readonly MappedText[] =>
  Array.from(text.matchAll(EXEC), ({ 1: head = '', 2: command = '', index }) => MappedText.verbatim(command, index + head.length));
