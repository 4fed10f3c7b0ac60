interface Row {
  readonly what: string;
  readonly measured: string;
  readonly budget: string;
}

const rows: Row[] = [];

/** What is measured, what came of it, and what it may be. */
export const row = (what: string, measured: string, budget: string): void => void rows.push({ what, measured, budget });

/** All rows so far, as a table. */
export const printRows = (): void => {
  const width = (key: keyof Row): number => Math.max(...rows.map((one) => one[key].length));
  for (const { what, measured, budget } of rows)
    console.log(`${what.padEnd(width('what'))}  ${measured.padEnd(width('measured'))}  ${budget}`);
};
