/** The folder that a path or URI lies in, without the slash at its end. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** A relative path, resolved from a folder; absolute ones stay. `.` and `..` are worked out. */
export const resolvePath = (folder: string, path: string): string => {
  const parts: string[] = [];
  const whole = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) ? path : `${folder}/${path}`;
  for (const part of whole.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.join('/');
};
