/**
 * Regular expressions (Oniguruma) that several rules share. None has a capture group, so that those who compose them can
 * count theirs; words are atomic, so that a long line cannot make them backtrack.
 */

export const BLANK = String.raw`[ \t]`;

const QUOTED = String.raw`"(?:[^"\\]|\\.)*"|'[^']*'`;

/** A word as BuildKit's shell lexer sees it; an open quote is no word, so nothing behind it is looked at. */
export const WORD = String.raw`(?>(?:[^\s"'\\]|\\.|${QUOTED})+)`;

const FLAG = String.raw`--[A-Za-z](?>(?:[^\s"'\\]|\\.|${QUOTED})*)`;

/** Flags stand only before the first argument. */
export const FLAGS = `(?:${BLANK}*${FLAG})*`;

/** The rest of a line with no more than flags and a continuation, by either escape character: which one counts is known to the injection that reads it. */
export const ONLY_FLAGS = String.raw`(?:${BLANK}*${FLAG})*${BLANK}*[\\\x60]${BLANK}*$`;

/** Narrower than BuildKit's `[^<]+`: `$((1 << 3))` in a file that is being written must not turn the rest into a body. */
export const DELIMITER = String.raw`[A-Za-z_./][\w./-]*`;

export const HEREDOC_OPERATOR = String.raw`\d*<<-?`;

/** BuildKit: `^(\d*)<<(-?)\s*([^<]*)$` for one word; blanks may stand before the delimiter. */
export const HEREDOC = String.raw`${HEREDOC_OPERATOR}${BLANK}*["'\\]?${DELIMITER}["']?(?=\s)`;

/** The words of a header before its (next) here-document. */
export const WORDS_BEFORE_HEREDOC = `(?:(?!${HEREDOC})${WORD}${BLANK}+)*`;

/** A here-document with its delimiter as the only group. */
export const HEREDOC_CAPTURED = String.raw`${HEREDOC_OPERATOR}${BLANK}*["'\\]?(${DELIMITER})["']?(?=\s)`;

export const VARIABLE = String.raw`\$\{[^}\n]*\}|\$\w+`;

/** The start of a JSON array of strings that ends on this line or goes on by a continuation; `[ -f x ]` is a command. */
export const JSON_ARRAY = String.raw`\[\s*(?>(?:"(?>(?:[^"\\\n]|\\.)*)"\s*(?:,\s*)?)*)(?:\]\s*$|[\\\x60][ \t]*$)`;

export const DIRECTIVE_LINE = String.raw`${BLANK}*#${BLANK}*(?i:syntax|escape|check)${BLANK}*=`;

/** The start of an instruction: groups 1 and 2 are ONBUILD and the keyword. */
export const instructionStart = (keywords: string): string =>
  String.raw`^[ \t]*(?:(?i:(ONBUILD))[ \t]+)?(?i:(${keywords}))(?=\s|\\$|\x60$)`;
