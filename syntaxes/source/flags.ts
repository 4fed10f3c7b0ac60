import { anImage } from './image.ts';
import { include, inside, named, namedInside, type Repository, type Rule } from './rule.ts';

const VALUE = String.raw`(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')*`;
const START = String.raw`(?<=\s|^)(--)`;

const dashes = named('punctuation.definition.parameter');
const flagName = named('entity.other.attribute-name.flag');
const equals = named('keyword.operator.assignment');

const flagOf = (name: string, value: Rule): Rule => ({
  match: `${START}(${name})(=)(${VALUE})`,
  ...named('meta.flag'),
  captures: { 1: dashes, 2: flagName, 3: equals, 4: value },
});

const flag: Rule = {
  patterns: [
    flagOf('mount', inside('#mount-field')),
    flagOf('from', anImage),
    flagOf('platform', namedInside('string.unquoted.platform', '#variable', '#slash')),
    flagOf('[A-Za-z][A-Za-z0-9-]*', namedInside('string.unquoted.flag', '#variable')),
    {
      match: String.raw`${START}([A-Za-z][A-Za-z0-9-]*)(?=\s|\\$)`,
      ...named('meta.flag'),
      captures: { 1: dashes, 2: flagName },
    },
  ],
};

const field = (key: string, value: Rule): Rule => ({
  match: String.raw`(?<=^|[,="'])(${key})(=)([^,\n"']*)`,
  captures: { 1: named('entity.other.attribute-name.key'), 2: equals, 3: value },
});

const mountField: Rule = {
  patterns: [
    field('type', named('support.constant.mount-type')),
    field('from', anImage),
    field('[A-Za-z-]+', namedInside('string.unquoted.mount', '#variable')),
    { match: String.raw`(?<=^|,)[A-Za-z-]+(?=,|["']|$)`, ...named('entity.other.attribute-name.key') },
    { match: ',', ...named('punctuation.separator.mount') },
    include('#variable'),
  ],
};

export const flagRules: Repository = { flag, 'mount-field': mountField };
