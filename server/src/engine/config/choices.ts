/** The rules that are on to begin with. */
export const EXTENDS = ['recommended', 'strict'] as const;

/** What a rule can be set to. */
export const SETTINGS = ['off', 'info', 'warning', 'error'] as const;
