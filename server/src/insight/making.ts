import { type Making, methodInWords } from '../facts/images/making.ts';

/** How an image is made, in a sentence for each way, and the distribution's own package where it is not what is used. */
export const makingInWords = ({ software, methods, debianPackage, alsoFromSource }: Making): readonly string[] => {
  const ways = methods.map((method) => {
    const where = method.architectures
      ? `On ${method.architectures.join(', ')} the image`
      : methods.length > 1
        ? 'Elsewhere it'
        : 'The image';
    return `${where} ${methodInWords(method, software)}.`;
  });
  const isPackaged = methods.every(({ method }) => method === 'distro-package' || method === 'distro-rootfs');
  return [
    ...ways,
    ...(alsoFromSource.length === 0 ? [] : [`It also compiles ${alsoFromSource.join(', ')}.`]),
    ...(debianPackage === undefined || isPackaged ? [] : [`Debian ships ${software} as ${debianPackage}.`]),
  ];
};
