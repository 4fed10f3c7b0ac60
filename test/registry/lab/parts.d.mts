export const REGISTRY: string;
export function reasonToSkip(): string | false;
