/** The last part of a path, slashes at its end left out. By hand, for `/\/+$/` takes time squared on a path of slashes. */
export const lastPart = (path: string): string => {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end--;
  return path.slice(path.lastIndexOf('/', end - 1) + 1, end);
};
