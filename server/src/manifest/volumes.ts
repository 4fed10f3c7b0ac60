/** What a volume says, whoever writes it: where on the host, where in the container. */
export interface Bind {
  /** Normalised, with variables that are not known as they are written. */
  readonly source: string;
  readonly target: string | undefined;
  readonly isReadOnly: boolean;
}

const READ_ONLY: ReadonlySet<string> = new Set(['ro', 'readonly', 'read_only']);

/** `SOURCE:TARGET[:options]`; `undefined` for a volume by name, or a folder of the project. */
export const readShortVolume = (value: string): Bind | undefined => {
  const [source = '', target, options = ''] = splitColons(value);
  if (!isHostPath(source) || target === undefined) return undefined;
  return { source: sourceOf(source, target), target, isReadOnly: options.split(',').some((option) => READ_ONLY.has(option)) };
};

/** `type=bind,source=…,target=…`. */
export const readMountFields = (value: string): Bind | undefined => {
  const fields = new Map(value.split(',').map((field) => splitField(field.trim())));
  const source = fields.get('source') ?? fields.get('src');
  const type = fields.get('type');
  if ((type !== 'bind' && type !== 'npipe') || source === undefined || !isHostPath(source)) return undefined;
  return { source: sourceOf(source, targetOf(fields)), target: targetOf(fields), isReadOnly: isReadOnly(fields) };
};

const ONLY_VARIABLE = /^(?:\$\w+|\$\{\w+\}|\$\{\{[^}]*\}\})$/;

/** The path on the host; a variable that stands where a socket should be is that socket, or the container would not work. */
export const sourceOf = (source: string, target: string | undefined): string =>
  ONLY_VARIABLE.test(source) && target?.endsWith('.sock') ? normalize(target) : normalize(source);

/** A field of a mount; one without a value is a switch. */
export const splitField = (field: string): readonly [string, string] => {
  const equals = field.indexOf('=');
  return equals < 0 ? [field, 'true'] : [field.slice(0, equals), field.slice(equals + 1)];
};

/** Where a mount stands in the container, under whichever name. */
export const targetOf = (fields: ReadonlyMap<string, string>): string | undefined =>
  fields.get('target') ?? fields.get('dst') ?? fields.get('destination');

const isReadOnly = (fields: ReadonlyMap<string, string>): boolean =>
  [...READ_ONLY].some((name) => fields.has(name) && fields.get(name) !== 'false' && fields.get(name) !== '0');

/** A colon inside `${NAME:-default}` separates nothing, and neither does that of a drive of Windows. */
const PART = /(?:\$\{\{.*?\}\}|\$\{[^}]*\}|(?<![^:])[A-Za-z]:(?=[\\/][^/])|[^:])+/gs;

/** No volume is longer, and reading one that is all openings would take time squared. */
const LONGEST = 1024;

const splitColons = (value: string): readonly string[] => (value.length > LONGEST ? [] : (value.match(PART) ?? []));

/** A bare name is a volume and a relative path is the project's; a variable may be anything, and is told by what stands beside it. */
export const isHostPath = (source: string): boolean => /^(?:[/~]|\\\\|\$|[A-Za-z]:[\\/])/.test(source) || /\.sock\}?$/.test(source);

/** Without doubled and trailing slashes and parts that go nowhere; pipes of Windows as they are. */
export const normalize = (path: string): string => {
  if (path.startsWith('//./')) return path;
  const isAbsolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/'))
    if (part === '..' && isAbsolute) parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  return `${isAbsolute ? '/' : ''}${parts.join('/')}`;
};

/** The host's side of a volume as it is written, in the short form or by itself; `undefined` where it can't stand in a plain scalar. */
export const sourceWritten = (written: string): string | undefined => {
  const [source = ''] = splitColons(written);
  return /^(?:[/~$])[^\s#'"`\\]*$/.test(source) ? source : undefined;
};
