/**
 * `key`: the form of a known provider's keys; `value`: as nobody would write by hand under a name that says secret; `default`: a word
 * under such a name, which works as the password until somebody changes it.
 */
export type SecretLikeness = { readonly as: 'key'; readonly kind: string } | { readonly as: 'value' } | { readonly as: 'default' };

const KEYS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/, 'an AWS access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b/, 'a GitHub token'],
  [/\bgithub_pat_\w{60,}\b/, 'a GitHub token'],
  [/\bglpat-[\w-]{20,}/, 'a GitLab token'],
  [/\bxox[abpors]-[\w-]{20,}/, 'a Slack token'],
  [/\b[sr]k_live_[A-Za-z0-9]{20,}\b/, 'a Stripe key'],
  [/\bAIza[\w-]{35}\b/, 'a Google API key'],
  [/\bnpm_[A-Za-z0-9]{36}\b/, 'an npm token'],
  [/\bsk-(?:proj-|ant-[\w-]+-)?[A-Za-z0-9]{32,}/, 'a key of an AI service'],
  [/\bhf_[A-Za-z0-9]{30,}\b/, 'a Hugging Face token'],
  [/\bSG\.[\w-]{22}\.[\w-]{43}\b/, 'a SendGrid key'],
  [/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, 'a private key'],
];

/** The last word of a name says what it holds; `GPG_KEY` and other public keys are none. */
const SECRET_NAME =
  /(?:^|[_.-])(?:pass(?:word|wd|phrase|wort)?|pwd|secret|(?:api|access|auth|private|signing|encryption|master|secret|client|session|jwt|cookie|app)[_-]?(?:key|secret|token|password)|secret[_-]?key[_-]?base|token|credentials?)$|(?:password|passwd|apikey|secretkey|authtoken|accesstoken)$/i;
const PUBLIC_NAME =
  /(?:^|[_.-])(?:public|publishable|no|allow|use|enable|disable|skip|min|max|random|generate|empty|require|show|reset)(?:[_.-]|$)|^csrf|csrf[_.-]token$|token[_.-]?(?:url|type|path)$|^kafka_\w*_credentials$/i;

/** What stands for a value that is yet to be given, or for none. */
const PLACEHOLDER =
  /^(?:|[<[{%(].*|.*[>\]]|x{3,}.*|\*+|\.{3}|-|_+|(?:your|my|the|some|insert|enter|put|add|fill|set|replace|generate)[ _.-].*|.*(?:_|-|\b)(?:here|placeholder|dummy|fake|replace(?:[_-]?me)?|redacted|todo|tbd|not[_-]?(?:a|an|set|used|needed|real)|unused|ignored|invalid)(?:\b|_|-).*|dummy.*|fake.*|none|null|nil|undefined|true|false|yes|no|on|off|enabled|disabled|[01]|n\/a|na|required|optional|empty)$/i;
/** What says which secret it is, not what: `GOOGLE_API_KEY_VAL`, `token-id`; and an id that is all zeros. */
const WORD_FOR_VALUE = /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z]+(?:[_-][a-z]+)*[_-](?:id|name|value|val)|[0-]+)$/;
const NO_LITERAL = /\$|\{\{|^(?:file|vault|ref\+\w+|secretref|aws|ssm|op|https?):|^@|^<<|^`/i;
/** A path of a file that holds it. */
const PATH = /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)|^[\w.-]+(?:\/[\w.-]+)*\.(?:pem|key|crt|txt|json|ya?ml|env|file)$/;

const PASSWORD_IN_ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/[^:@/\s]*:([^@/\s]+)@/i;

/** Words that people write when they want any password at all. */
const DEFAULTS =
  /^(?:change[_-]?(?:me|it|this|in[_-]?production)\w*!*|(?:my|test|dev|demo|example|sample|super|very|top|local|default|the)?[_-]?(?:secret|password|passw0rd|passwd|pass|pw|token|key|root|admin|user|toor|guest)[_-]?(?:word|key|token|pass)?\d{0,4}!?|letmein|qwerty|\d{1,8}|example|test|testing|dev|demo|local|foo|bar|baz)$/i;

/** No secret is longer, and what is may be a whole file. */
const LONGEST = 8192;

/** How much a value looks like a secret; `undefined` where it does not, or may be one of no consequence. */
export const secretLikeness = (name: string, whole: string): SecretLikeness | undefined => {
  const value = whole.slice(0, LONGEST);
  const key = KEYS.find(([pattern]) => pattern.test(value));
  if (key && !/EXAMPLE|(.)\1{6}/.test(value)) return { as: 'key', kind: key[1] };
  const inAddress = PASSWORD_IN_ADDRESS.exec(value)?.[1];
  if (inAddress !== undefined) return isLiteral(inAddress) && isMadeUp(inAddress) ? { as: 'value' } : undefined;
  if (!SECRET_NAME.test(name) || PUBLIC_NAME.test(name)) return undefined;
  const text = value.trim().replace(/^(['"])(.*)\1$/, '$2');
  if (!isLiteral(text) || PATH.test(text) || /\s/.test(text)) return undefined;
  return isMadeUp(text) ? { as: 'value' } : { as: 'default' };
};

const isLiteral = (text: string): boolean => ![NO_LITERAL, PLACEHOLDER, WORD_FOR_VALUE].some((pattern) => pattern.test(text));

const LONG = 16;
const SHORT = 10;

/** As people write what a rule for passwords asks for. */
const WORD_AND_NUMBER = /^[A-Za-z]+[\W_]?\d{1,4}[\W_]*$/;

/** Whether a machine made it, or a person who wanted it not to be guessed. */
const isMadeUp = (text: string): boolean => {
  if (DEFAULTS.test(text) || /(?:change|secret|password|example|sample|default|test|insecure)/i.test(text)) return false;
  if (WORD_AND_NUMBER.test(text)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length;
  const distinct = new Set(text).size;
  if (/^[0-9a-f]+$/i.test(text)) return text.length >= LONG && distinct >= 8 && !/0123|1234567|abcdef0/i.test(text);
  if (text.length >= LONG) return kinds >= 3 ? distinct >= SHORT : kinds === 2 && /[A-Z]/.test(text) && /\d/.test(text);
  return text.length >= SHORT && (kinds === 4 || (kinds === 3 && switches(text) >= SWITCHES));
};

const SWITCHES = 6;

/** How often a text goes from one kind of character to another: words do so seldom. */
const switches = (text: string): number => (text.match(/[a-z](?=[^a-z])|[A-Z](?=[^A-Z])|\d(?=\D)/g) ?? []).length;
