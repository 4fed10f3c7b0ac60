import { type Making, methodInWords } from '../facts/images/making.ts';
import type { Shipped } from '../facts/images/shipped.ts';

/** How an image is made, in a sentence for each way, and the distribution's own package where it is not what is used. */
export const makingInWords = ({ software, methods, alsoFromSource }: Making, shipped: Shipped | undefined): readonly string[] => {
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
    ...(shipped === undefined || isPackaged ? [] : [`${shippedInWords(software, shipped)}.`]),
  ];
};

const shippedInWords = (software: string, { package: name, distribution, version }: Shipped): string =>
  version === undefined ? `Debian ships ${software} as ${name}` : `Debian ${distribution.release} ships ${software} as ${name} ${version}`;
