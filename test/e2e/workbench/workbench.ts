import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

export type Severity = 'error' | 'warning' | 'info';

const SCREENSHOTS = join(import.meta.dirname, '..', 'screenshots');
const START_LIMIT = 60_000;
const HOVER_LIMIT = 2_000;
const ROW_LIMIT = 3_000;

/** VS Code as a person uses it: keys and clicks go in, what the screen shows comes out. */
export class Workbench {
  readonly #page: Page;
  readonly #folder: string;

  constructor(page: Page, folder: string) {
    this.#page = page;
    this.#folder = folder;
  }

  async waitUntilReady(): Promise<void> {
    await this.#page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: START_LIMIT });
  }

  /** Opens a file by its path within the workspace folder. */
  async openFile(path: string): Promise<void> {
    await this.#choose({ key: 'Control+P', text: path, name: path.slice(path.lastIndexOf('/') + 1) });
    await this.isActive(path);
    await this.#page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Waits until a file is what the user looks at. */
  async isActive(path: string): Promise<void> {
    await this.#page.locator(`.tab.active[data-resource-name="${path.slice(path.lastIndexOf('/') + 1)}"]`).waitFor();
  }

  /** Runs a command of the palette by its whole title. */
  runCommand(title: string): Promise<void> {
    return this.#choose({ key: 'F1', text: `>${title}`, name: title });
  }

  /** How many pieces of text are underlined. */
  squiggles(severity: Severity): Promise<number> {
    return this.#page.locator(`.monaco-editor .squiggly-${severity}`).count();
  }

  /** Both count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.#dismiss();
    await this.#page.keyboard.press('Control+G');
    const input = this.#page.locator('.quick-input-widget input[type="text"]');
    await input.fill(`:${line}:${column}`);
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await this.#page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** The hover at the cursor, once it says what is expected: its parts come one after another. */
  showHover(expected: RegExp): Promise<string> {
    return eventually(
      () => this.#hoverOnce(expected),
      (text) => expected.test(text),
    );
  }

  /** Follows a link in the hover at the cursor. */
  async followInHover(expected: RegExp, link: RegExp): Promise<void> {
    await this.showHover(expected);
    await this.#page.locator('.monaco-editor .monaco-hover:visible a').filter({ hasText: link }).first().click();
  }

  /** Chooses one of the answers that a notification offers. */
  async answerNotification(answer: RegExp): Promise<void> {
    await this.#page.locator('.notifications-toasts .monaco-button').filter({ hasText: answer }).first().click();
  }

  /** The messages that are shown as notifications, those of work under way included. */
  async notifications(): Promise<string[]> {
    const messages = await this.#page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
    return messages.map((message) => message.trim());
  }

  /** What stands above the lines of code. */
  codeLenses(): Promise<string[]> {
    return this.#page.locator('.monaco-editor .codelens-decoration a').allInnerTexts();
  }

  async followCodeLens(title: RegExp): Promise<void> {
    await this.#page.locator('.monaco-editor .codelens-decoration a').filter({ hasText: title }).first().click();
  }

  /** The titles of the quick fixes at the cursor. */
  async quickFixes(): Promise<string[]> {
    const rows = await this.#openQuickFixes();
    const titles = await rows.allInnerTexts();
    await this.#dismiss();
    return titles.map((title) => title.trim());
  }

  async applyQuickFix(title: RegExp): Promise<void> {
    const rows = await this.#openQuickFixes();
    await rows.filter({ hasText: title }).first().click();
    await rows.first().waitFor({ state: 'hidden' });
  }

  /** What the screen shows of the file, hints between the words included. */
  async shownText(): Promise<string> {
    await this.#dismiss();
    const [lines = ''] = await this.#page.locator('.monaco-editor .view-lines').allInnerTexts();
    return lines.replaceAll('\u00a0', ' ');
  }

  /** The text of a file as the editor has it: saved, because the screen shows hints between the words. */
  async editorText(name: string): Promise<string> {
    await this.#page.keyboard.press('Control+S');
    await this.#page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    return readFile(join(this.#folder, name), 'utf8');
  }

  /** The findings that the Problems panel lists. */
  async problems(): Promise<string[]> {
    await this.#dismiss();
    const panel = this.#page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.#page.keyboard.press('Control+Shift+M');
    await panel.waitFor();
    const rows = await panel.locator('.monaco-list-row:has(.marker-icon)').allInnerTexts();
    return rows.map((row) => row.replaceAll(/\s+/g, ' ').trim());
  }

  /** The words in the status bar, one an entry. */
  statusBar(): Promise<string[]> {
    return this.#page.locator('.statusbar-item').allInnerTexts();
  }

  async screenshot(name: string): Promise<void> {
    await this.#page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  /** Chooses a row of the quick input by its name; the list has what there was when it was opened, so that it is opened anew for what is late. */
  async #choose({ key, text, name }: { readonly key: string; readonly text: string; readonly name: string }): Promise<void> {
    const input = this.#page.locator('.quick-input-widget input[type="text"]');
    const row = this.#page.locator('.quick-input-list .monaco-list-row').filter({ has: this.#page.getByText(name, { exact: true }) });
    const choose = async (): Promise<boolean> => {
      await this.#dismiss();
      await this.#page.keyboard.press('Escape');
      await this.#page.keyboard.press(key);
      const chosen = input.fill(text, { timeout: ROW_LIMIT }).then(() => row.first().click({ timeout: ROW_LIMIT }));
      return chosen.then(
        () => true,
        () => false,
      );
    };
    await eventually(choose, (isChosen) => isChosen);
    await input.waitFor({ state: 'hidden' });
  }

  /** A key that is pressed while the editor is busy may be lost, so it is pressed again. */
  async #openQuickFixes(): Promise<Locator> {
    // Two elements match: the widget and the box that it stands in.
    const rows = this.#page.locator('.action-widget').first().locator('.monaco-list-row.action');
    const nothing = this.#page.locator('.monaco-editor-overlaymessage');
    const press = async (): Promise<boolean> => {
      await this.#dismiss();
      await this.#page.keyboard.press('Control+.');
      const shown = rows.or(nothing).first().waitFor({ timeout: 4000 });
      return shown.then(
        () => true,
        () => false,
      );
    };
    await eventually(press, (isShown) => isShown);
    return rows;
  }

  /** An open hover takes in parts that come late, but none that came after it, nor is there one before the server is up: then it is opened anew. */
  async #hoverOnce(expected: RegExp): Promise<string> {
    await this.#dismiss();
    await this.#page.keyboard.press('Control+K');
    await this.#page.keyboard.press('Control+I');
    const hover = this.#page.locator('.monaco-editor .monaco-hover:visible').first();
    await hover
      .filter({ hasText: expected })
      .waitFor({ timeout: HOVER_LIMIT })
      .catch(() => undefined);
    return (await hover.allInnerTexts()).join('\n');
  }

  /** Closes what stands over the text. */
  async #dismiss(): Promise<void> {
    const over = this.#page.locator('.action-widget:visible, .monaco-editor .monaco-hover:visible').first();
    if (!(await over.isVisible())) return;
    await this.#page.keyboard.press('Escape');
    await over.waitFor({ state: 'hidden' });
  }
}
