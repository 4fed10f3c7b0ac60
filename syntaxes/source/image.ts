import { include, inside, named, namedInside, type Repository, type Rule } from './rule.ts';
import { instructionStart, VARIABLE } from './words.ts';

const PART = String.raw`(?:[A-Za-z0-9_.-]|${VARIABLE})+`;
const HOST = String.raw`(?:localhost|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|\[[0-9A-Fa-f:]+\])(?::\d+)?|[A-Za-z0-9-]+:\d+`;
const TAG = String.raw`(?:[\w.-]|${VARIABLE})+`;

/** Groups: 1 host, 2 its slash, 3 path, 4 name, 5 colon, 6 tag, 7 at sign, 8 algorithm, 9 colon, 10 hex. */
const REFERENCE = String.raw`(?:(${HOST})(/))?((?:${PART}/)*)(${PART})(?:(:)(${TAG}))?(?:(@)(?:([A-Za-z][\w+.-]*)(:))?([0-9A-Fa-f]+|${VARIABLE}))?`;

const referenceCaptures = {
  1: named('entity.name.namespace.registry'),
  2: named('punctuation.separator.path'),
  3: namedInside('entity.name.namespace.path', '#variable', '#slash'),
  4: namedInside('entity.name.type.image', '#variable'),
  5: named('punctuation.separator.tag'),
  6: namedInside('constant.other.tag', '#variable'),
  7: named('punctuation.separator.digest'),
  8: named('keyword.other.digest-algorithm'),
  9: named('punctuation.separator.digest-algorithm'),
  10: namedInside('constant.numeric.hex.digest', '#variable'),
};

const from: Rule = {
  ...named('meta.instruction'),
  begin: instructionStart('FROM'),
  beginCaptures: { 1: named('keyword.control.onbuild'), 2: named('keyword.other.special-method') },
  while: String.raw`\G`,
  patterns: [
    include('#flag'),
    {
      match: String.raw`(?<=\s)(?i:(AS))(?:[ \t]+([^\s\\]+))?(?=\s)`,
      captures: { 1: named('keyword.control.as'), 2: namedInside('entity.name.label.stage', '#variable') },
    },
    { match: String.raw`(?<=\s)(["']?)(scratch)\1(?=\s)`, captures: { 2: named('constant.language.scratch') } },
    { match: String.raw`(?<=[\s"'])(?!--)${REFERENCE}`, captures: referenceCaptures },
    { match: String.raw`["']`, ...named('punctuation.definition.string') },
  ],
};

const variable: Rule = {
  patterns: [
    {
      match: String.raw`(\$\{)(\w+)(?:(:?[-+?]|##?|%%?|//?)([^}\n]*))?(\})`,
      ...named('meta.variable'),
      captures: {
        1: named('punctuation.definition.variable.begin'),
        2: named('variable.other.readwrite'),
        3: named('keyword.operator.expansion'),
        4: namedInside('string.unquoted.default', '#variable'),
        5: named('punctuation.definition.variable.end'),
      },
    },
    {
      match: String.raw`(\$)(\w+)`,
      ...named('meta.variable'),
      captures: { 1: named('punctuation.definition.variable'), 2: named('variable.other.readwrite') },
    },
  ],
};

export const imageRules: Repository = {
  from,
  variable,
  reference: { match: REFERENCE, captures: referenceCaptures },
  slash: { match: '/', ...named('punctuation.separator.path') },
};

/** `inside` an image reference, for flags that take one. */
export const anImage: Rule = inside('#reference');
